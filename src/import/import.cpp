#include "import/import.hpp"

#include "domain/refusal.hpp"
#include "domain/terms.hpp"
#include "import/file.hpp"
#include "import/listings.hpp"
#include "import/online_retail.hpp"
#include "import/plans.hpp"
#include "import/progress.hpp"
#include "import/retail_summary.hpp"
#include "operations/catalogue/shop_currency.hpp"
#include "store/catalogue/products.hpp"

#include <functional>
#include <map>
#include <optional>
#include <ostream>

namespace cartwright::import {

namespace {

using operations::GoodsPut;
using operations::PutGoods;

/// The result of storing a list of goods, or why nothing was stored.
using Stored = tl::expected<GoodsPut, std::string>;

/// Returns a message about two categories with the same slug in web addresses, if there are any.
std::optional<std::string> category_conflict(store::Transaction& tx, const PutGoods& wish) {
    if (!wish.columns.category) return std::nullopt;
    std::map<std::string, std::string> names; // by slug
    for (const Category& category : store::products::categories(tx)) names.emplace(category.slug, category.name);
    for (const operations::Goods& goods : wish.goods) {
        const auto [found, is_new] = names.try_emplace(operations::slug(goods.category), goods.category);
        if (!is_new && found->second != goods.category)
            return "the category '" + goods.category + "' and the shop's '" + found->second +
                   "' have the same web address";
    }
    return std::nullopt;
}

/// Returns a message that new entities can't be added, because the list lacks columns that they need.
std::string missing_columns_message(const Refusal& refusal, std::string_view things, std::string_view needed) {
    const std::string others =
        refusal.available > 1 ? " and " + std::to_string(refusal.available - 1) + " more are" : " is";
    return "'" + refusal.subject + "'" + others + " not in the shop yet, and new " + std::string(things) +
           " need the columns " + std::string(needed);
}

std::string error_text(const Refusal& refusal) {
    if (refusal.why == Why::malformed)
        return missing_columns_message(refusal, "goods", "sku, name, category and price");
    if (refusal.why == Why::not_enough_stock)
        return "the stock of '" + refusal.subject + "' cannot be set to " + std::to_string(refusal.requested) + ": " +
               std::to_string(refusal.available) + " are held for orders";
    return "the shop refuses '" + refusal.subject + "'";
}

/// The first step of an import's transaction; false when the shop has another currency by now.
using Prepare = std::function<bool(store::Transaction&)>;

constexpr std::string_view currency_changed = "the shop's currency has changed since the import began";

Prepare settle_currency_first(Currency currency) {
    return [currency](store::Transaction& tx) { return operations::settle_currency(tx, currency).has_value(); };
}

Stored store_goods(store::Store& store, const PutGoods& wish, const Prepare& prepare) {
    const Terms terms;
    Stored stored;
    const store::Outcome outcome = store.write_and_wait([&](store::Transaction& tx) {
        stored = tl::unexpected(std::string(currency_changed));
        if (!prepare(tx)) return false;
        if (auto words = category_conflict(tx, wish)) {
            stored = tl::unexpected<std::string>(*std::move(words));
            return false;
        }
        operations::Work work{.tx = tx, .terms = terms, .door = "import"};
        const auto result = operations::put_goods(work, wish);
        if (result)
            stored = *result;
        else
            stored = tl::unexpected<std::string>(error_text(result.error()));
        return result.has_value();
    });
    switch (outcome) {
    case store::Outcome::committed:
    case store::Outcome::refused: break;
    case store::Outcome::unavailable: return tl::unexpected<std::string>("the database cannot be written");
    case store::Outcome::broken:
        return tl::unexpected<std::string>("the database could not store the import; see the log");
    }
    return stored;
}

std::ostream& nothing_imported(std::ostream& err, const std::string& path) {
    return err << "cartwright: nothing was imported from " << path << ": ";
}

void print(std::ostream& err, const std::string& path, const Rejected& rejected) {
    const std::int64_t faults = static_cast<std::int64_t>(rejected.rows.size()) + rejected.more;
    nothing_imported(err, path) << (faults == 1 ? "1 error\n" : std::to_string(faults) + " errors\n") << rejected;
}

/// Prints the result, or why nothing was imported; returns the exit code.
int finish(const Stored& stored, const std::string& path, std::ostream& out, std::ostream& err) {
    if (!stored) {
        nothing_imported(err, path) << stored.error() << '\n';
        return 1;
    }
    out << "products: " << grouped(stored->added) << " added, " << grouped(stored->changed) << " changed, "
        << grouped(stored->unchanged) << " unchanged\n";
    return 0;
}

/// Returns the unpacked content of the file. When it can't be read, prints a message on `err` and returns nothing.
std::optional<std::string> text_of(const std::string& path, std::ostream& err) {
    std::string text;
    const auto error = read_file(path, {.take = [&](std::string_view part) { text.append(part); }});
    if (!error) return text;
    nothing_imported(err, path) << *error << '\n';
    return std::nullopt;
}

constexpr std::string_view not_stored = "the database could not store the import; see the log";

} // namespace

int import_products_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err) {
    const auto text = text_of(list.path, err);
    if (!text) return 1;
    const auto wish = read_products(*text, list.format);
    if (!wish) {
        print(err, list.path, wish.error());
        return 1;
    }
    return finish(store_goods(store, *wish, settle_currency_first(list.format.currency)), list.path, out, err);
}

int import_listings_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err) {
    const auto text = text_of(list.path, err);
    if (!text) return 1;
    auto wish = read_listings(*text, list.format);
    if (!wish) {
        print(err, list.path, wish.error());
        return 1;
    }
    wish->shop = list.shop;
    const Terms terms;
    operations::ShoesPut put;
    std::string why(not_stored);
    const store::Outcome outcome = store.write_and_wait([&](store::Transaction& tx) {
        if (!settle_currency_first(list.format.currency)(tx)) {
            why = currency_changed;
            return false;
        }
        operations::Work work{.tx = tx, .terms = terms, .door = "import", .actor = {.scope = Scope::admin}};
        const auto result = operations::put_shoes(work, *wish);
        if (result)
            put = *result;
        else if (result.error().why == Why::malformed)
            why = missing_columns_message(result.error(), "listings",
                                          "sku, brand, style, color, size, gender, condition, price and quantity");
        else
            why = "there is no shop " + std::to_string(list.shop);
        return result.has_value();
    });
    if (outcome != store::Outcome::committed) {
        nothing_imported(err, list.path) << why << '\n';
        return 1;
    }
    out << "listings: " << grouped(put.added) << " added, " << grouped(put.changed) << " changed, "
        << grouped(put.unchanged) << " unchanged\n";
    return 0;
}

int import_plans_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err) {
    const auto text = text_of(list.path, err);
    if (!text) return 1;
    const auto wish = read_plans(*text, list.format);
    if (!wish) {
        print(err, list.path, wish.error());
        return 1;
    }
    const Terms terms;
    operations::PlansPut put;
    std::string why(not_stored);
    const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
        if (!settle_currency_first(list.format.currency)(tx)) {
            why = currency_changed;
            return false;
        }
        operations::Work work{.tx = tx, .terms = terms, .door = "import"};
        const auto result = operations::put_plans(work, *wish);
        if (result)
            put = *result;
        else if (result.error().why == Why::malformed)
            why = missing_columns_message(result.error(), "plans", "sku, name, vendor, provider and price");
        else
            why = "'" + result.error().subject + "' is already the SKU of another product or of another vendor's plan";
        return result.has_value();
    });
    if (outcome != store::Outcome::committed) {
        nothing_imported(err, list.path) << why << '\n';
        return 1;
    }
    out << "plans: " << grouped(put.added) << " added, " << grouped(put.changed) << " changed\n";
    return 0;
}

int import_online_retail(store::Store& store, const std::string& path, std::ostream& out, std::ostream& err) {
    Progress progress(err);
    const auto retail = read_online_retail(path, [&](int percent) { progress.show(percent); });
    progress.erase();
    if (!retail) {
        print(err, path, retail.error());
        return 1;
    }
    const Stored stored = store_goods(store, retail->put, [](store::Transaction& tx) {
        operations::propose_currency(tx, pounds);
        return true;
    });
    if (stored) print_summary(out, retail->report, retail->put.goods.size());
    return finish(stored, path, out, err);
}

} // namespace cartwright::import
