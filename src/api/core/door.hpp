#pragma once

#include "api/core/route.hpp"
#include "base/result.hpp"
#include "domain/secrets.hpp"
#include "domain/terms.hpp"
#include "http/message.hpp"
#include "operations/accounts/access.hpp"

#include <string_view>

namespace cartwright::api {

/// An API as one document describes it.
struct Door {
    std::string_view name;   // "storefront"
    std::string_view about;  // one sentence
    std::string_view prefix; // its paths that match no route: "/api/v3"; empty: all that no other door has
    RouteTable routes;
    std::string_view schemas; // JSON object: name → JSON Schema
    Terms terms{};
    Secrets secrets{};

    /// The headers that carry the credentials, as `Vary` names them. Empty: there are none.
    std::string_view credential_headers{};

    /// The security schemes of this door for the OpenAPI document (JSON object: name → Security Scheme Object).
    /// `security` is what a route with credentials requires of them (JSON: Security Requirement Objects, separated by
    /// commas).
    std::string_view security_schemes{};
    std::string_view security{};

    /// Extracts the caller's credentials from a request. Null: this door requires none.
    operations::Credentials (*credentials_of)(const http::Request& request) = nullptr;

    /// Identifies the caller by their credentials.
    Result<Actor> (*identify)(operations::Work&, const operations::Credentials&, const Scopes&) = operations::identify;

    /// Look-ups of unknown orders and invoices are counted by client address, and refused beyond a limit.
    bool counts_guesses = false;

    /// `.json` at the end of a path is optional, unless the path ends in a parameter.
    bool json_ending_is_optional = false;

    /// A path may also begin with two slashes, and PATCH is accepted where PUT is.
    bool is_lenient = false;

    /// A path may also end in a slash.
    bool may_end_in_slash = false;

    http::Reply (*refuse)(const Refusal& refusal);                // formats a refusal
    http::Reply (*complain)(int status, std::string_view detail); // formats an error that is not a refusal of commerce
};

} // namespace cartwright::api
