#include "operations/notices.hpp"

#include "base/template.hpp"
#include "operations/invoice_created.html.hpp"
#include "operations/invoice_created.txt.hpp"
#include "operations/messages.hpp"
#include "operations/order_shipped.html.hpp"
#include "operations/order_shipped.txt.hpp"
#include "operations/payment_processed.html.hpp"
#include "operations/payment_processed.txt.hpp"
#include "store/charges.hpp"
#include "store/invoices.hpp"
#include "store/orders.hpp"
#include "store/shipments.hpp"

namespace cartwright::operations {

namespace {

struct Letter {
    std::string_view subject;
    std::string_view text;
    std::string_view html;
};

Letter letter_for(Occasion occasion) {
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

std::string spelled(Money amount) { return decimal_places(amount.minor) + ' ' + std::string(amount.currency.text()); }

/// What is known of the order; all of it may be missing.
void add_facts(TemplateValues& values, Work& work, const Order& order) {
    values.texts["order"] = std::to_string(order.id.value);
    values.texts["total"] = spelled(order.total);
    for (const Line& line : order.lines)
        values.lists["lines"].push_back({.texts = {{"name", line.name},
                                                   {"quantity", std::to_string(line.quantity)},
                                                   {"price", spelled(line.price)}}});
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

} // namespace

Result<SentNotice> send_notice(Work& work, const SendNotice& wish) {
    TemplateValues values{.texts = {{"name", wish.name}, {"seller", work.terms.house.name}}};
    if (wish.order) add_facts(values, work, TRY(store::orders::find(work.tx, *wish.order, work.door)));
    const Letter letter = letter_for(wish.occasion);
    send_message(work, {.id = {},
                        .recipient = wish.email,
                        .name = wish.name,
                        .subject = std::string(letter.subject),
                        .text = filled(letter.text, values, Escape::none),
                        .html = filled(letter.html, values, Escape::html),
                        .order = wish.order});
    return SentNotice{};
}

} // namespace cartwright::operations
