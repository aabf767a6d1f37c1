#pragma once

#include "api/exchange.hpp"
#include "http/query.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cartwright::api::shopping {

/// What a request says, in a JSON body, a form or its query. The fields of a model stand under its name, or by
/// themselves (shopping §0, "Body wrapper"); what nobody asks for is not looked at, and what is of another type is not
/// there. The application that it names becomes part of what the request shows of who sends it.
class Input {
  public:
    Input(Exchange& exchange, std::string_view model);

    /// The same, and nobody learns of the application.
    Input(const http::Request& request, http::JsonReader& json, std::string_view model);

    /// A field of the model; a number is a text too.
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;

    /// Also spelled "true" and "false".
    [[nodiscard]] std::optional<bool> flag(std::string_view name) const;

    /// What stands beside the model; empty when it is not there.
    [[nodiscard]] std::string beside(std::string_view name) const;

  private:
    std::optional<http::JsonObject> body_{};
    std::optional<http::JsonObject> model_{};
    std::optional<http::QueryString> form_{};
    std::string model_name_;
};

/// Who comes with the three headers; nobody when one is missing (shopping §0: "All three needed"), or is no text.
operations::Credentials bearer_of(const http::Request& request);

/// Where a request comes from.
std::string address_of(const Exchange& exchange);

/// The id at the end of a path, also with `.json` after it.
std::string id_in_path(const Exchange& exchange);

} // namespace cartwright::api::shopping
