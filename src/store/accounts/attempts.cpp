#include "store/accounts/attempts.hpp"

#include "store/accounts/attempts.sql.hpp"

namespace cartwright::store::attempts {

std::int64_t count(Transaction& transaction, std::string_view subject, Instant window_end) {
    const auto row = transaction.one(sql::attempts::count, subject, window_end);
    return (*row)->integer(sql::attempts::count.count);
}

std::int64_t find(Transaction& transaction, std::string_view subject, Instant window_end) {
    const auto row = transaction.one(sql::attempts::find, subject, window_end);
    return row ? (*row)->integer(sql::attempts::find.count) : 0;
}

std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit) {
    return transaction.execute_counted(sql::attempts::remove_old, now, limit);
}

} // namespace cartwright::store::attempts
