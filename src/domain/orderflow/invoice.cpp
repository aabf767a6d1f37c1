#include "domain/orderflow/invoice.hpp"

#include "base/digest.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <chrono>

namespace cartwright {

namespace {

std::int64_t year_of(Instant instant) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(instant.milliseconds)};
    return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)).year());
}

/// Returns nothing when the sum is too large.
std::optional<std::int64_t> sum_of(const std::vector<AssertedItem>& items) {
    Money sum{};
    for (const AssertedItem& item : items) {
        const auto cost = times({.minor = item.price_minor}, item.quantity);
        const auto next = cost ? plus(sum, *cost) : std::nullopt;
        if (!next) return std::nullopt;
        sum = *next;
    }
    return sum.minor;
}

} // namespace

std::string invoice_number(const Invoice& invoice) {
    constexpr std::size_t digits = 6;
    const std::string number = std::to_string(invoice.number);
    const std::string zeros(digits - std::min(digits, number.size()), '0');
    return std::to_string(invoice.year) + '-' + zeros + number;
}

std::string digest_of(const Invoice& invoice) {
    std::string lines;
    const auto add = [&](const std::string& part) { lines += std::to_string(part.size()) + ':' + part; };
    const auto count = [&](std::int64_t number) { lines += std::to_string(number) + ';'; };
    for (const Line& line : invoice.lines) {
        add(line.code);
        add(line.name);
        for (const std::int64_t number : {line.quantity, line.price.minor, line.tax_bps, line.tax_minor}) count(number);
    }
    for (const std::int64_t number :
         {invoice.id.value, invoice.order.value, invoice.seller.value, invoice.year, invoice.number, invoice.tax.minor,
          invoice.total.minor, invoice.issued_at.milliseconds})
        count(number);
    return fingerprint({"invoice", invoice.from.name, invoice.from.address, invoice.from.tax_number, invoice.customer,
                        invoice.to.name, invoice.to.phone, invoice.to.address, invoice.total.currency.text(),
                        name_of(invoice.tax_mode), lines});
}

std::string_view name_of(Milestone milestone) {
    switch (milestone) {
    case Milestone::pending: return "pending";
    case Milestone::invoiced: return "invoiced";
    case Milestone::paid: return "paid";
    case Milestone::shipped: return "shipped";
    case Milestone::failed: return "failed";
    }
    return {};
}

Milestone milestone_of(Stage stage, bool is_invoiced, bool is_shipped) {
    if (stage == Stage::failed) return Milestone::failed;
    if (stage == Stage::paid) return is_shipped ? Milestone::shipped : Milestone::paid;
    return is_invoiced ? Milestone::invoiced : Milestone::pending;
}

Result<void> may_be_invoiced(const Order& order, Milestone milestone, const AssertedInvoice& asserted) {
    if (milestone != Milestone::pending)
        return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(milestone))});
    if (asserted.customer != order.reference) return differs("customerId");
    if (asserted.tax_minor != order.tax.minor) return differs("tax");
    if (asserted.net_minor != order.total.minor - order.tax.minor) return differs("subTotalAmount");
    if (asserted.total_minor != order.total.minor) return differs("totalAmount");
    const bool is_on_top = order.tax_mode == TaxMode::exclusive;
    if (sum_of(asserted.items) != (is_on_top ? asserted.net_minor : asserted.total_minor)) return differs("items");
    const auto is_listed = [](const Line& line) { return line.listing.value != 0; };
    if (asserted.currency != order.total.currency && std::ranges::any_of(order.lines, is_listed))
        return differs("currency");
    return {};
}

Invoice invoice_of(const Order& order, Recipient to, const SellerDetails& from, Currency currency, Instant now) {
    Invoice invoice{.id = {},
                    .order = order.id,
                    .year = year_of(now),
                    .from = from,
                    .customer = order.reference,
                    .to = std::move(to),
                    .lines = order.lines,
                    .tax_mode = order.tax_mode,
                    .tax = {.minor = order.tax.minor, .currency = currency},
                    .total = {.minor = order.total.minor, .currency = currency},
                    .issued_at = now};
    for (Line& line : invoice.lines) line.price.currency = currency;
    return invoice;
}

// orderflow A3-12: "Must equal invoice total, else 409".
Result<void> may_be_charged(const Order& order, const Invoice& invoice, std::string_view customer,
                            std::int64_t amount_minor) {
    if (customer != invoice.customer) return differs("customerId");
    if (amount_minor != invoice.total.minor) return differs("totalAmount");
    if (!may_go(order.stage, Stage::paid))
        return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(order.stage))});
    return {};
}

} // namespace cartwright
