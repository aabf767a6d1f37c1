#include "store/engine/row_values.hpp"

namespace cartwright::store {

Currency currency_at(const Rows& row, Column column) {
    return parsed_at(row, column, [](std::string_view text) { return Currency::parse(text); });
}

Money money_at(const Rows& row, Column minor, Column currency) {
    return {.minor = row.integer(minor), .currency = currency_at(row, currency)};
}

void throw_unknown(std::string_view text) {
    throw Fault(Fault::Kind::broken,
                "the database contains '" + std::string(text) + "', which this version does not know");
}

} // namespace cartwright::store
