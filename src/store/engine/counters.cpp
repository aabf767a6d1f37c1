#include "store/engine/counters.hpp"

#include "store/engine/counters.sql.hpp"

namespace cartwright::store::counters {

std::int64_t next(Transaction& transaction, std::string_view name) {
    return (*transaction.one(sql::counters::next, name))->integer(sql::counters::next.last);
}

void begin_at(Transaction& transaction, std::string_view name, std::int64_t last) {
    transaction.execute(sql::counters::begin_at, name, last);
}

} // namespace cartwright::store::counters
