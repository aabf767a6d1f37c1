#include "providers/live/identity/person.hpp"

#include "base/text.hpp"
#include "domain/outbox/recipient.hpp"

#include <algorithm>

namespace cartwright::providers::live {

namespace {

constexpr std::size_t subject_bytes_max = 255; // OpenID Connect Core 1.0 §2: "255 ASCII characters"
constexpr std::size_t name_bytes_max = 200;

bool is_subject(std::string_view text) {
    return !text.empty() && text.size() <= subject_bytes_max &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

bool is_line(std::string_view text) { return text.size() <= name_bytes_max && !has_control_characters(text); }

} // namespace

Identified identified(const Person& person) {
    if (!is_subject(person.subject)) return refused("it does not say who that is");
    const bool has_address = person.email_is_verified && is_mail_address(person.email);
    const std::string_view name = trimmed(person.name);
    return {.kind = Identified::Kind::yes,
            .subject = person.subject,
            .email = has_address ? folded(person.email) : std::string(),
            .name = std::string(is_line(name) ? name : std::string_view())};
}

Identified refused(std::string reason) { return {.kind = Identified::Kind::no, .reason = std::move(reason)}; }

Identified undecided(std::string reason) { return {.kind = Identified::Kind::unknown, .reason = std::move(reason)}; }

std::string text_in(const http::JsonObject& object, std::string_view name) {
    const auto member = object.find(name);
    return std::string(member ? member->text().value_or("") : "");
}

bool is_true(const http::JsonObject& object, std::string_view name) {
    const auto member = object.find(name);
    return member && (member->boolean().value_or(false) || member->text() == "true");
}

} // namespace cartwright::providers::live
