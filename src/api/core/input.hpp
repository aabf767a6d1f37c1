#pragma once

#include "base/json/body_input.hpp"
#include "base/result.hpp"
#include "http/query.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::api {

class RequestContext;

/// Reads the parameters of a query and collects what is wrong with them, as `BodyInput` does for the members of a body.
class QueryInput {
  public:
    explicit QueryInput(std::string_view query);

    std::optional<std::int64_t> integer(std::string_view name, Range range = {});
    /// An integer that identifies something. One beyond 64 bits becomes the nearest that fits, which identifies
    /// nothing.
    std::optional<std::int64_t> id(std::string_view name);
    std::optional<double> number(std::string_view name); // always finite
    std::optional<bool> boolean(std::string_view name);
    std::optional<std::string> text(std::string_view name); // without blanks at either end

    /// A list. The parameter may be repeated, and each value may hold several, separated by commas. Empty values are
    /// left out.
    std::vector<std::string> texts(std::string_view name);

    /// Adds a flaw for every parameter that is not in `names`.
    void allow_only(std::span<const std::string_view> names);

    void note(std::string_view name, std::string message, std::string type);

    [[nodiscard]] std::vector<Flaw>& flaws() { return flaws_; }

  private:
    std::optional<std::string_view> value(std::string_view name) const;
    std::optional<std::string_view> whole_number(std::string_view name);

    std::optional<http::QueryString> query_;
    std::vector<Flaw> flaws_;
};

/// Nothing, or a refusal with all flaws that were noted.
Result<void> flawless(std::vector<Flaw>& flaws);

/// An integer in the path. Text that is no integer is malformed; a number beyond 64 bits is refused with `not_found`.
Result<std::int64_t> read_path_number(const RequestContext& context, std::size_t place, std::string_view field,
                                      Why not_found);

/// A boolean in words: "true", "1", "yes", "on", "t", "y" or their opposites, in any case.
std::optional<bool> parse_boolean(std::string_view text);

/// The smallest (largest) hundredths that are not below (above) `number`, for inclusive limits such as
/// min_price=20.005.
std::int64_t hundredths_from(double number);
std::int64_t hundredths_up_to(double number);

} // namespace cartwright::api
