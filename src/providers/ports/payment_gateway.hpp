#pragma once

#include "domain/orders/charge.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright::providers {

/// A charge that a payment gateway is asked to make. Idempotent: the same key is the same charge.
struct ChargeWish {
    std::string key;
    std::string customer; // whose card the gateway has on file
    Money amount;
    std::string reference;             // shown on the buyer's statement: the number of the invoice
    std::optional<Instant> valid_at{}; // the card must not have expired then
};

/// The result of a charge. `unknown`: it may have been made; ask again with the same key.
struct Charged {
    enum class Kind : std::uint8_t { approved, declined, unknown };

    Kind kind = Kind::unknown;
    std::int64_t transaction = 0; // the gateway's number of it, below 2^53
    Card card{};                  // what was charged
    std::string reason{};         // why not
};

struct RefundWish {
    std::string key;
    std::string charge_key;
    Money amount;
};

/// The result of a refund. `unknown`: it may have been made; ask again with the same key.
struct Refunded {
    enum class Kind : std::uint8_t {
        approved,
        declined,
        no_charge, // there is no charge of the order here, so nothing can be refunded
        unknown,
    };

    Kind kind = Kind::unknown;
    std::string reason{};
};

/// Charges cards that it has on file, and refunds the charges. Blocks, for a limited time: never on an I/O or writer
/// thread, never in a transaction. Safe from any thread.
class PaymentGateway {
  public:
    virtual ~PaymentGateway() = default;

    virtual Charged charge(const ChargeWish& wish) = 0;

    /// The result of the charge of that key; nothing when the gateway does not know it.
    virtual std::optional<Charged> look_up(const std::string& key) = 0;

    /// Refunds a charge, wholly or in part.
    virtual Refunded refund(const RefundWish& wish) = 0;
};

} // namespace cartwright::providers
