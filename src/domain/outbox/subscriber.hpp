#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// Somebody who is told of what happens: a webhook (Standard Webhooks), or a stream of NATS.
struct Subscriber {
    enum class Kind : std::uint8_t { webhook, nats };
    enum class State : std::uint8_t { active, disabled };

    SubscriberId id;
    Kind kind = Kind::webhook;
    std::string url;
    std::string types{};         // which facts: "cartwright.order.paid,cartwright.stock."; a type or the start of some
    std::string secret{};        // what messages are signed with
    std::string former_secret{}; // and what else, until a moment
    Instant former_until{};
    State state = State::active;
    std::string reason{};      // why it is disabled
    std::int64_t sequence = 0; // of the last fact that it has heard of or never will
    std::int64_t attempts = 0; // so far, to tell it of the next
    Instant failing_since{};
    Instant due{};
    Instant made_at{};
};

/// Whether one who is told of `types` is told of facts of `type`. An empty list means all.
bool tells(std::string_view types, std::string_view type);

/// Whether that is a type of events, or the start of some that ends in a dot: what a subscriber may ask for.
bool is_asked_for(std::string_view type);

/// The list of these, as `types` has it.
std::string list_of(const std::vector<std::string>& types);

/// How long is waited after so many attempts that have failed: 1 s, 2 s, 4 s and so on up to an hour, each between half
/// of it and all of it, as `drawn`, any number, will have it.
std::int64_t pause_ms_after(std::int64_t attempts, std::uint64_t drawn);

/// After that no more attempt is made to tell of a fact.
inline constexpr std::int64_t told_for_ms = std::int64_t{3} * 24 * 60 * 60 * 1000;

} // namespace cartwright
