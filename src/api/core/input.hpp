#pragma once

#include "base/json/json_reader.hpp"
#include "base/result.hpp"
#include "http/query.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::api {

struct Range {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] bool includes(std::int64_t number) const { return number >= min && number <= max; }
};

/// Reads the parameters of a query and collects what is wrong with them. A missing parameter reads as nothing. An
/// invalid one reads as nothing and adds a flaw.
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

/// The same for the members of a JSON body. It records the first 100 flaws, and a list may have 5,000 elements. A name
/// may address a nested member: "customerAddress.city".
class BodyInput {
  public:
    /// Whether a member that is `null` counts as absent.
    enum class Nulls : bool { values, absent };

    /// The content type is ignored: the body is parsed as JSON.
    BodyInput(http::JsonReader& reader, std::string_view body, Nulls nulls = Nulls::values);

    enum class Presence : bool { optional, required };
    std::optional<std::int64_t> integer(std::string_view name, Presence presence, Range range = {});
    /// An integer that identifies something, as `QueryInput::id`.
    std::optional<std::int64_t> id(std::string_view name, Presence presence);
    /// Text without blanks at either end. A required text must have other characters too.
    std::optional<std::string_view> text(std::string_view name, Presence presence);
    std::optional<bool> boolean(std::string_view name, Presence presence);
    std::optional<std::vector<std::string>> texts(std::string_view name, Presence presence);
    std::optional<double> number(std::string_view name, Presence presence); // always finite

    /// The objects of an array, each to be read like this one. Pass each to `take_over`, to collect its flaws.
    std::optional<std::vector<BodyInput>> items(std::string_view name, Presence presence);

    /// The object in a member. Pass it to `take_over` as well.
    std::optional<BodyInput> inside(std::string_view name, Presence presence);
    void take_over(BodyInput& inner);

    /// A member as it was sent, of any type.
    std::optional<http::JsonValue> value(std::string_view name, Presence presence = Presence::optional);

    /// Adds a flaw for every member that is not in `names`.
    void allow_only(std::span<const std::string_view> names);

    /// The members of a nested object, with any names.
    using Members = std::vector<std::pair<std::string_view, http::JsonValue>>;
    std::optional<Members> members(std::string_view name, Presence presence);

    /// The elements of a list of objects. Call `take` for each that has been read, to collect its flaws.
    std::vector<BodyInput> objects(std::string_view name, Presence presence);
    void take(BodyInput& element);

    /// A member of any type; nothing when it is absent.
    [[nodiscard]] std::optional<http::JsonValue> find(std::string_view name) const;

    void note(std::string_view name, std::string message, std::string type);

    [[nodiscard]] std::vector<Flaw>& flaws() { return flaws_; }

  private:
    BodyInput(http::JsonObject object, std::string path, Nulls nulls)
        : object_(object), path_(std::move(path)), nulls_(nulls) {}
    std::optional<http::JsonValue> whole_number(std::string_view name, Presence presence);
    bool has_too_many(std::string_view name, const std::optional<std::vector<http::JsonValue>>& list);

    std::optional<http::JsonObject> object_;
    std::string path_{}; // the path of the object within the body: "shoe."
    Nulls nulls_;
    std::vector<Flaw> flaws_;
};

/// Nothing, or a refusal with all flaws that were noted.
Result<void> flawless(std::vector<Flaw>& flaws);

/// The smallest (largest) hundredths that are not below (above) `number`, for inclusive limits such as
/// min_price=20.005.
std::int64_t hundredths_from(double number);
std::int64_t hundredths_up_to(double number);

} // namespace cartwright::api
