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
    bool required = false; // one in the path always is
};

/// Media types of bodies that are not JSON.
namespace media {
inline constexpr std::string_view form[] = {"application/x-www-form-urlencoded"};
inline constexpr std::string_view html[] = {"text/html"};
inline constexpr std::string_view text[] = {"text/plain"};
inline constexpr std::string_view pictures[] = {"image/png", "image/jpeg", "image/webp"};
} // namespace media

/// The body that a route reads. A name alone is the schema of a JSON body that must be there.
struct RequestBody {
    std::string_view schema{}; // its name in the door's schemas; empty: it has none
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

/// One answer that a route gives, as the OpenAPI document shows it.
struct Answer {
    int status;
    std::string_view about;
    std::string_view schema;  // of a JSON body: its name in the door's schemas; empty: there is none
    std::string_view example; // JSON
    std::span<const std::string_view> media_types{}; // of bodies that are not JSON
};

/// One row of a door's manual: what the router, GET /openapi.json and docs/doors.md are made from.
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
    Scopes scopes{};         // who may use it, at a door that asks for keys
    bool records = true;     // false: an Idempotency-Key is not looked at, since its answers are not to be kept
    bool holds_card = false; // the body may: nothing of it is kept

    /// Whether a request needs no key although the route asks for one. Null: none does.
    bool (*is_open_for)(RequestContext&) = nullptr;

    bool grants_access = false; // the answer does: its Idempotency-Key must be unguessable
};

/// An API as one document describes it.
struct Door {
    std::string_view name;  // "storefront"
    std::string_view about; // one sentence
    std::string_view
        prefix; // which paths are its own when no route matches: "/api/v3"; empty: all that nobody else claims
    std::span<const Route> routes;
    std::string_view schemas; // JSON object: name → JSON Schema
    Terms terms{};

    /// The headers that carry the credentials, as `Vary` names them; empty where there are none.
    std::string_view credential_headers{};

    /// For the OpenAPI document: the security schemes of this door (JSON object: name → Security Scheme Object), and
    /// what a route that asks for credentials requires of them (JSON: Security Requirement Objects, separated by
    /// commas).
    std::string_view security_schemes{};
    std::string_view security{};

    /// What a request of this door shows of who sends it. Null: this door asks nobody.
    operations::Credentials (*credentials_of)(const http::Request& request) = nullptr;

    /// Who that is.
    Result<Actor> (*identify)(operations::Work&, const operations::Credentials&, const Scopes&) = operations::identify;

    /// Orders and invoices that do not exist are counted by client address, and refused beyond a limit.
    bool counts_guesses = false;

    /// A path may also end in `.json` or begin with two slashes, and what is changed by PUT also by PATCH.
    bool is_lenient = false;

    /// A path may also end in a slash.
    bool may_end_in_slash = false;

    http::Reply (*refuse)(const Refusal& refusal);                // how this door says no
    http::Reply (*complain)(int status, std::string_view detail); // how it words an error that is not commerce's
};

} // namespace cartwright::api
