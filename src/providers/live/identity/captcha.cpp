#include "providers/live/identity/captcha.hpp"

#include "base/json/json_reader.hpp"
#include "http/client.hpp"
#include "http/query.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

constexpr std::size_t answer_bytes_max = 8 * 1024;

/// Google's error codes about the answer. Its other codes concern the secret or the request.
constexpr std::array<std::string_view, 3> wrong_answer_codes{"missing-input-response", "invalid-input-response",
                                                             "timeout-or-duplicate"};

bool is_wrong_answer(std::string_view code) {
    return std::ranges::find(wrong_answer_codes, code) != wrong_answer_codes.end();
}

/// Whether a refusal concerns the answer. One without a reason does.
bool is_wrong_answer(const http::JsonObject& verdict) {
    const auto member = verdict.find("error-codes");
    const auto codes = member ? member->array() : std::nullopt;
    return !codes || std::ranges::all_of(
                         *codes, [](const http::JsonValue& code) { return is_wrong_answer(code.text().value_or("")); });
}

Outcome parse_outcome(std::string_view body) {
    constexpr const char* unreadable = "the captcha's answer is not understood";
    http::JsonReader reader;
    const auto document = reader.parse(body);
    const auto object = document ? document->object() : std::nullopt;
    const auto success = object ? object->find("success") : std::nullopt;
    const auto claim = success ? success->boolean() : std::nullopt;
    if (!claim) return {.kind = Outcome::Kind::unknown, .reason = unreadable};
    if (*claim) return {};
    if (!is_wrong_answer(*object))
        return {.kind = Outcome::Kind::unknown, .reason = "the captcha does not accept the question"};
    return {.kind = Outcome::Kind::no, .reason = "the captcha was not solved"};
}

} // namespace

Outcome Captcha::check(const std::string& answer, Kind kind) {
    const std::string& secret = kind == Kind::android ? settings_.android_secret : settings_.web_secret;
    if (secret.empty()) return {.kind = Outcome::Kind::unknown, .reason = "no secret is set for that kind of captcha"};
    if (answer.empty() || answer.size() > answer_bytes_max)
        return {.kind = Outcome::Kind::no, .reason = "the captcha was not solved"};
    http::Client client; // of this thread
    const auto reply =
        client.send({.method = "POST",
                     .url = settings_.url,
                     .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                     .body = "secret=" + http::percent_encoded(secret) + "&response=" + http::percent_encoded(answer)});
    if (!reply) return {.kind = Outcome::Kind::unknown, .reason = "no answer"};
    constexpr int ok = 200;
    if (reply->status != ok)
        return {.kind = Outcome::Kind::unknown, .reason = "it was answered " + std::to_string(reply->status)};
    return parse_outcome(reply->body);
}

} // namespace cartwright::providers::live
