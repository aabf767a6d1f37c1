#pragma once

#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "http/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::api::shopping {

/// An amount of money in a request: a number or a decimal text ("1012.25").
struct Amount {
    enum class Form : std::uint8_t { absent, good, no_number, too_fine } form = Form::absent;
    std::int64_t minor = 0; // any amount beyond the largest becomes ± `minor_max`

    static constexpr std::int64_t minor_max = 100'000'000'000'000'000;

    /// What is wrong with it, as the text of a field's error; empty when it is good.
    [[nodiscard]] std::string_view trouble() const;
};

/// The input of a request: a JSON body, a form or its query. Unlike `BodyInput`, which finds the members of JSON for
/// it, it notes no flaws. The fields of a model are below its name, or at the top (shopping §0, "Body wrapper").
/// Unknown fields are ignored, and a field of another type counts as absent. The application in the input becomes part
/// of the caller's credentials.
class Input {
  public:
    Input(RequestContext& context, std::string_view model);

    /// The same, without adding the application to the credentials.
    Input(const http::Request& request, http::JsonReader& json, std::string_view model);

    /// A field of the model, without blanks at either end. A number counts as text.
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;

    /// The same as it was sent: a password may begin or end with a blank.
    [[nodiscard]] std::optional<std::string> secret(std::string_view name) const;

    /// A boolean, also as 1 and 0, "true" and "false", "yes" and "no", "on" and "off"; nothing for any other value.
    [[nodiscard]] std::optional<bool> flag(std::string_view name) const;

    /// Whether the fields are below the model's name.
    [[nodiscard]] bool has_model() const;

    /// Whether the model has a value for it that is neither null nor blank.
    [[nodiscard]] bool has(std::string_view name) const;

    /// A whole number, also as text; nothing for any other value, or beyond 64 bits.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;

    [[nodiscard]] Amount amount(std::string_view name) const;

    /// The texts of an array, or a single text. An element that is not text becomes an empty one.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

    /// Whether something to be created has an id already. shopping §0: "create with an id" is "Not Found".
    [[nodiscard]] bool has_id() const { return !top_level_text("id").empty(); }

    /// A field beside the model; empty when it is absent.
    [[nodiscard]] std::string top_level_text(std::string_view name) const;

  private:
    [[nodiscard]] std::optional<http::JsonValue> value(std::string_view name) const;
    [[nodiscard]] std::string in_model(std::string_view name) const;

    std::optional<BodyInput> body_{};
    std::optional<http::QueryString> form_{};
    std::string model_name_;
    bool is_broken_json_ = false;
};

/// The caller's credentials from the three headers. None when one is missing (shopping §0: "All three needed"), or when
/// the application's id is not text.
operations::Credentials bearer_of(const http::Request& request);

/// The client's address.
std::string address_of(const RequestContext& context);

/// The id at the end of a path, without a `.json` after it.
std::string id_in_path(const RequestContext& context);

} // namespace cartwright::api::shopping
