#pragma once

#include "domain/shopping/member_cart.hpp"

namespace cartwright {

/// A coupon. One made from a cart is worth at most one piece of each of its items. Only an admin makes one without a
/// cart.
struct Discount {
    DiscountId id;
    AccountId owner;
    std::optional<MemberCartId> cart{};
    std::vector<ProductId> products{};
    Money amount{};
    std::int64_t percentage_bps = 0; // of the pending balance, in hundredths of a percent; used when `amount` is 0
    bool requires_verification = false;
    std::int64_t uses = 0; // initial number
    std::int64_t uses_left = 0;
    std::optional<Instant> removed_at{};
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const Discount&, const Discount&) = default;
};

inline constexpr std::int64_t discount_pending_max = 1'000; // payments that await the coupon owner's verification

/// A payment by a coupon.
struct DiscountUse {
    enum class State : std::uint8_t { pending, verified, declined, used };

    CartPaymentId payment;
    AccountId member;
    State state = State::pending;

    friend bool operator==(const DiscountUse&, const DiscountUse&) = default;
};
std::string_view name_of(DiscountUse::State state);
std::optional<DiscountUse::State> parse_use_state(std::string_view name);

/// Sets the products and uses of a coupon made from a cart, and returns the coupon's flaws (shopping §2.15). `cart` is
/// null for a coupon without a cart, which only an admin makes.
std::vector<Flaw> complete(Discount& discount, const FullCart* cart, bool is_admin);

/// Whether the cart behind a coupon still backs it. It must be fully paid and have as many pieces of each item as the
/// coupon has uses. One piece of each accepted item must cover the coupon's amount.
[[nodiscard]] bool is_carried(const Discount& discount, const FullCart& cart);

/// Returns the value of a coupon in a cart with this pending balance: never more than the balance, never negative.
[[nodiscard]] Money worth_of(const Discount& discount, Money pending);

} // namespace cartwright
