#pragma once

#include "base/json/json_reader.hpp"
#include "providers/ports/identity.hpp"

#include <string>
#include <string_view>

namespace cartwright::providers::live {

/// What a provider says of somebody, as it came.
struct Person {
    std::string subject;
    std::string email;
    bool email_is_verified = false;
    std::string name;
};

/// Somebody as he can be used here: an address that is his, in lower case, or none; a name that is one line of text, or
/// none. Refuses who has no subject.
Identified identified(const Person& person);

Identified refused(std::string reason);
Identified undecided(std::string reason);

/// The text of a member; empty when there is none.
std::string text_in(const http::JsonObject& object, std::string_view name);

/// Some of Google's answers spell true as text.
bool is_true(const http::JsonObject& object, std::string_view name);

} // namespace cartwright::providers::live
