#include "api/storefront/requests.hpp"

#include "api/core/api_server.hpp"
#include "api/core/input.hpp"
#include "api/storefront/formats.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::storefront {

namespace {

constexpr std::int64_t page_size_default = 10;
constexpr std::int64_t page_size_max = 100; // "Max 100 per page"
constexpr std::int64_t page_max = 1'000'000'000'000;
constexpr std::int64_t related_default = 4;
constexpr std::int64_t related_max = 20;

/// A word of a list of options, in any case.
std::string read_word(QueryInput& query, std::string_view name) { return folded(query.text(name).value_or("")); }

/// A price, which must not be below 0.
std::optional<double> read_price(QueryInput& query, std::string_view name) {
    const auto price = query.number(name);
    if (price && *price < 0) query.note(name, "Input should be greater than or equal to 0", "greater_than_equal");
    return price;
}

shelf::SortBy parse_sort_by(std::string_view name) {
    if (name == "price") return shelf::SortBy::price;
    if (name == "rating") return shelf::SortBy::rating;
    if (name == "name") return shelf::SortBy::name;
    return shelf::SortBy::nothing; // "Unknown sort_by is ignored"
}

Result<CartId> read_cart_id(const RequestContext& context) {
    const auto cart = parse_cart_id(context.parameters[0]);
    if (!cart) return refuse(Why::cart_not_found);
    return *cart;
}

Result<operations::PaymentStatus> parse_payment_status(std::string_view word) {
    const std::string status = folded(word);
    if (status == "success") return operations::PaymentStatus::success;
    if (status == "failed") return operations::PaymentStatus::failed;
    return refuse(Why::unknown_payment_status);
}

/// An amount, which must be in whole cents, if there is one.
std::optional<std::int64_t> read_amount(BodyInput& body) {
    const auto amount = body.number("amount", BodyInput::Presence::optional);
    if (!amount) return std::nullopt;
    const auto minor = minor_units(*amount);
    if (!minor) body.note("amount", "Input should have at most two decimals", "decimal_max_places");
    return minor;
}

} // namespace

Result<shelf::Wish> read_search_products(const RequestContext& context) {
    QueryInput query(context.request.query);
    shelf::Wish wish;
    if (const auto category = query.id("category_id")) wish.category = CategoryId{*category};
    if (auto brand = query.text("brand"); brand && !brand->empty()) wish.brand = std::move(brand);
    if (const auto price = read_price(query, "min_price")) wish.price_min = hundredths_from(*price);
    if (const auto price = read_price(query, "max_price")) wish.price_max = hundredths_up_to(*price);
    if (const auto rating = query.number("min_rating")) {
        if (*rating < 0) query.note("min_rating", "Input should be greater than or equal to 0", "greater_than_equal");
        if (*rating > 5) query.note("min_rating", "Input should be less than or equal to 5", "less_than_equal");
        wish.rating_min = hundredths_from(*rating);
    }
    wish.in_stock = query.boolean("in_stock").value_or(false); // "in_stock=false filters nothing"
    wish.search = query.text("search").value_or("");
    wish.sort_by = parse_sort_by(read_word(query, "sort_by"));
    wish.descending = read_word(query, "order") == "desc"; // "any order other than "desc" means ascending"
    wish.page = std::min(query.integer("page", {.min = 1}).value_or(1), page_max);
    wish.page_size = query.integer("page_size", {.min = 1, .max = page_size_max}).value_or(page_size_default);
    TRY(flawless(query.flaws()));
    return wish;
}

Result<ProductId> read_product_id(const RequestContext& context) {
    return ProductId{TRY(read_path_number(context, 0, "product_id", Why::product_not_found))};
}

Result<CategoryId> read_category_id(const RequestContext& context) {
    return CategoryId{TRY(read_path_number(context, 0, "category_id", Why::category_not_found))};
}

Result<std::optional<CategoryId>> read_category_filter(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto category = query.id("category_id");
    TRY(flawless(query.flaws()));
    if (!category) return std::optional<CategoryId>{};
    return std::optional<CategoryId>{CategoryId{*category}};
}

Result<std::int64_t> read_related_limit(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto limit = query.integer("limit", {.min = 1, .max = related_max});
    TRY(flawless(query.flaws()));
    return limit.value_or(related_default);
}

Result<operations::ShowCart> read_show_cart(const RequestContext& context) {
    return operations::ShowCart{.cart = TRY(read_cart_id(context))};
}

Result<operations::AddItem> read_add_item(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    const auto product = body.id("product_id", BodyInput::Presence::required);
    const auto quantity = body.integer("quantity", BodyInput::Presence::optional);
    TRY(flawless(body.flaws()));
    return operations::AddItem{
        .cart = TRY(read_cart_id(context)), .product = ProductId{*product}, .quantity = quantity.value_or(1)};
}

Result<operations::RemoveItem> read_remove_item(const RequestContext& context) {
    const auto product = TRY(read_path_number(context, 1, "product_id", Why::item_not_in_cart));
    return operations::RemoveItem{.cart = TRY(read_cart_id(context)), .product = ProductId{product}};
}

Result<operations::CheckOut> read_check_out(const RequestContext& context) {
    return operations::CheckOut{.cart = TRY(read_cart_id(context))};
}

// storefront A2-9: "Keep (the literal curl must work); optional shared-secret header by env, off by default".
Result<operations::ConfirmPayment> read_confirm_payment(RequestContext& context) {
    if (!context.server.is_signed(context.request)) return refuse(Why::signature_wrong);
    BodyInput body(context.json(), context.request.body);
    const auto order = body.text("order_id", BodyInput::Presence::required);
    const bool has_status = body.require("status").has_value();
    const auto status =
        has_status ? body.text("status", BodyInput::Presence::optional) : std::nullopt; // "" is no status
    const auto amount = read_amount(body);
    const auto currency = body.text("currency", BodyInput::Presence::optional);
    TRY(flawless(body.flaws()));
    const auto outcome = TRY(parse_payment_status(*status));
    const auto id = parse_order_id(*order);
    if (!id) return refuse(Why::order_not_found);
    return operations::ConfirmPayment{.order = *id,
                                      .status = outcome,
                                      .amount_minor = amount,
                                      .currency = currency ? std::optional(std::string(*currency)) : std::nullopt};
}

Result<operations::ShowOrder> read_show_order(const RequestContext& context) {
    const auto order = parse_order_id(context.parameters[0]);
    if (!order) return refuse(Why::order_not_found);
    return operations::ShowOrder{.order = *order};
}

} // namespace cartwright::api::storefront
