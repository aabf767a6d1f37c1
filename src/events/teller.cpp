#include "events/teller.hpp"

#include "base/signature.hpp"
#include "events/envelope.hpp"

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

} // namespace

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
Told tell_webhook(http::Client& client, const Subscriber& webhook, const store::events::Recorded& fact, Instant now,
                  bool public_only) {
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
    if (!reply) return {};
    const bool is_well = reply->status >= 200 && reply->status < 300;
    const auto otherwise = reply->status == gone ? Told::Verdict::gone : Told::Verdict::failed;
    return {.verdict = is_well ? Told::Verdict::delivered : otherwise, .status = reply->status};
}

} // namespace cartwright::events
