#include "domain/reseller/subscription.hpp"

#include "domain/refusal.hpp"
#include "domain/reseller/customer.hpp"

namespace cartwright {

using State = Subscription::State;

std::string_view name_of(State state) {
    switch (state) {
    case State::pending: return "pending";
    case State::active: return "active";
    case State::suspended: return "suspended";
    case State::cancelled: return "cancelled";
    case State::expired: return "expired";
    case State::failed: return "failed";
    }
    return {};
}

std::optional<State> parse_subscription_state(std::string_view name) {
    for (const State state :
         {State::pending, State::active, State::suspended, State::cancelled, State::expired, State::failed})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

Result<Subscription> with_state(Subscription subscription, State to) {
    if (!may_go(subscription.state, to))
        return refuse(
            Refusal{.why = Why::subscription_not_active, .subject = std::string(name_of(subscription.state))});
    subscription.state = to;
    ++subscription.version;
    return subscription;
}

Result<void> may_change(const Subscription& subscription) {
    if (subscription.state != State::active)
        return refuse(
            Refusal{.why = Why::subscription_not_active, .subject = std::string(name_of(subscription.state))});
    if (subscription.changing) return refuse(Why::subscription_changing);
    return {};
}

Subscription activated(Subscription subscription, std::string vendor_reference, Instant now) {
    subscription.state = State::active;
    subscription.vendor_reference = std::move(vendor_reference);
    subscription.starts_at = now;
    subscription.ends_at = one_period_after(now, subscription.plan.period);
    return subscription;
}

Subscription with_seats(Subscription subscription, std::int64_t quantity) {
    subscription.quantity = quantity;
    subscription.changing.reset();
    return subscription;
}

Subscription renewed(Subscription subscription) {
    if (subscription.ends_at)
        subscription.ends_at = one_period_after(*subscription.ends_at, subscription.plan.period,
                                                subscription.starts_at.value_or(*subscription.ends_at));
    subscription.changing.reset();
    return subscription;
}

std::string subscription_resource(std::int64_t account, std::int64_t customer, SubscriptionId id) {
    return customer_resource(account, customer) + "/subscriptions/" + std::to_string(id.value);
}

} // namespace cartwright
