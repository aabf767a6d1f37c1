#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/terms.hpp"
#include "http/message.hpp"
#include "operations/accounts/access.hpp"

#include <concepts>
#include <optional>
#include <span>
#include <string_view>

namespace cartwright::api {

class RequestContext;

/// A value that a route takes from its path, query or headers, as the OpenAPI document shows it.
struct Parameter {
    std::string_view place; // "path", "query", "header"
    std::string_view name;
    std::string_view schema; // JSON: {"type":"integer","minimum":1}
    std::string_view about;
    bool required = false; // path parameters always are
};

/// Media types of bodies that are not JSON.
namespace media {
inline constexpr std::string_view form[] = {"application/x-www-form-urlencoded"};
inline constexpr std::string_view html[] = {"text/html"};
inline constexpr std::string_view text[] = {"text/plain"};
inline constexpr std::string_view pictures[] = {"image/png", "image/jpeg", "image/webp"};
} // namespace media

/// The body that a route reads. A name alone means a required JSON body with that schema.
struct RequestBody {
    std::string_view schema{}; // its name in the door's schemas; empty: none
    bool optional = false;
    std::span<const std::string_view> media_types{}; // empty: JSON

    constexpr RequestBody() = default;
    template <std::convertible_to<std::string_view> Name> constexpr RequestBody(Name name) : schema(name) {}

    [[nodiscard]] constexpr bool exists() const { return !schema.empty() || !media_types.empty(); }
};

constexpr RequestBody optional_body(std::string_view schema) {
    RequestBody body(schema);
    body.optional = true;
    return body;
}

constexpr RequestBody form_body(std::string_view schema) {
    RequestBody body(schema);
    body.media_types = media::form;
    return body;
}

constexpr RequestBody picture_body() {
    RequestBody body;
    body.media_types = media::pictures;
    return body;
}

/// One reply that a route may give, as the OpenAPI document shows it.
struct Answer {
    int status;
    std::string_view about;
    std::string_view schema;                         // of a JSON body: its name in the door's schemas; empty: none
    std::string_view example;                        // JSON
    std::span<const std::string_view> media_types{}; // of bodies that are not JSON
};

/// One row of a door's manual. The router, GET /openapi.json and docs/doors.md are made from it.
struct Route { // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a row is read
    http::Method method;
    std::string_view path; // "/cart/{cart_id}/items"
    void (*handle)(RequestContext&);
    std::string_view operation; // "add_item"
    std::string_view about;     // one sentence
    std::span<const Parameter> parameters{};
    RequestBody body{};
    std::string_view body_example{}; // JSON
    std::span<const Answer> answers{};
    Scopes scopes{};         // who may use it, at a door that requires access keys
    bool records = true;     // false: an Idempotency-Key is ignored, since the answers must not be stored
    bool holds_card = false; // the body may hold card data: none of it is stored

    /// Whether a request without a key is allowed although the route requires one. Null: none is.
    bool (*is_open_for)(RequestContext&) = nullptr;

    bool grants_access = false; // the answer grants access, so its Idempotency-Key must be unguessable
};

/// An API as one document describes it.
struct Door {
    std::string_view name;   // "storefront"
    std::string_view about;  // one sentence
    std::string_view prefix; // its paths that match no route: "/api/v3"; empty: all that no other door has
    std::span<const Route> routes;
    std::string_view schemas; // JSON object: name → JSON Schema
    Terms terms{};

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
