#include "operations/catalogue/shop_currency.hpp"

#include "domain/refusal.hpp"
#include "store/catalogue/products.hpp"
#include "store/catalogue/shop_settings.hpp"

namespace cartwright::operations {

namespace shop_settings = store::shop_settings;

Result<Currency> settle_currency(store::Transaction& tx, std::optional<Currency> wanted) {
    store::products::lock_catalogue(tx); // several nodes may start at the same time
    const auto kept = shop_settings::currency(tx);
    if (kept && kept == wanted.value_or(*kept)) return *kept;
    if (kept && shop_settings::has_price_in(tx, *kept))
        return refuse(Refusal{.why = Why::currency_in_use, .currency = std::string(kept->text())});
    const Currency currency = wanted.value_or(Currency{});
    shop_settings::keep_currency(tx, currency);
    return currency;
}

void propose_currency(store::Transaction& tx, Currency currency) {
    store::products::lock_catalogue(tx);
    if (!shop_settings::currency(tx) && !shop_settings::has_listing(tx)) shop_settings::keep_currency(tx, currency);
}

} // namespace cartwright::operations
