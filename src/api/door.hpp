#pragma once

#include "base/result.hpp"
#include "domain/actor.hpp"
#include "domain/terms.hpp"
#include "http/message.hpp"
#include "operations/access.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace cartwright::api {

class Exchange;

/// A value that a route takes from its path, query or headers, as the OpenAPI document shows it.
struct Parameter {
    std::string_view place; // "path", "query", "header"
    std::string_view name;
    std::string_view schema; // JSON: {"type":"integer","minimum":1}
    std::string_view about;
};

/// One answer that a route gives, as the OpenAPI document shows it.
struct Answer {
    int status;
    std::string_view about;
    std::string_view schema;  // name in the door's schemas
    std::string_view example; // JSON
};

/// One row of a door's manual: what the router, GET /openapi.json and docs/doors.md are made from.
struct Route { // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a row is read
    http::Method method;
    std::string_view path; // "/cart/{cart_id}/items"
    void (*handle)(Exchange&);
    std::string_view operation; // "add_item"
    std::string_view about;     // one sentence
    std::span<const Parameter> parameters{};
    std::string_view body{};         // name of the request body's schema in the door's schemas
    std::string_view body_example{}; // JSON
    std::span<const Answer> answers{};
    Scopes scopes{};         // who may use it, at a door that asks for keys
    bool records = true;     // false: an Idempotency-Key is not looked at, since its answers are not to be kept
    bool holds_card = false; // the body may: nothing of it is kept

    /// Whether a request needs no key although the route asks for one. Null: none does.
    bool (*is_open_for)(Exchange&) = nullptr;

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
