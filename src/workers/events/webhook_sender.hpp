#pragma once

#include "domain/outbox/subscriber.hpp"
#include "http/client.hpp"
#include "store/outbox/events.hpp"

#include <string_view>

namespace cartwright::events {

/// What became of an attempt to tell a subscriber.
struct DeliveryOutcome {
    enum class Verdict : std::uint8_t { delivered, failed, gone };

    Verdict verdict = Verdict::failed;
    int status = 0;            // of the answer, 0 when there was none
    std::string_view reason{}; // why it failed: "refused address", "connection", "TLS", "timeout", "redirect", "status"
};

/// Sends a fact to a webhook by Standard Webhooks: one POST, signed with its secret, and for a while also with the one
/// before. Any 2xx is a yes, 410 says that nobody wants to be told any more.
DeliveryOutcome tell_webhook(http::Client& client, const Subscriber& webhook, const store::events::Recorded& fact,
                             Instant now, bool public_only);

} // namespace cartwright::events
