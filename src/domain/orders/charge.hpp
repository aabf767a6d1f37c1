#pragma once

#include "base/instant.hpp"
#include "base/money.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// A card that a payment gateway has on file: what may be shown of it.
struct Card {
    std::string first_name;
    std::string last_name;
    std::string first_digits; // "424242"
    std::string last_digits;  // "4242"
    std::string brand;        // "visa"
    std::int64_t expiry_month = 0;
    std::int64_t expiry_year = 0;

    friend bool operator==(const Card&, const Card&) = default;
};

/// A card is good to the end of its month.
bool is_valid_at(const Card& card, Instant instant);

/// An attempt to have a payment gateway take the money of an invoice. It is written down before the gateway is asked,
/// and asked for again under the same key until the answer is known.
struct Charge {
    enum class State : std::uint8_t {
        asked,    // nobody knows yet
        approved, // and the order is paid
        declined,
        late, // approved when the goods were gone; the money goes back
    };

    ChargeId id;
    OrderId order;
    InvoiceId invoice;
    std::string customer;
    Money amount;
    State state = State::asked;
    std::int64_t transaction = 0; // the gateway's own number of it
    Card card{};
    std::string reason{}; // why it was declined
    Instant asked_at{};
    std::optional<Instant> answered_at{};
};

/// There is no money to take.
inline bool is_free(const Charge& charge) { return charge.amount.minor == 0; }

std::string_view name_of(Charge::State state);
Charge::State parse_charge_state(std::string_view name);

/// Under what the gateway knows it: the same however often it is asked.
std::string key_of(ChargeId charge);

} // namespace cartwright
