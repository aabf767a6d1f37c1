#pragma once

#include "domain/shopping/member_cart.hpp"

namespace cartwright {

/// A coupon. One made from a cart gives one piece of each of its products; one without a cart is an admin's.
struct Discount {
    DiscountId id;
    AccountId owner;
    std::optional<MemberCartId> cart{};
    std::vector<ProductId> products{};
    Money amount{};
    std::int64_t percentage_bps = 0; // in hundredths of a percent, of what is pending; `amount` comes first
    bool requires_verification = false;
    std::int64_t uses = 0; // at first
    std::int64_t uses_left = 0;
    std::optional<Instant> removed_at{};
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const Discount&, const Discount&) = default;
};

inline constexpr std::int64_t discount_pending_max = 1'000; // payments that wait for a coupon's owner

/// Somebody who pays by a coupon.
struct DiscountUse {
    enum class State : std::uint8_t { pending, verified, declined, used };

    CartPaymentId payment;
    AccountId member;
    State state = State::pending;

    friend bool operator==(const DiscountUse&, const DiscountUse&) = default;
};
std::string_view name_of(DiscountUse::State state);
DiscountUse::State parse_use_state(std::string_view name);

/// A coupon made from a cart gets its products and uses of it; what is wrong with it (shopping §2.15). `cart` is
/// nothing for one without a cart, which only an admin makes.
std::vector<Flaw> complete(Discount& discount, const FullCart* cart, bool is_admin);

/// Whether the cart behind a coupon still carries it: it is paid, and has as many pieces of each item as the coupon
/// uses.
[[nodiscard]] bool is_carried(const Discount& discount, const FullCart& cart);

/// What a coupon is worth in a cart where so much is pending: never more than that, never negative.
[[nodiscard]] Money worth_of(const Discount& discount, Money pending);

} // namespace cartwright
