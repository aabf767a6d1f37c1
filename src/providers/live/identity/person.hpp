#pragma once

#include "base/json/json_reader.hpp"
#include "providers/ports/identity.hpp"

#include <string>
#include <string_view>

namespace cartwright::providers::live {

/// The statements of a provider about a person, as received.
struct Person {
    std::string subject;
    std::string email;
    bool email_is_verified = false;
    std::string name;
};

/// Validates the statements of a provider. The e-mail address is verified and in lower case, or empty; the name is one
/// line of text, or empty. Refuses a person without a valid subject.
Identified identified(const Person& person);

Identified refused(std::string reason);
Identified undecided(std::string reason);

/// The text of a member; empty when there is none.
std::string text_in(const http::JsonObject& object, std::string_view name);

/// Whether a member is true. Some of Google's answers have true as text.
bool is_true(const http::JsonObject& object, std::string_view name);

} // namespace cartwright::providers::live
