#include "operations/orderflow/notices.hpp"

#include "base/template.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "operations/accounts/rate_limits.hpp"
#include "operations/orderflow/invoice_created.html.hpp"
#include "operations/orderflow/invoice_created.txt.hpp"
#include "operations/orderflow/order_shipped.html.hpp"
#include "operations/orderflow/order_shipped.txt.hpp"
#include "operations/orderflow/payment_processed.html.hpp"
#include "operations/orderflow/payment_processed.txt.hpp"
#include "operations/outbox/messages.hpp"
#include "store/orderflow/invoices.hpp"
#include "store/orderflow/shipments.hpp"
#include "store/orders/charges.hpp"
#include "store/orders/orders.hpp"
#include "store/outbox/messages.hpp"

namespace cartwright::operations {

namespace {

// Anyone may request a mail without an order, to any address. These limits keep the shop from being used as a relay.
constexpr Rate recipient_daily{.count = 3, .window_ms = 24 * hour_ms};
constexpr Rate sender_hourly{.count = 20, .window_ms = hour_ms};
constexpr Rate total_hourly{.count = 1'000, .window_ms = hour_ms};
// The limit of mails from programs with a key to one buyer.
constexpr Rate shop_recipient_daily{.count = 100, .window_ms = 24 * hour_ms};

struct NoticeLetter {
    std::string_view subject;
    std::string_view text;
    std::string_view html;
};

NoticeLetter notice_letter_for(Occasion occasion) {
    switch (occasion) {
    case Occasion::invoice_created:
        return {"Your invoice", embedded::invoice_created_txt, embedded::invoice_created_html};
    case Occasion::payment_processed:
        return {"Your payment has been received", embedded::payment_processed_txt, embedded::payment_processed_html};
    case Occasion::order_shipped:
        return {"Your order has been shipped", embedded::order_shipped_txt, embedded::order_shipped_html};
    }
    return {};
}

std::string format(Money amount) { return decimal_places(amount.minor) + ' ' + std::string(amount.currency.text()); }

/// Buyers name the items that the catalogue does not know. A text that could not be a name is not passed on.
std::string line_name_in_mail(const Line& line) {
    return line.listing.value != 0 || flaw_of_name(line.name).empty() ? line.name : std::string("an item of yours");
}

/// Adds the known facts of the order; all of them may be missing.
void add_facts(TemplateValues& values, Work& work, const Order& order) {
    values.texts["order"] = std::to_string(order.id.value);
    values.texts["total"] = format(order.total);
    for (const Line& line : order.lines)
        values.lists["lines"].push_back({.texts = {{"name", line_name_in_mail(line)},
                                                   {"quantity", std::to_string(line.quantity)},
                                                   {"price", format(line.price)}}});
    if (const auto id = store::invoices::of_order(work.tx, order.id))
        values.texts["invoice"] = invoice_number(store::invoices::find(work.tx, *id).value());
    if (const auto charge = store::charges::live(work.tx, order.id); charge && charge->transaction != 0) {
        values.texts["transaction"] = std::to_string(charge->transaction);
        values.texts["card"] = charge->card.brand + " …" + charge->card.last_digits;
    }
    if (const auto shipment = store::shipments::of_order(work.tx, order.id); shipment && shipment->answered_at) {
        values.texts["tracking"] = std::to_string(shipment->tracking_number);
        values.texts["address"] = shipment->to.address;
    }
}

/// True when the caller has a key, or when the API needs none.
bool may_see_orders(const Work& work) { return work.terms.orderflow.is_open || work.actor.scope != Scope::anyone; }

Result<void> count_notice(Work& work, const SendNotice& wish, const std::string& recipient) {
    if (!wish.order) {
        TRY(count_attempt(work, "notice to", recipient, recipient_daily));
        TRY(count_attempt(work, "notice from", wish.from, sender_hourly));
        TRY(count_attempt(work, "notices of", "all callers", total_hourly));
    }
    // Mails of the shop's own programs have a limit of their own, so that other callers cannot use it up.
    const bool is_by_shop = wish.order && work.actor.scope != Scope::anyone;
    if (is_by_shop) return count_attempt(work, "order message to", recipient, shop_recipient_daily);
    return count_message(work, recipient, wish.from);
}

/// The order of a mail. Its mails go to one address, unless one of the shop's own programs names another.
Result<Order> order_of_notice(Work& work, OrderId id, const std::string& recipient) {
    store::orders::lock(work.tx, id);
    Order order = TRY(store::orders::find(work.tx, id, work.door));
    if (work.actor.scope != Scope::anyone) return order;
    const auto first = store::messages::first_recipient(work.tx, id);
    if (first && normalized_email(*first) != recipient) return refuse(Why::recipient_differs);
    return order;
}

} // namespace

Result<SentNotice> send_notice(Work& work, const SendNotice& wish) {
    if (!wish.order && !work.terms.orderflow.has_open_notices)
        return refuse({.why = Why::malformed, .flaws = {field_flaw("orderId", "is required")}});
    const std::string recipient = normalized_email(wish.email);
    const std::string name = wish.order ? wish.name : std::string();
    TemplateValues values{
        .texts = {{"name", name.empty() ? "customer" : name}, {"seller", work.terms.orderflow.house.name}}};
    if (wish.order) {
        const Order order = TRY(order_of_notice(work, *wish.order, recipient));
        if (may_see_orders(work))
            add_facts(values, work, order);
        else
            values.texts["order"] = std::to_string(order.id.value);
    }
    TRY(count_notice(work, wish, recipient));
    const NoticeLetter letter = notice_letter_for(wish.occasion);
    send_message(work, {.id = {},
                        .recipient = wish.email,
                        .name = name,
                        .subject = std::string(letter.subject),
                        .text = filled(letter.text, values, Escape::none),
                        .html = filled(letter.html, values, Escape::html),
                        .order = wish.order});
    return SentNotice{};
}

} // namespace cartwright::operations
