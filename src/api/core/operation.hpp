#pragma once

#include "http/message.hpp"

#include <concepts>
#include <span>
#include <string_view>

/// What the manual of an API says about its routes. The OpenAPI document and docs/doors.md are made from it.
namespace cartwright::api {

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
    std::string_view schema{};  // its name in the door's schemas; empty: none
    std::string_view example{}; // JSON
    bool optional = false;
    std::span<const std::string_view> media_types{}; // empty: JSON

    constexpr RequestBody() = default;
    template <std::convertible_to<std::string_view> Name>
    constexpr RequestBody(Name name, std::string_view shown = {}) : schema(name), example(shown) {}

    [[nodiscard]] constexpr bool exists() const { return !schema.empty() || !media_types.empty(); }
};

constexpr RequestBody optional_body(std::string_view schema, std::string_view example) {
    RequestBody body(schema, example);
    body.optional = true;
    return body;
}

constexpr RequestBody form_body(std::string_view schema, std::string_view example = {}) {
    RequestBody body(schema, example);
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

/// An entry of an API's manual: what a client has to know about the route with this method and path.
struct Operation {
    http::Method method;
    std::string_view path;
    std::string_view id;    // "add_item"
    std::string_view about; // one sentence
    std::span<const Parameter> parameters{};
    RequestBody body{};
    std::span<const Answer> answers{};
};

} // namespace cartwright::api
