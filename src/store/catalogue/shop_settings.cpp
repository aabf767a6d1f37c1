#include "store/catalogue/shop_settings.hpp"

#include "store/catalogue/shop_settings.sql.hpp"
#include "store/engine/row_values.hpp"

namespace cartwright::store::shop_settings {

namespace {

constexpr std::string_view name_of_currency = "currency";

} // namespace

std::optional<Currency> currency(Transaction& transaction) {
    const auto row = transaction.one(sql::shop_settings::find, name_of_currency);
    if (!row) return std::nullopt;
    return currency_at(**row, sql::shop_settings::find.value);
}

void keep_currency(Transaction& transaction, Currency currency) {
    transaction.execute(sql::shop_settings::put, name_of_currency, currency.text());
}

bool has_price_in(Transaction& transaction, Currency currency) {
    return transaction.one(sql::shop_settings::has_price_in, currency.text()).has_value();
}

bool has_listing(Transaction& transaction) { return transaction.one(sql::shop_settings::has_listing).has_value(); }

} // namespace cartwright::store::shop_settings
