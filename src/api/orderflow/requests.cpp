#include "api/orderflow/requests.hpp"

#include "api/core/api_server.hpp"
#include "api/core/input.hpp"
#include "api/orderflow/fields.hpp"
#include "api/orderflow/formats.hpp"
#include "base/currencies.hpp"
#include "base/text.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace cartwright::api::orderflow {

namespace {

constexpr std::size_t currency_bytes_max = 3;
constexpr std::size_t id_bytes_max = 64; // longer text is not an id, and a flaw

/// A client that has named many unknown orders is refused for a while.
Result<OrderId> read_order_id(const RequestContext& context, std::string_view text) {
    TRY(context.may_guess());
    const auto order = parse_order_id(text);
    if (!order) return refuse(Why::order_not_found);
    return *order;
}

Result<InvoiceId> read_invoice_id(const RequestContext& context, std::string_view text) {
    TRY(context.may_guess());
    const auto invoice = parse_invoice_id(text);
    if (!invoice) return refuse(Why::invoice_not_found);
    return *invoice;
}

Recipient read_recipient(BodyInput& body) {
    return {.name = read_name(body, "name", name_bytes_max),
            .phone = read_name(body, "phone", phone_bytes_max),
            .address = read_name(body, "shipping_address", address_bytes_max)};
}

std::string read_country(BodyInput& body, const std::string& otherwise) {
    const auto country = read_optional_text(body, "country", 2);
    if (!country) return otherwise;
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (country->size() != 2 || !std::ranges::all_of(*country, is_capital))
        body.note("country", "must be two capital letters");
    return *country;
}

Currency read_currency(BodyInput& body) {
    const std::string text = read_text(body, "currency", currency_bytes_max);
    const std::string_view flaw = flaw_of_currency(text);
    if (!flaw.empty()) body.note("currency", std::string(flaw));
    return Currency::parse(text).value_or(Currency{});
}

/// The currency that a client names beside an amount, which has to be that of what it pays.
std::optional<Currency> read_optional_currency(BodyInput& body) {
    if (!body.find("currency")) return std::nullopt;
    return read_currency(body);
}

/// The media types of the three formats, as their enum has them.
constexpr std::array<std::string_view, 3> media_types{"application/json", "text/html", "application/pdf"};

/// The preference for a range of the Accept header, in thousandths.
int parse_quality(std::string_view range) {
    const std::size_t at = range.find(";q=");
    if (at == std::string_view::npos) return 1'000;
    double quality = 0;
    const std::string_view number = range.substr(at + 3);
    std::from_chars(number.data(), number.data() + number.size(), quality);
    return static_cast<int>(std::clamp(quality, 0.0, 1.0) * 1'000);
}

bool matches(std::string_view range, std::string_view type) {
    range = trimmed(range.substr(0, range.find(';')));
    if (range == type || range == "*/*") return true;
    return range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1));
}

/// The preference for one media type: an exact name takes precedence over a range that includes it.
int preference_for(std::string_view accept, std::string_view type) {
    int preference = 0;
    bool has_exact = false;
    while (!accept.empty()) {
        const std::size_t comma = std::min(accept.find(','), accept.size());
        const std::string_view range = trimmed(accept.substr(0, comma));
        accept.remove_prefix(std::min(comma + 1, accept.size()));
        if (!matches(range, type)) continue;
        const bool is_exact = range.starts_with(type);
        if (has_exact && !is_exact) continue;
        preference = is_exact && !has_exact ? parse_quality(range) : std::max(preference, parse_quality(range));
        has_exact = has_exact || is_exact;
    }
    return preference;
}

} // namespace

Result<operations::OrderDirectly> read_submit_cart(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::OrderDirectly wish{.wish = {.customer = read_text(body, "customerId", customer_bytes_max),
                                            .country = read_country(body, context.door.terms.orderflow.tax.country),
                                            .items = read_items(body, "items", Prices::asserted)}};
    const auto order = read_optional_text(body, "orderId", id_bytes_max);
    TRY(flawless(body.flaws()));
    if (order) wish.order = TRY(read_order_id(context, *order));
    return wish;
}

Result<operations::IssueInvoice> read_issue_invoice(RequestContext& context) {
    BodyInput body = read_body(context);
    const std::string order = read_text(body, "orderId", id_bytes_max);
    operations::IssueInvoice wish{
        .order = {},
        .asserted = {.customer = read_text(body, "customerId", customer_bytes_max),
                     .items = read_items(body, "items", Prices::asserted),
                     .tax_minor = read_money(body, "tax", asserted_total_max_minor),
                     .net_minor = read_money(body, "subTotalAmount", asserted_total_max_minor),
                     .total_minor = read_money(body, "totalAmount", asserted_total_max_minor),
                     .currency = read_currency(body)},
        .to = read_recipient(body)};
    TRY(flawless(body.flaws()));
    wish.order = TRY(read_order_id(context, order));
    return wish;
}

Result<operations::PayInvoice> read_pay_invoice(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::PayInvoice wish{.invoice = {},
                                .customer = read_text(body, "customerId", customer_bytes_max),
                                .amount_minor = read_money(body, "totalAmount", asserted_total_max_minor),
                                .currency = read_optional_currency(body)};
    const std::string invoice = read_text(body, "invoiceId", id_bytes_max);
    TRY(flawless(body.flaws()));
    wish.invoice = TRY(read_invoice_id(context, invoice));
    return wish;
}

Result<operations::ShipOrder> read_ship_order(RequestContext& context) {
    BodyInput body = read_body(context);
    const std::string order = read_text(body, "orderId", id_bytes_max);
    operations::ShipOrder wish{.order = {}, .to = read_recipient(body)};
    TRY(flawless(body.flaws()));
    wish.order = TRY(read_order_id(context, order));
    return wish;
}

bool is_notice(RequestContext& context) { return read_body(context).find("event").has_value(); }

Result<operations::SendNotice> read_send_notice(RequestContext& context) {
    BodyInput body = read_body(context);
    const auto occasion = parse_occasion(read_text(body, "event", name_bytes_max));
    if (!occasion) body.note("event", "must be InvoiceCreated, PaymentProcessed or OrderShipped");
    operations::SendNotice wish{.occasion = occasion.value_or(Occasion::invoice_created),
                                .name = read_name(body, "name", name_bytes_max),
                                .email = read_text(body, "email", name_bytes_max)};
    if (!wish.email.empty() && !is_mail_address(wish.email)) body.note("email", "must be an e-mail address");
    const auto order = read_optional_text(body, "orderId", id_bytes_max);
    TRY(flawless(body.flaws()));
    if (order) wish.order = TRY(read_order_id(context, *order));
    wish.from = context.server.address_of(context.request);
    return wish;
}

Result<operations::RefundDirectly> read_refund_order(RequestContext& context) {
    BodyInput body = read_body(context);
    const std::string order = read_text(body, "orderId", id_bytes_max);
    operations::RefundDirectly wish{.order = {},
                                    .amount_minor = read_money(body, "amount", asserted_total_max_minor),
                                    .reason = read_text(body, "reason", reason_bytes_max)};
    if (body.find("amount") && wish.amount_minor < 1) body.note("amount", "must be more than 0");
    if (body.find("items")) wish.items = read_items(body, "items", Prices::left_out);
    wish.currency = read_optional_currency(body);
    TRY(flawless(body.flaws()));
    wish.order = TRY(read_order_id(context, order));
    return wish;
}

Result<operations::ShowOrderStatus> read_show_order(const RequestContext& context) {
    return operations::ShowOrderStatus{.order = TRY(read_order_id(context, context.parameters[0]))};
}

Result<operations::ShowInvoice> read_show_invoice(const RequestContext& context) {
    return operations::ShowInvoice{.invoice = TRY(read_invoice_id(context, context.parameters[0]))};
}

Result<Format> read_format(const RequestContext& context) {
    QueryInput query(context.request.query);
    const auto format = query.text("format");
    constexpr std::array<std::string_view, 3> names{"json", "html", "pdf"};
    if (format) {
        const auto name = std::ranges::find(names, *format);
        if (name != names.end()) return static_cast<Format>(name - names.begin());
        query.note("format", "must be json, html or pdf", "enum");
    }
    TRY(flawless(query.flaws()));
    const std::string_view accept = context.request.header("Accept").value_or("*/*");
    std::array<int, 3> preferences{};
    std::ranges::transform(media_types, preferences.begin(),
                           [&](std::string_view type) { return preference_for(accept, type); });
    const auto best = std::ranges::max_element(preferences); // JSON, where all are equal
    return static_cast<Format>(best - preferences.begin());
}

} // namespace cartwright::api::orderflow
