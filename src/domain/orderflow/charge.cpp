#include "domain/orderflow/charge.hpp"

#include "domain/refusal.hpp"

#include <chrono>

namespace cartwright {

bool is_valid_at(const Card& card, Instant instant) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(instant.milliseconds)};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
    const std::int64_t year = static_cast<int>(day.year());
    const std::int64_t month = static_cast<unsigned>(day.month());
    return card.expiry_year > year || (card.expiry_year == year && card.expiry_month >= month);
}

std::string_view name_of(Charge::State state) {
    switch (state) {
    case Charge::State::asked: return "asked";
    case Charge::State::approved: return "approved";
    case Charge::State::declined: return "declined";
    case Charge::State::late: return "late";
    }
    return {};
}

Charge::State charge_state_named(std::string_view name) {
    if (name == "approved") return Charge::State::approved;
    if (name == "declined") return Charge::State::declined;
    return name == "late" ? Charge::State::late : Charge::State::asked;
}

std::string key_of(ChargeId charge) { return "charge-" + std::to_string(charge.value); }

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
