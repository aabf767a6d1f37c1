#pragma once

#include "domain/outbox/subscriber.hpp"
#include "http/client.hpp"
#include "store/outbox/events.hpp"

#include <string_view>

namespace cartwright::events {

/// The result of an attempt to deliver an event.
struct DeliveryOutcome {
    enum class Verdict : std::uint8_t { delivered, failed, gone };

    Verdict verdict = Verdict::failed;
    int status = 0;            // of the reply; 0 when there was none
    std::string_view reason{}; // why it failed: "refused address", "connection", "TLS", "timeout", "redirect", "status"
};

/// Sends a fact to a webhook by Standard Webhooks: one POST, signed with its secret. For a while after a rotation it is
/// also signed with the former secret. A 2xx reply acknowledges the event; 410 ends the subscription. With
/// `public_only`, addresses that are not public are refused.
DeliveryOutcome send_webhook(http::Client& client, const Subscriber& webhook, const store::events::Recorded& fact,
                             Instant now, bool public_only);

} // namespace cartwright::events
