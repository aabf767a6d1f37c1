#include "workers/events/webhook_sender.hpp"

#include "base/signature.hpp"
#include "workers/events/envelope.hpp"

namespace cartwright::events {

namespace {

constexpr std::chrono::milliseconds answer_time{10'000};
constexpr int gone = 410;

std::string signatures_of(const Subscriber& webhook, std::string_view id, std::int64_t seconds, std::string_view body,
                          Instant now) {
    std::string signatures = sign(webhook.secret, id, seconds, body);
    if (!webhook.former_secret.empty() && now < webhook.former_until)
        signatures += ' ' + sign(webhook.former_secret, id, seconds, body);
    return signatures;
}

/// Why there was no reply.
std::string_view reason_of(http::Client::Failure failure) {
    using Failure = http::Client::Failure;
    switch (failure) {
    case Failure::refused_address: return "refused address";
    case Failure::tls: return "TLS";
    case Failure::timeout: return "timeout";
    case Failure::none:
    case Failure::connection: break;
    }
    return "connection";
}

/// The outcome by the status of the reply. Redirects are not followed: they could lead to internal addresses (SSRF).
DeliveryOutcome outcome_of(int status) {
    if (status >= 200 && status < 300) return {.verdict = DeliveryOutcome::Verdict::delivered, .status = status};
    return {.verdict = status == gone ? DeliveryOutcome::Verdict::gone : DeliveryOutcome::Verdict::failed,
            .status = status,
            .reason = status >= 300 && status < 400 ? "redirect" : "status"};
}

} // namespace

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
DeliveryOutcome send_webhook(http::Client& client, const Subscriber& webhook, const store::events::Recorded& fact,
                             Instant now, bool public_only) {
    const std::string id = message_id(fact);
    const std::int64_t seconds = now.milliseconds / 1000;
    const std::string body = cloud_event(fact);
    const auto reply = client.send({.method = "POST",
                                    .url = webhook.url,
                                    .headers = {{"Content-Type", content_type},
                                                {"User-Agent", "Cartwright"},
                                                {"webhook-id", id},
                                                {"webhook-timestamp", std::to_string(seconds)},
                                                {"webhook-signature", signatures_of(webhook, id, seconds, body, now)}},
                                    .body = body,
                                    .timeout = answer_time,
                                    .public_only = public_only});
    if (!reply) return {.reason = reason_of(client.kind_of_failure())};
    return outcome_of(reply->status);
}

} // namespace cartwright::events
