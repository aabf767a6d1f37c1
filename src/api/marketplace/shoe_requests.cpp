#include "api/core/api_server.hpp"
#include "api/marketplace/input.hpp"
#include "api/marketplace/requests.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::marketplace {

namespace {

constexpr std::int64_t page_size = 5;
constexpr std::int64_t results_max = 1'000; // more results are not shown
constexpr std::int64_t pages_max = results_max / page_size;
constexpr std::size_t code_bytes_max = 100;
constexpr std::size_t form_bytes_max = 200;
constexpr Range quantities{.min = 1, .max = stock_max};
constexpr Range percentages{.min = 1, .max = 99};

constexpr std::array<std::string_view, 12> filter_names{"search_page", "brand",       "gender",       "size",
                                                        "color",       "style",       "condition",    "min_price",
                                                        "max_price",   "price_order", "verification", "shop_id"};
constexpr std::array<std::string_view, 2> orders{"asc", "desc"};
constexpr std::array<std::string_view, 1> verifications{"verified"};
constexpr std::array<std::string_view, 4> form_fields{"name", "credit_card", "exp_date", "security_code"};

/// Reads a body like a query: by name, and with no required members.
struct BodyFilters {
    BodyInput& input;
    std::optional<std::int64_t> integer(std::string_view name, Range range) {
        return input.integer(name, Presence::optional, range);
    }
    std::optional<std::int64_t> id(std::string_view name) { return input.id(name, Presence::optional); }
    std::optional<double> number(std::string_view name) { return input.number(name, Presence::optional); }
    std::optional<std::string> text(std::string_view name) {
        const auto text = input.text(name, Presence::optional);
        return text ? std::optional<std::string>(*text) : std::nullopt;
    }
    std::optional<std::string> one(std::string_view name, std::span<const std::string_view> list) {
        return read_choice(input, name, Presence::optional, list);
    }
};
struct QueryFilters {
    QueryInput& input;
    std::optional<std::int64_t> integer(std::string_view name, Range range) { return input.integer(name, range); }
    std::optional<std::int64_t> id(std::string_view name) { return input.id(name); }
    std::optional<double> number(std::string_view name) { return input.number(name); }
    std::optional<std::string> text(std::string_view name) { return input.text(name); }
    std::optional<std::string> one(std::string_view name, std::span<const std::string_view> list) {
        return read_choice(input, name, list);
    }
};

template <class Filters> void read_price(Filters filters, std::string_view name, std::optional<double>& price) {
    price = filters.number(name);
    if (price && *price < 0)
        filters.input.note(name, "Input should be greater than or equal to 0", "greater_than_equal");
}

/// A whole number or a half.
template <class Input> std::optional<ShoeSize> read_size(Input& input, std::optional<double> number) {
    if (!number) return std::nullopt;
    const auto hundredths = minor_units(*number);
    const auto size = hundredths ? shoe_size_of(*hundredths) : std::nullopt;
    if (size) return size;
    if (*number < 1)
        input.note("size", "Input should be greater than or equal to 1", "greater_than_equal");
    else if (*number > static_cast<double>(shoe_size_max))
        input.note("size", "Input should be less than or equal to " + std::to_string(shoe_size_max), "less_than_equal");
    else
        input.note("size", "Input should be a multiple of 0.5", "multiple_of");
    return std::nullopt;
}

template <class Filters> void read_part(Filters filters, std::string_view name, std::optional<std::string>& part) {
    part = filters.text(name);
    if (part && part->size() > shoe_text_bytes_max)
        filters.input.note(name, "String should have at most " + std::to_string(shoe_text_bytes_max) + " bytes",
                           "string_too_long");
}

/// marketplace A0-4: "every field optional; {}/no body = everything; unknown fields → 422".
template <class Filters> Result<operations::SearchShoes> read_shoe_filters(Filters filters) {
    filters.input.allow_only(filter_names);
    operations::SearchShoes search;
    ShoeWish& wish = search.wish;
    read_part(filters, "brand", wish.brand);
    read_part(filters, "style", wish.style);
    wish.color = filters.one("color", shoe_colors);
    wish.gender = filters.one("gender", shoe_genders);
    wish.condition = filters.one("condition", shoe_conditions);
    wish.size = read_size(filters.input, filters.number("size"));
    std::optional<double> price_min;
    std::optional<double> price_max;
    read_price(filters, "min_price", price_min);
    read_price(filters, "max_price", price_max);
    if (price_min) wish.price_min = hundredths_from(*price_min);
    if (price_max) wish.price_max = hundredths_up_to(*price_max);
    if (const auto order = filters.one("price_order", orders))
        wish.order = *order == "asc" ? ShoeWish::Order::cheapest : ShoeWish::Order::dearest;
    wish.verified = filters.one("verification", verifications).has_value();
    search.shop = filters.id("shop_id");
    const auto page = filters.integer("search_page", {.min = 1, .max = number_max});
    TRY(flawless(filters.input.flaws()));
    if (page) wish.first = std::min(*page - 1, pages_max) * page_size;
    wish.limit = page && *page <= pages_max ? page_size : 0;
    if (!page) wish.limit = results_max;
    return search;
}

Result<std::int64_t> read_listing_id(const RequestContext& context) {
    return read_path_number(context, 0, "listing_id", Why::listing_not_found);
}

Result<std::int64_t> read_cart_id(const RequestContext& context) {
    return read_path_number(context, 0, "cart_id", Why::cart_not_found);
}

Shoe read_shoe(BodyInput& shoe, BodyInput& listing) {
    return {.brand = shoe.line("brand", Presence::required, shoe_text_bytes_max).value_or(""),
            .color = read_choice(shoe, "color", Presence::required, shoe_colors).value_or(""),
            .style = shoe.line("style", Presence::required, shoe_text_bytes_max).value_or(""),
            .size = read_size(listing, listing.number("size", Presence::required)).value_or(ShoeSize{}),
            .gender = read_choice(listing, "gender", Presence::required, shoe_genders).value_or(""),
            .condition = read_choice(listing, "condition", Presence::required, shoe_conditions).value_or("")};
}

/// A field of a payment form: text, or a number, since a card number or its code may be sent as one.
std::string read_form_field(BodyInput& body, std::string_view name) {
    const auto value = body.find(name);
    if (!value) return {};
    if (const auto text = value->text()) return std::string(trimmed(*text).substr(0, form_bytes_max + 1));
    const auto number = value->integer();
    return number ? std::to_string(*number) : std::string{};
}

/// How many more, or how many in all: `{"quantity": 2}`; one when the body does not say.
Result<operations::PutShoe> read_put_shoe(RequestContext& context, operations::PutShoe::Mode mode, Range range) {
    operations::PutShoe wish{.mode = mode};
    if (!context.request.body.empty()) {
        BodyInput body(context.json(), context.request.body);
        wish.quantity = body.integer("quantity", Presence::optional, range).value_or(1);
        TRY(flawless(body.flaws()));
    }
    wish.cart = TRY(read_cart_id(context));
    wish.listing = TRY(read_path_number(context, 1, "product_id", Why::listing_not_found));
    return wish;
}

} // namespace

Result<operations::SearchShoes> read_search_shoes(RequestContext& context) {
    const std::string_view body = context.request.body.empty() ? "{}" : context.request.body;
    BodyInput input(context.json(), body);
    return read_shoe_filters(BodyFilters{input});
}

Result<operations::SearchShoes> read_search_shoes_by_query(const RequestContext& context) {
    QueryInput input(context.request.query);
    return read_shoe_filters(QueryFilters{input});
}

Result<operations::NameShoe> read_shoe_reference(const RequestContext& context) {
    return operations::NameShoe{.listing = TRY(read_listing_id(context))};
}

Result<operations::CompareShoes> read_compare_shoes(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto first = read_required_id(query, "a");
    const auto second = read_required_id(query, "b");
    TRY(flawless(query.flaws()));
    return operations::CompareShoes{.listings = {*first, *second}};
}

Result<operations::OfferShoe> read_offer_shoe(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    operations::OfferShoe wish;
    auto shoe = body.inside("shoe", Presence::required);
    auto listing = body.inside("listing", Presence::required);
    if (shoe && listing) {
        wish.offer.shoe = read_shoe(*shoe, *listing);
        wish.offer.price = {.minor = read_amount(*listing, "price", Presence::required).value_or(0),
                            .currency = context.door.terms.catalogue.currency};
        wish.offer.quantity = listing->integer("quantity", Presence::required, quantities).value_or(0);
        wish.offer.sku = listing->line("sku", Presence::optional, code_bytes_max).value_or("");
    }
    TRY(flawless(body.flaws()));
    wish.shop = TRY(read_path_number(context, 0, "shop_id", Why::shop_not_found));
    return wish;
}

Result<operations::ChangeShoe> read_change_shoe(RequestContext& context) {
    static constexpr std::array<std::string_view, 4> names{"price", "quantity", "condition", "promotion_tier"};
    BodyInput body(context.json(), context.request.body);
    body.allow_only(names);
    operations::ChangeShoe wish{
        .price_minor = read_amount(body, "price", Presence::optional),
        .quantity = body.integer("quantity", Presence::optional, {.min = 0, .max = stock_max}),
        .condition = read_choice(body, "condition", Presence::optional, shoe_conditions),
        .promotion_tier = body.integer("promotion_tier", Presence::optional, {.min = 0, .max = promotion_tier_max})};
    TRY(flawless(body.flaws()));
    wish.listing = TRY(read_listing_id(context));
    return wish;
}

Result<operations::SetFlashSale> read_set_flash_sale(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    const auto units = body.integer("discount_counter", Presence::required, quantities);
    const auto percentage = body.integer("price_percentage", Presence::required, percentages);
    TRY(flawless(body.flaws()));
    return operations::SetFlashSale{
        .listing = TRY(read_listing_id(context)), .units = *units, .percentage = *percentage};
}

Result<operations::ListShoes> read_list_shoes(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::ListShoes wish{.after = query.integer("after", {.min = 0}).value_or(0)};
    wish.limit = query.integer("limit", {.min = 1, .max = list_max}).value_or(list_default);
    TRY(flawless(query.flaws()));
    wish.shop = TRY(read_path_number(context, 0, "shop_id", Why::shop_not_found));
    return wish;
}

Result<operations::OpenShoeCart> read_open_shoe_cart(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    const auto user = body.id("user_id", Presence::required);
    TRY(flawless(body.flaws()));
    return operations::OpenShoeCart{.user = *user};
}

// marketplace A0-15: "Must not answer 415/422; body ignored".
Result<operations::PutShoe> read_add_shoe(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto cart = read_required_id(query, "cart_id");
    const auto listing = read_required_id(query, "listing_id");
    const auto quantity = query.integer("quantity", quantities);
    TRY(flawless(query.flaws()));
    return operations::PutShoe{.cart = *cart, .listing = *listing, .quantity = quantity.value_or(1)};
}

Result<operations::PutShoe> read_add_shoe_in_path(RequestContext& context) {
    return read_put_shoe(context, operations::PutShoe::Mode::add, quantities);
}

Result<operations::PutShoe> read_set_shoe(RequestContext& context) {
    return read_put_shoe(context, operations::PutShoe::Mode::set, {.min = 0, .max = stock_max});
}

Result<operations::ShowShoeCart> read_show_shoe_cart(const RequestContext& context) {
    return operations::ShowShoeCart{.cart = TRY(read_cart_id(context))};
}

// marketplace A0-8: "Optional body; if present all four upstream fields must be valid, else 400".
Result<operations::CheckOutShoes> read_check_out_shoes(RequestContext& context) {
    operations::CheckOutShoes wish;
    if (!context.request.body.empty()) {
        BodyInput body(context.json(), context.request.body);
        TRY(flawless(body.flaws()));
        if (std::ranges::any_of(form_fields, [&](std::string_view name) { return body.find(name).has_value(); }))
            wish.form = PaymentForm{.name = read_form_field(body, "name"),
                                    .credit_card = read_form_field(body, "credit_card"),
                                    .exp_date = read_form_field(body, "exp_date"),
                                    .security_code = read_form_field(body, "security_code")};
    }
    wish.cart = TRY(read_cart_id(context));
    return wish;
}

} // namespace cartwright::api::marketplace
