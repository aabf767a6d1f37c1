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
    OrderId order; // that created it
    ItemId item;   // of that order
    Plan plan;
    State state = State::pending;
    std::int64_t quantity = 0;
    std::string vendor_reference{}; // the vendor's own id
    std::optional<Instant> starts_at{};
    std::optional<Instant> ends_at{};
    std::optional<OrderId> changing{}; // the order that is about to change it
    std::int64_t version = 0;          // increases with each change that the vendor must receive
    std::int64_t told_version = 0;     // the version that the vendor has received
    Instant made_at{};
    Instant changed_at{};
    std::int64_t customer_number = 0; // as the door formats them
    std::int64_t reseller_number = 0;
    std::string customer_name{};  // the organisation's
    std::string purchase_order{}; // the reseller's, of the order that created it
    std::string customer_purchase_order{};
};

std::string_view name_of(Subscription::State state);
std::optional<Subscription::State> parse_subscription_state(std::string_view name);

struct SubscriptionStep {
    Subscription::State from;
    Subscription::State to;
};

/// The allowed changes of a subscription's state.
inline constexpr SubscriptionStep subscription_steps[] = {
    {Subscription::State::pending, Subscription::State::active},    // the vendor has provisioned it
    {Subscription::State::pending, Subscription::State::failed},    // the vendor refused
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

/// Returns the subscription in state `to`, with the next version. Refused: subscription_not_active, when the change is
/// not allowed.
Result<Subscription> with_state(Subscription subscription, Subscription::State to);

/// Checks whether an order may change its seats or its end now. Refused: subscription_not_active;
/// subscription_changing, when another order is about to change it.
Result<void> may_change(const Subscription& subscription);

/// Returns the subscription after provisioning: active, for one period from `now`.
Subscription activated(Subscription subscription, std::string vendor_reference, Instant now);

/// Return the subscription after the vendor has changed its seats, or renewed it for one period.
Subscription with_seats(Subscription subscription, std::int64_t quantity);
Subscription renewed(Subscription subscription);

/// Formats a resource name: "accounts/10001/customers/20001/subscriptions/7".
std::string subscription_resource(std::int64_t account, std::int64_t customer, SubscriptionId id);

} // namespace cartwright
