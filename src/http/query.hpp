#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::http {

/// Replaces the %XX escapes of `text`, once. With `Plus::blank`, `+` becomes a blank. Nothing when an escape is
/// malformed.
enum class Plus : bool { literal, blank };
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// Encodes `text` for use anywhere in a URL or a form: all but RFC 3986's unreserved characters become %XX.
std::string percent_encoded(std::string_view text);

/// The parameters of a query string (application/x-www-form-urlencoded), decoded, in the order sent.
class QueryString {
  public:
    /// Nothing when an escape is malformed, a result is not UTF-8, or there are more than `parameters_max` parameters.
    static std::optional<QueryString> parse(std::string_view query);

    /// The last value with that name, if there is one.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

    static constexpr std::size_t parameters_max = 100;

  private:
    std::vector<std::pair<std::string, std::string>> parameters_;
};

} // namespace cartwright::http
