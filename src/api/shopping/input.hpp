#pragma once

#include "api/core/request_context.hpp"
#include "http/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::api::shopping {

/// Money as a request says it: a number or a decimal text ("1012.25").
struct Amount {
    enum class Form : std::uint8_t { absent, good, no_number, too_fine } form = Form::absent;
    std::int64_t minor = 0; // what is larger than any amount can be is ± `minor_max`

    static constexpr std::int64_t minor_max = 100'000'000'000'000'000;

    /// What is wrong with it, in the words of a field's error; empty when it is good.
    [[nodiscard]] std::string_view trouble() const;
};

/// What a request says, in a JSON body, a form or its query. The fields of a model stand under its name, or by
/// themselves (shopping §0, "Body wrapper"); what nobody asks for is not looked at, and what is of another type is not
/// there. The application that it names becomes part of what the request shows of who sends it.
class Input {
  public:
    Input(RequestContext& context, std::string_view model);

    /// The same, and nobody learns of the application.
    Input(const http::Request& request, http::JsonReader& json, std::string_view model);

    /// A field of the model, without blanks at either end; a number is a text too.
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;

    /// The same as it was sent: a password may begin or end with a blank.
    [[nodiscard]] std::optional<std::string> secret(std::string_view name) const;

    /// Also spelled 1 and 0, "true" and "false", "yes" and "no", "on" and "off"; nothing when it is none of these.
    [[nodiscard]] std::optional<bool> flag(std::string_view name) const;

    /// Whether the fields stand under the model's name.
    [[nodiscard]] bool has_model() const;

    /// Whether the model says anything of it: something that is neither null nor blank.
    [[nodiscard]] bool has(std::string_view name) const;

    /// A whole number, also spelled as a text; nothing when it is no such number or beyond 64 bits.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;

    [[nodiscard]] Amount amount(std::string_view name) const;

    /// The texts of an array, or a text that stands alone; of an element that is no text, an empty one.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

    /// Of what is to be made: shopping §0: "create with an id" is "Not Found".
    [[nodiscard]] bool names_an_id() const { return !beside("id").empty(); }

    /// What stands beside the model; empty when it is not there.
    [[nodiscard]] std::string beside(std::string_view name) const;

  private:
    [[nodiscard]] std::optional<http::JsonValue> value(std::string_view name) const;

    std::optional<http::JsonObject> body_{};
    std::optional<http::JsonObject> model_{};
    std::optional<http::QueryString> form_{};
    std::string model_name_;
    bool is_broken_json_ = false;
};

/// Who comes with the three headers; nobody when one is missing (shopping §0: "All three needed"), or is no text.
operations::Credentials bearer_of(const http::Request& request);

/// Where a request comes from.
std::string address_of(const RequestContext& context);

/// The id at the end of a path, also with `.json` after it.
std::string id_in_path(const RequestContext& context);

} // namespace cartwright::api::shopping
