#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::http {

/// `text` with its %XX escapes replaced, once; `+` is a blank when `form` is set. Nothing when an escape is malformed.
enum class Plus : bool { literal, blank };
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// `text` as it may stand anywhere in a URL or a form: all but RFC 3986's unreserved characters as %XX.
std::string percent_encoded(std::string_view text);

/// The parameters of a query string (application/x-www-form-urlencoded), decoded, in the order sent.
class QueryString {
  public:
    /// Nothing when an escape is malformed, the result is not UTF-8, or there are more than `parameters_max` of them.
    static std::optional<QueryString> parse(std::string_view query);

    /// The last value of that name.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

    static constexpr std::size_t parameters_max = 100;

  private:
    std::vector<std::pair<std::string, std::string>> parameters_;
};

} // namespace cartwright::http
