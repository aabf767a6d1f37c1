#pragma once

#include "base/json/json_reader.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright {

/// Inclusive limits.
struct Range {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] bool includes(std::int64_t number) const { return number >= min && number <= max; }
};

/// The words of one kind of flaw. In the message, `{min}` and `{max}` stand for limits.
struct FlawWords {
    std::string_view message;
    std::string_view type = "value_error";

    [[nodiscard]] std::string message_with(Range limits) const;
};

/// What an API decides about its bodies: the words of flaws, and the few points in which the APIs differ. The default
/// words are those of the storefront and the marketplace.
struct BodyRules {
    FlawWords no_body{"Field required", "missing"};
    FlawWords no_json{"JSON decode error", "json_invalid"};
    FlawWords no_object{"Input should be a valid dictionary or object to extract fields from", "model_attributes_type"};
    FlawWords no_inner_object = no_object; // where a member or an element should be one
    FlawWords missing{"Field required", "missing"};
    FlawWords not_allowed{"Extra inputs are not permitted", "extra_forbidden"};

    FlawWords no_text{"Input should be a valid string", "string_type"};
    FlawWords empty_text{"String should have at least 1 character", "string_too_short"};
    FlawWords long_text{"String should have at most {max} bytes", "string_too_long"};
    FlawWords control_characters{"String should have no control characters", "value_error"};

    FlawWords no_boolean{"Input should be a valid boolean", "bool_type"};
    FlawWords no_number{"Input should be a valid number", "float_type"};
    FlawWords no_integer{"Input should be a valid integer", "int_type"};
    FlawWords fraction{"Input should be a valid integer, got a number with a fractional part", "int_from_float"};
    FlawWords too_small{"Input should be greater than or equal to {min}", "greater_than_equal"};
    FlawWords too_large{"Input should be less than or equal to {max}", "less_than_equal"};

    FlawWords no_texts{"Input should be a list of strings", "list_type"};
    FlawWords no_objects{"Input should be a list of objects", "list_type"};
    FlawWords list_size{"List should have at most {max} items", "too_long"};

    /// Whether a member that is `null` counts as absent.
    bool null_is_absent = false;

    /// What `line` accepts: how it counts, which control characters it refuses, and whether an optional line may be
    /// empty.
    enum class Unit : bool { bytes, characters } unit = Unit::bytes;
    Controls controls = Controls::ascii;
    bool empty_line_is_valid = false;

    /// The names of elements: "items.0", where an element of another type is a flaw of the list; or "items[0]", where
    /// it is a flaw of its own.
    enum class Elements : bool { dotted, bracketed } elements = Elements::dotted;

    /// The words for an integer outside `range`. For one beyond 64 bits, `nearest` is the nearest integer that fits.
    [[nodiscard]] const FlawWords& outside(Range range, std::int64_t nearest) const {
        return nearest <= range.min ? too_small : too_large;
    }
};

inline constexpr BodyRules standard_rules{};

/// Reads the members of a JSON body and collects what is wrong with them:
///
///     BodyInput body(context.json(), context.request.body);
///     const auto product = body.id("product_id", BodyInput::Presence::required);
///     const auto quantity = body.integer("quantity", BodyInput::Presence::optional, {.min = 1});
///     TRY(flawless(body.flaws()));
///
/// A missing member reads as nothing. An invalid one reads as nothing and adds a flaw, and so does a missing one that
/// is required. The first 100 flaws are recorded, and a list may have 5,000 elements. A name may address a nested
/// member: "customerAddress.city". Copies, and the readers of nested objects, record into one list of flaws. All are
/// valid until the next parse of the JSON reader.
class BodyInput {
  public:
    enum class Presence : bool { optional, required };

    /// The content type is ignored: the body is parsed as JSON. `rules` must outlive the input.
    BodyInput(http::JsonReader& reader, std::string_view body, const BodyRules& rules = standard_rules);

    /// Whether the body is JSON, of any type.
    [[nodiscard]] bool is_json() const { return is_json_; }

    /// A member of any type.
    [[nodiscard]] std::optional<http::JsonValue> find(std::string_view name) const;
    std::optional<http::JsonValue> require(std::string_view name);

    std::optional<std::int64_t> integer(std::string_view name, Presence presence, Range range = {});
    /// An integer that identifies something. One beyond 64 bits becomes the nearest that fits, which identifies
    /// nothing.
    std::optional<std::int64_t> id(std::string_view name, Presence presence);
    std::optional<double> number(std::string_view name, Presence presence); // always finite
    std::optional<bool> boolean(std::string_view name, Presence presence);
    /// Text without blanks at either end. A required text must have other characters too.
    std::optional<std::string_view> text(std::string_view name, Presence presence);
    /// The same of a limited length, without control characters.
    std::optional<std::string> line(std::string_view name, Presence presence, std::size_t size_max);
    std::optional<std::vector<std::string>> texts(std::string_view name, Presence presence);

    /// The object in a member, to be read like this one.
    std::optional<BodyInput> inside(std::string_view name, Presence presence);
    /// The objects of a list; none if any element is no object.
    std::vector<BodyInput> objects(std::string_view name, Presence presence);

    /// The same for a list that is read element by element: `element` returns nothing for one that is no object.
    static constexpr std::int64_t elements_max = 5'000;
    std::vector<http::JsonValue> elements(std::string_view name, Presence presence,
                                          Range size = {.min = 0, .max = elements_max});
    std::optional<BodyInput> element(const http::JsonValue& value, std::string_view list, std::size_t index);

    /// All members, in the order sent.
    [[nodiscard]] std::vector<std::pair<std::string_view, http::JsonValue>> members() const;
    /// Adds a flaw for every member that is not in `names`.
    void allow_only(std::span<const std::string_view> names);

    void note(std::string_view name, std::string message, std::string type = "value_error");
    [[nodiscard]] std::vector<Flaw>& flaws() { return *flaws_; }

  private:
    using List = std::vector<http::JsonValue>;

    BodyInput(const BodyInput& outer, http::JsonObject object, std::string_view place)
        : object_(object), path_(outer.path_ + std::string(place) + '.'), rules_(outer.rules_), flaws_(outer.flaws_) {}

    void note(std::string_view name, const FlawWords& words, Range limits = {});
    std::optional<http::JsonValue> value(std::string_view name, Presence presence);
    std::optional<http::JsonValue> whole_number(std::string_view name, Presence presence, Range range);
    std::optional<List> list(std::string_view name, Presence presence, const FlawWords& no_list, Range size);

    bool is_json_ = true;
    std::optional<http::JsonObject> object_{};
    std::string path_{}; // of the object within the body: "shoe."
    const BodyRules* rules_;
    std::shared_ptr<std::vector<Flaw>> flaws_;
};

} // namespace cartwright
