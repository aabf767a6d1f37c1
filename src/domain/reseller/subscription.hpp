#pragma once

#include "base/result.hpp"
#include "domain/ids.hpp"
#include "domain/orders/order.hpp"
#include "domain/reseller/plan.hpp"

namespace cartwright {

/// Seats of a plan that a customer has for a time.
struct Subscription {
    enum class State : std::uint8_t {
        pending, // ordered
        active,
        suspended,
        cancelled,
        expired, // its time is over
        failed,  // it could not be provisioned
    };

    SubscriptionId id;
    AccountId reseller;
    AccountId customer;
    OrderId order; // that made it
    ItemId item;   // of that order
    Plan plan;
    State state = State::pending;
    std::int64_t quantity = 0;
    std::string vendor_reference{}; // what the vendor calls it
    std::optional<Instant> starts_at{};
    std::optional<Instant> ends_at{};
    std::optional<OrderId> changing{}; // the order that is about to change it
    std::int64_t version = 0;          // rises with each change that the vendor is to know of
    std::int64_t told_version = 0;     // as the vendor knows it
    Instant made_at{};
    Instant changed_at{};
    std::int64_t customer_number = 0; // as the door spells them
    std::int64_t reseller_number = 0;
    std::string customer_name{};  // the organisation's
    std::string purchase_order{}; // the reseller's, of the order that made it
    std::string customer_purchase_order{};
};

std::string_view name_of(Subscription::State state);
std::optional<Subscription::State> parse_subscription_state(std::string_view name);

struct SubscriptionStep {
    Subscription::State from;
    Subscription::State to;
};

/// The life of a subscription.
inline constexpr SubscriptionStep subscription_steps[] = {
    {Subscription::State::pending, Subscription::State::active},    // the vendor has provisioned it
    {Subscription::State::pending, Subscription::State::failed},    // the vendor can't
    {Subscription::State::pending, Subscription::State::cancelled}, // its order was cancelled before that
    {Subscription::State::active, Subscription::State::suspended},
    {Subscription::State::suspended, Subscription::State::active},
    {Subscription::State::active, Subscription::State::cancelled},
    {Subscription::State::suspended, Subscription::State::cancelled},
    {Subscription::State::active, Subscription::State::expired},
    {Subscription::State::suspended, Subscription::State::expired},
};

constexpr bool may_go(Subscription::State from, Subscription::State to) {
    for (const SubscriptionStep step : subscription_steps)
        if (step.from == from && step.to == to) return true;
    return false;
}
static_assert(may_go(Subscription::State::suspended, Subscription::State::active));
static_assert(!may_go(Subscription::State::cancelled, Subscription::State::active));
static_assert(!may_go(Subscription::State::expired, Subscription::State::active));

/// The subscription after that step. Refused: subscription_not_active, where there is no way there.
Result<Subscription> moved(Subscription subscription, Subscription::State to);

/// Whether an order may change its seats or its end now. Refused: subscription_not_active, when it isn't;
/// subscription_changing, when another order is about to.
Result<void> may_change(const Subscription& subscription);

/// As it is once the vendor has provisioned it: active, for one period from `now`.
Subscription activated(Subscription subscription, std::string vendor_reference, Instant now);

/// As it is with other seats, or one period longer, once the vendor has done that.
Subscription with_seats(Subscription subscription, std::int64_t quantity);
Subscription renewed(Subscription subscription);

/// How resources are named: "accounts/10001/customers/20001/subscriptions/7".
std::string subscription_resource(std::int64_t account, std::int64_t customer, SubscriptionId id);

} // namespace cartwright
