#include "providers/live/provider_call.hpp"

#include "providers/live/identity/person.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

using Answer = ProviderCall::Answer;

// The credential is wrong: malformed, expired, withdrawn, or too long to be one.
constexpr std::array<int, 4> refusals{400, 401, 414, 431};
// RFC 6749 §5.2 and Google: errors of the shop.
constexpr std::array<std::string_view, 4> own_faults{"invalid_client", "unauthorized_client", "redirect_uri_mismatch",
                                                     "unsupported_grant_type"};
// Facebook: internal errors, too many requests (4, 17, 32, 341, 613), and an unknown shop (101).
constexpr std::array<std::int64_t, 8> temporary_codes{1, 2, 4, 17, 32, 101, 341, 613};

bool is_unreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c))
            result += c;
        else
            (result += '%').append({digits[byte / 16U], digits[byte % 16U]});
    }
    return result;
}

std::string form_of(const ProviderCall::Fields& fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        if (!form.empty()) form += '&';
        (form += escaped(name)) += '=';
        form += escaped(value);
    }
    return form;
}

/// Whether an error was caused by the shop or the provider, and so says nothing about the credential.
bool is_no_verdict(const std::optional<http::JsonObject>& object) {
    const auto error = object ? object->find("error") : std::nullopt;
    if (!error) return !object || !object->find("error_description"); // some of Google's errors have only this member
    if (const auto text = error->text()) return std::ranges::find(own_faults, *text) != own_faults.end();
    const auto described = error->object(); // Facebook's
    const auto code = described ? described->find("code") : std::nullopt;
    const auto number = code ? code->integer() : std::nullopt;
    return !number || is_true(*described, "is_transient") ||
           std::ranges::find(temporary_codes, *number) != temporary_codes.end();
}

} // namespace

Answer ProviderCall::send(http::ClientRequest request) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) return {.reason = "the provider is too slow"};
    request.timeout = left;
    auto reply = client_.send(request);
    if (!reply) return {.reason = "the provider does not answer"};
    const auto document = reader_.parse(reply->body);
    const auto object = document ? document->object() : std::nullopt;
    if (reply->status == 200 && object)
        return {.kind = Answer::Kind::object, .object = object, .text = std::move(reply->body)};
    const bool is_refusal = std::ranges::find(refusals, reply->status) != refusals.end();
    const bool is_long = is_refusal && reply->status > 401;
    if (is_long || (is_refusal && !is_no_verdict(object)))
        return {.kind = Answer::Kind::refused, .reason = "the provider refuses it"};
    return {.reason = "the provider answered " + std::to_string(reply->status) + ", and nothing that says who it is"};
}

Answer ProviderCall::get(const std::string& url, const Fields& query, const std::string& bearer) {
    http::ClientRequest request{.url = query.empty() ? url : url + "?" + form_of(query)};
    if (!bearer.empty()) request.headers.emplace_back("Authorization", "Bearer " + bearer);
    return send(std::move(request));
}

Answer ProviderCall::post(const std::string& url, const Fields& form) {
    return send({.method = "POST",
                 .url = url,
                 .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                 .body = form_of(form)});
}

Identified not_identified(const ProviderCall::Answer& answer) {
    const bool is_refused = answer.kind == ProviderCall::Answer::Kind::refused;
    return is_refused ? refused(answer.reason) : undecided(answer.reason);
}

} // namespace cartwright::providers::live
