#include "api/orderflow/requests.hpp"

#include "api/core/api_server.hpp"
#include "api/core/input.hpp"
#include "api/orderflow/fields.hpp"
#include "api/orderflow/formats.hpp"
#include "base/currencies.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace cartwright::api::orderflow {

namespace {

constexpr std::size_t currency_bytes_max = 3;
constexpr std::size_t id_bytes_max = 64; // longer text is not an id, and a flaw

Fields fields_of(RequestContext& context) { return {context.json(), context.request.body}; }

/// A client that has named many unknown orders is refused for a while.
Result<OrderId> order_named(const RequestContext& context, std::string_view text) {
    TRY(context.may_guess());
    const auto order = parse_order_id(text);
    if (!order) return refuse(Why::order_not_found);
    return *order;
}

Result<InvoiceId> invoice_named(const RequestContext& context, std::string_view text) {
    TRY(context.may_guess());
    const auto invoice = parse_invoice_id(text);
    if (!invoice) return refuse(Why::invoice_not_found);
    return *invoice;
}

Recipient recipient_in(Fields& fields) {
    return {.name = fields.name("name", name_bytes_max),
            .phone = fields.name("phone", phone_bytes_max),
            .address = fields.name("shipping_address", address_bytes_max)};
}

std::string country_in(Fields& fields, const std::string& otherwise) {
    const auto country = fields.optional_text("country", 2);
    if (!country) return otherwise;
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (country->size() != 2 || !std::ranges::all_of(*country, is_capital))
        fields.note("country", "must be two capital letters");
    return *country;
}

Currency currency_in(Fields& fields) {
    const std::string text = fields.text("currency", currency_bytes_max);
    const std::string_view flaw = flaw_of_currency(text);
    if (!flaw.empty()) fields.note("currency", std::string(flaw));
    return Currency::parse(text).value_or(Currency{});
}

/// The media types of the three formats, as their enum has them.
constexpr std::array<std::string_view, 3> media_types{"application/json", "text/html", "application/pdf"};

/// The preference for a range of the Accept header, in thousandths.
int quality_of(std::string_view range) {
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
int liking_of(std::string_view accept, std::string_view type) {
    int liking = 0;
    bool is_named = false;
    while (!accept.empty()) {
        const std::size_t comma = std::min(accept.find(','), accept.size());
        const std::string_view range = trimmed(accept.substr(0, comma));
        accept.remove_prefix(std::min(comma + 1, accept.size()));
        if (!matches(range, type)) continue;
        const bool names_it = range.starts_with(type);
        if (is_named && !names_it) continue;
        liking = names_it && !is_named ? quality_of(range) : std::max(liking, quality_of(range));
        is_named = is_named || names_it;
    }
    return liking;
}

} // namespace

Result<operations::OrderDirectly> cart_submitted(RequestContext& context) {
    Fields fields = fields_of(context);
    operations::OrderDirectly wish{.wish = {.customer = fields.text("customerId", customer_bytes_max),
                                            .country = country_in(fields, context.door.terms.tax.country),
                                            .items = fields.items("items", Fields::Prices::asserted)}};
    const auto order = fields.optional_text("orderId", id_bytes_max);
    TRY(fields.flawless());
    if (order) wish.order = TRY(order_named(context, *order));
    return wish;
}

Result<operations::IssueInvoice> invoice_asked(RequestContext& context) {
    Fields fields = fields_of(context);
    const std::string order = fields.text("orderId", id_bytes_max);
    operations::IssueInvoice wish{.order = {},
                                  .asserted = {.customer = fields.text("customerId", customer_bytes_max),
                                               .items = fields.items("items", Fields::Prices::asserted),
                                               .tax_minor = fields.money("tax", asserted_total_max_minor),
                                               .net_minor = fields.money("subTotalAmount", asserted_total_max_minor),
                                               .total_minor = fields.money("totalAmount", asserted_total_max_minor),
                                               .currency = currency_in(fields)},
                                  .to = recipient_in(fields)};
    TRY(fields.flawless());
    wish.order = TRY(order_named(context, order));
    return wish;
}

Result<operations::PayInvoice> payment_asked(RequestContext& context) {
    Fields fields = fields_of(context);
    operations::PayInvoice wish{.invoice = {},
                                .customer = fields.text("customerId", customer_bytes_max),
                                .amount_minor = fields.money("totalAmount", asserted_total_max_minor)};
    const std::string invoice = fields.text("invoiceId", id_bytes_max);
    TRY(fields.flawless());
    wish.invoice = TRY(invoice_named(context, invoice));
    return wish;
}

Result<operations::ShipOrder> shipment_asked(RequestContext& context) {
    Fields fields = fields_of(context);
    const std::string order = fields.text("orderId", id_bytes_max);
    operations::ShipOrder wish{.order = {}, .to = recipient_in(fields)};
    TRY(fields.flawless());
    wish.order = TRY(order_named(context, order));
    return wish;
}

bool is_notice(RequestContext& context) { return fields_of(context).has("event"); }

Result<operations::SendNotice> notice_asked(RequestContext& context) {
    Fields fields = fields_of(context);
    const auto occasion = parse_occasion(fields.text("event", name_bytes_max));
    if (!occasion) fields.note("event", "must be InvoiceCreated, PaymentProcessed or OrderShipped");
    operations::SendNotice wish{.occasion = occasion.value_or(Occasion::invoice_created),
                                .name = fields.name("name", name_bytes_max),
                                .email = fields.text("email", name_bytes_max)};
    if (!wish.email.empty() && !is_mail_address(wish.email)) fields.note("email", "must be an e-mail address");
    const auto order = fields.optional_text("orderId", id_bytes_max);
    TRY(fields.flawless());
    if (order) wish.order = TRY(order_named(context, *order));
    wish.from = context.server.address_of(context.request);
    return wish;
}

Result<operations::RefundDirectly> refund_asked(RequestContext& context) {
    Fields fields = fields_of(context);
    const std::string order = fields.text("orderId", id_bytes_max);
    operations::RefundDirectly wish{.order = {},
                                    .amount_minor = fields.money("amount", asserted_total_max_minor),
                                    .reason = fields.text("reason", reason_bytes_max)};
    if (fields.has("amount") && wish.amount_minor < 1) fields.note("amount", "must be more than 0");
    if (fields.has("items")) wish.items = fields.items("items", Fields::Prices::left_out);
    TRY(fields.flawless());
    wish.order = TRY(order_named(context, order));
    return wish;
}

Result<operations::TellStory> story_asked(const RequestContext& context) {
    return operations::TellStory{.order = TRY(order_named(context, context.parameters[0]))};
}

Result<operations::ShowInvoice> invoice_shown(const RequestContext& context) {
    return operations::ShowInvoice{.invoice = TRY(invoice_named(context, context.parameters[0]))};
}

Result<Format> format_asked(const RequestContext& context) {
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
    std::array<int, 3> likings{};
    std::ranges::transform(media_types, likings.begin(),
                           [&](std::string_view type) { return liking_of(accept, type); });
    return static_cast<Format>(std::ranges::max_element(likings) - likings.begin()); // JSON, where all are equal
}

} // namespace cartwright::api::orderflow
