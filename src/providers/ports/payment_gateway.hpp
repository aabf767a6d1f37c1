#pragma once

#include "domain/orders/charge.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright::providers {

/// What a payment gateway is asked to take. Under the same key it is the same charge, however often it is asked for.
struct ChargeWish {
    std::string key;
    std::string customer; // whose card is on file there
    Money amount;
    std::string reference;             // what the buyer reads on the statement: the number of the invoice
    std::optional<Instant> valid_at{}; // the card must not have expired then
};

/// What became of a charge. `unknown`: it may have been made; ask again with the same key.
struct Charged {
    enum class Kind : std::uint8_t { approved, declined, unknown };

    Kind kind = Kind::unknown;
    std::int64_t transaction = 0; // the gateway's own number of it, below 2^53
    Card card{};                  // what was charged
    std::string reason{};         // why not
};

struct RefundWish {
    std::string key;
    std::string charge_key;
    Money amount;
};

/// What became of a refund. `unknown`: it may have been made; ask again with the same key.
struct Refunded {
    enum class Kind : std::uint8_t {
        approved,
        declined,
        no_charge, // nothing was charged here for the order, so nothing can be given back
        unknown,
    };

    Kind kind = Kind::unknown;
    std::string reason{};
};

/// Takes money from cards that it has on file, and gives it back. Blocks, for a limited time: never on an I/O or writer
/// thread, never in a transaction. Safe from any thread.
class PaymentGateway {
  public:
    virtual ~PaymentGateway() = default;

    virtual Charged charge(const ChargeWish& wish) = 0;

    /// What became of the charge of that key; nothing when the gateway has never heard of it.
    virtual std::optional<Charged> look_up(const std::string& key) = 0;

    /// Gives a part of a charge back, or all of it.
    virtual Refunded refund(const RefundWish& wish) = 0;
};

} // namespace cartwright::providers
