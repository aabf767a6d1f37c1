#pragma once

#include "base/instant.hpp"
#include "base/money.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// A card that a payment gateway has on file: the data that may be shown.
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

/// Whether a card is valid; it is valid until the end of its month.
bool is_valid_at(const Card& card, Instant instant);

/// An attempt to collect the amount of an invoice through a payment gateway. It is stored before the gateway is asked.
/// The request is retried under the same idempotency key until the answer is known.
struct Charge {
    enum class State : std::uint8_t {
        asked,    // the result is not known yet
        approved, // the order is paid
        declined,
        late, // approved after the stock was gone; the money is refunded
    };

    ChargeId id;
    OrderId order;
    InvoiceId invoice;
    std::string customer;
    Money amount;
    State state = State::asked;
    std::int64_t transaction = 0; // the gateway's own number
    Card card{};
    std::string reason{}; // why it was declined
    Instant asked_at{};
    std::optional<Instant> answered_at{};
};

/// Whether there is nothing to charge.
inline bool is_free(const Charge& charge) { return charge.amount.minor == 0; }

std::string_view name_of(Charge::State state);
std::optional<Charge::State> parse_charge_state(std::string_view name);

/// Returns the gateway's idempotency key of the charge; it is the same in every retry.
std::string key_of(ChargeId charge);

} // namespace cartwright
