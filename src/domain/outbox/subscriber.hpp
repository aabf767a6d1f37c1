#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// A receiver of events: a webhook (Standard Webhooks) or a NATS stream.
struct Subscriber {
    enum class Kind : std::uint8_t { webhook, nats };
    enum class State : std::uint8_t { active, disabled };

    SubscriberId id;
    Kind kind = Kind::webhook;
    std::string url;
    std::string types{};         // "cartwright.order.paid,cartwright.stock.": event types, or prefixes of some
    std::string secret{};        // signs the deliveries
    std::string former_secret{}; // also signs them until `former_until`
    Instant former_until{};
    State state = State::active;
    std::string reason{};      // why it is disabled
    std::int64_t sequence = 0; // of the last event that was delivered, or never will be
    std::int64_t attempts = 0; // failed so far to deliver the next event
    Instant failing_since{};
    Instant due{};
    Instant made_at{};
};

/// Whether `wanted` is the event type `type`, or a prefix of it that ends in a dot.
bool covers(std::string_view wanted, std::string_view type);

/// Whether a subscriber of `types` receives events of `type`. An empty list means all.
bool includes_type(std::string_view types, std::string_view type);

/// Joins the types as `Subscriber::types` stores them.
std::string list_of(const std::vector<std::string>& types);

} // namespace cartwright
