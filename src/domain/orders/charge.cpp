#include "domain/orders/charge.hpp"

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

std::optional<Charge::State> parse_charge_state(std::string_view name) {
    for (const Charge::State state :
         {Charge::State::asked, Charge::State::approved, Charge::State::declined, Charge::State::late})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

std::string key_of(ChargeId charge) { return "charge-" + std::to_string(charge.value); }

} // namespace cartwright
