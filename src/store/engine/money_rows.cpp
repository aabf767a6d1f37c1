#include "store/engine/money_rows.hpp"

namespace cartwright::store {

Currency currency_at(const Rows& row, int column) {
    const auto currency = Currency::parse(row.text(column));
    if (!currency)
        throw Fault(Fault::Kind::broken,
                    "'" + std::string(row.text(column)) + "' is stored as a currency, but is not a currency code");
    return *currency;
}

Money money_at(const Rows& row, int column) {
    return {.minor = row.integer(column), .currency = currency_at(row, column + 1)};
}

} // namespace cartwright::store
