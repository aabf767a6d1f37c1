#include "api/marketplace/requests.hpp"

#include "api/marketplace/formats.hpp"
#include "api/marketplace/input.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::marketplace {

namespace {

constexpr std::size_t name_bytes_max_of_user = 200;
constexpr std::size_t name_bytes_max_of_shop = 100;
constexpr std::size_t email_bytes_max = 254;
constexpr std::size_t reason_bytes_max = 1'000;
constexpr std::size_t reference_bytes_max = 200;
constexpr std::size_t items_max = 100;
constexpr std::array<std::string_view, 4> steps{"Processing", "Shipped", "Out for Delivery", "Delivered"};

Result<std::int64_t> read_shop_id(const RequestContext& context) {
    return read_path_number(context, 0, "shop_id", Why::shop_not_found);
}

Result<std::int64_t> read_user_id(const RequestContext& context) {
    return read_path_number(context, 0, "user_id", Why::account_not_found);
}

Result<std::int64_t> read_order_id(const RequestContext& context) {
    return read_path_number(context, 0, "order_id", Why::order_not_found);
}

Result<std::int64_t> read_shop_id_from_query(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto shop = read_required_id(query, "shop_id");
    TRY(flawless(query.flaws()));
    return *shop;
}

/// Text on both sides of one at sign, without blanks or control characters. Only a mail could verify more.
bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
    const auto is_good = [](char c) { return c > ' ' && c != '\x7f' && c != '@'; };
    return std::ranges::all_of(text.substr(0, at), is_good) && std::ranges::all_of(text.substr(at + 1), is_good);
}

std::optional<std::string> read_email(BodyInput& body, Presence presence) {
    auto text = body.line("email", presence, email_bytes_max);
    if (!text || is_email(*text)) return text;
    body.note("email", "value is not a valid email address", "value_error");
    return std::nullopt;
}

std::optional<std::int64_t> read_fee(BodyInput& body) {
    return body.integer("platform_fee_bps", Presence::optional, {.min = 0, .max = whole_bps});
}

std::int64_t read_limit(QueryInput& query) {
    return query.integer("limit", {.min = 1, .max = list_max}).value_or(list_default);
}

} // namespace

Result<operations::TrackOrder> read_track_order(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::TrackOrder wish{.order = query.id("order_id"), .user = query.id("user_id")};
    if (query.flaws().empty() && !wish.order && !wish.user) query.note("order_id", "Field required", "missing");
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::StepOrder> read_step_order(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    const auto word = body.text("status", Presence::required);
    const auto step = word ? parse_step_text(*word) : std::nullopt;
    if (word && !step) body.note("status", format_choices(steps), "enum");
    TRY(flawless(body.flaws()));
    return operations::StepOrder{.order = TRY(read_order_id(context)), .step = *step};
}

Result<operations::RefundShopOrder> read_refund_shop_order(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    operations::RefundShopOrder wish{.amount_minor = read_amount(body, "amount", Presence::optional),
                                     .reason = body.line("reason", Presence::required, reason_bytes_max).value_or(""),
                                     .reference =
                                         body.line("reference", Presence::optional, reference_bytes_max).value_or("")};
    std::vector<BodyInput> items = body.objects("items", Presence::optional);
    if (items.size() > items_max) body.note("items", "List should have at most 100 items", "too_long");
    for (BodyInput& item : items)
        wish.pieces.push_back(
            {.listing = item.id("listing_id", Presence::required).value_or(0),
             .quantity = item.integer("quantity", Presence::required, {.min = 1, .max = stock_max}).value_or(0)});
    TRY(flawless(body.flaws()));
    wish.order = TRY(read_order_id(context));
    return wish;
}

Result<operations::RateOrder> read_rate_order(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    operations::RateOrder wish{
        .user = body.id("user_id", Presence::required).value_or(0),
        .listing = body.id("listing_id", Presence::optional),
        .stars = body.integer("rating", Presence::required, {.min = 1, .max = stars_max}).value_or(0)};
    TRY(flawless(body.flaws()));
    wish.order = TRY(read_order_id(context));
    return wish;
}

Result<operations::ListShopOrders> read_list_shop_orders(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::ListShopOrders wish;
    const auto word = query.text("status");
    wish.step = word ? parse_step_text(*word) : std::nullopt;
    if (word && !wish.step) query.note("status", format_choices(steps), "enum");
    wish.before = query.integer("before", {.min = 1}).value_or(number_max);
    wish.limit = read_limit(query);
    TRY(flawless(query.flaws()));
    wish.shop = TRY(read_shop_id(context));
    return wish;
}

// A password in the request is not stored: the buyers' application authenticates them.
Result<operations::MakeUser> read_make_user(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    auto name = body.line("name", Presence::required, name_bytes_max_of_user);
    auto address = read_email(body, Presence::required);
    TRY(flawless(body.flaws()));
    return operations::MakeUser{.name = *std::move(name), .email = *std::move(address)};
}

Result<operations::ShowUser> read_show_user(const RequestContext& context) {
    return operations::ShowUser{.user = TRY(read_user_id(context))};
}

Result<operations::ChangeUser> read_change_user(RequestContext& context) {
    static constexpr std::array<std::string_view, 2> names{"name", "email"};
    BodyInput body(context.json(), context.request.body);
    body.allow_only(names);
    operations::ChangeUser wish{.name = body.line("name", Presence::optional, name_bytes_max_of_user),
                                .email = read_email(body, Presence::optional)};
    TRY(flawless(body.flaws()));
    wish.user = TRY(read_user_id(context));
    return wish;
}

Result<operations::MakeShop> read_make_shop(RequestContext& context) {
    QueryInput query(context.request.query);
    const auto in_query = query.id("account_id"); // as in the public system
    TRY(flawless(query.flaws()));
    BodyInput body(context.json(), context.request.body);
    const auto user = body.id("account_id", in_query ? Presence::optional : Presence::required);
    auto name = body.line("store_name", Presence::required, name_bytes_max_of_shop);
    const auto fee_bps = read_fee(body);
    TRY(flawless(body.flaws()));
    return operations::MakeShop{.user = user ? *user : *in_query, .name = *std::move(name), .fee_bps = fee_bps};
}

Result<operations::ShowShop> read_show_shop(const RequestContext& context) {
    return operations::ShowShop{.shop = TRY(read_shop_id(context))};
}

Result<operations::ChangeShop> read_change_shop(RequestContext& context) {
    static constexpr std::array<std::string_view, 2> names{"store_name", "platform_fee_bps"};
    BodyInput body(context.json(), context.request.body);
    body.allow_only(names);
    operations::ChangeShop wish{.name = body.line("store_name", Presence::optional, name_bytes_max_of_shop),
                                .fee_bps = read_fee(body)};
    TRY(flawless(body.flaws()));
    wish.shop = TRY(read_shop_id(context));
    return wish;
}

Result<operations::ApplyForVerification> read_apply_for_verification(const RequestContext& context) {
    return operations::ApplyForVerification{.shop = TRY(read_shop_id_from_query(context))};
}

Result<operations::ShowShop> read_show_verification(const RequestContext& context) {
    return operations::ShowShop{.shop = TRY(read_shop_id_from_query(context))};
}

Result<operations::DecideOnVerification> read_decide_on_verification(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    operations::DecideOnVerification wish{.shop = body.id("shop_id", Presence::required).value_or(0)};
    const auto verified = body.require("verified");
    const bool is_left = verified && verified->kind() == http::JsonValue::Kind::null; // left to the criteria
    if (verified && !is_left) wish.verified = body.boolean("verified", Presence::required);
    wish.reason = body.line("reason", Presence::required, reason_bytes_max).value_or("");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListVerifications> read_list_verifications(const RequestContext& context) {
    return operations::ListVerifications{.shop = TRY(read_shop_id(context))};
}

Result<operations::ShowBalance> read_show_balance(const RequestContext& context) {
    return operations::ShowBalance{.shop = TRY(read_shop_id(context))};
}

Result<operations::ShowStatement> read_show_statement(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::ShowStatement wish{.before = query.integer("before", {.min = 1})};
    wish.limit = read_limit(query);
    TRY(flawless(query.flaws()));
    wish.shop = TRY(read_shop_id(context));
    return wish;
}

Result<operations::AskPayout> read_ask_payout(RequestContext& context) {
    operations::AskPayout wish;
    if (!context.request.body.empty()) {
        BodyInput body(context.json(), context.request.body);
        wish.amount = read_amount(body, "amount", Presence::optional);
        TRY(flawless(body.flaws()));
    }
    wish.shop = TRY(read_shop_id(context));
    return wish;
}

Result<operations::ListPayouts> read_list_payouts(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::ListPayouts wish{.before = query.integer("before", {.min = 1}).value_or(number_max)};
    wish.limit = read_limit(query);
    TRY(flawless(query.flaws()));
    wish.shop = TRY(read_shop_id(context));
    return wish;
}

Result<operations::SettleByHand> read_settle_payout(RequestContext& context) {
    static constexpr std::array<std::string_view, 2> states{"paid", "failed"};
    BodyInput body(context.json(), context.request.body);
    const auto state = read_choice(body, "status", Presence::required, states);
    auto reason = body.line("reason", Presence::required, reason_bytes_max);
    TRY(flawless(body.flaws()));
    return operations::SettleByHand{.payout = TRY(read_path_number(context, 0, "payout_id", Why::resource_not_found)),
                                    .is_paid = *state == "paid",
                                    .reason = *std::move(reason)};
}

} // namespace cartwright::api::marketplace
