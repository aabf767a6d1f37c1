#include "base/json/json_reader.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <simdjson.h>
#include <string>
#include <type_traits>

namespace cartwright::http {

namespace {

using Element = simdjson::dom::element;

/// The layout of a simdjson element: a document and a position on its tape. The header has the same layout without
/// naming simdjson, so that only this file includes it.
struct Place {
    const void* document;
    std::size_t index;
};
static_assert(sizeof(Element) == sizeof(Place) && std::is_trivially_copyable_v<Element>);

Element element_at(const void* document, std::size_t index) { return std::bit_cast<Element>(Place{document, index}); }

JsonValue value_of(Element element) {
    const auto place = std::bit_cast<Place>(element);
    return {place.document, place.index};
}

/// Returns the nesting depth of arrays and objects in well-formed `text`. simdjson's own limit does not count empty
/// ones.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

/// Returns `text` with each integer beyond 64 bits rewritten as a real, which simdjson accepts.
std::string with_long_integers_as_reals(std::string_view text) {
    constexpr std::size_t digits_max = 300; // a double holds at most 308
    constexpr std::string_view number_characters = "+-.eE0123456789";
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 1;
        if (text[i] == '"') {
            while (i + size < text.size() && text[i + size] != '"') size += text[i + size] == '\\' ? 2U : 1U;
            result += text.substr(i, ++size);
        } else if (number_characters.find(text[i]) != std::string_view::npos) {
            size = std::min(text.find_first_not_of(number_characters, i), text.size()) - i;
            const std::string_view number = text.substr(i, size);
            const bool is_integer = number.find_first_not_of("0123456789", 1) == std::string_view::npos;
            if (is_integer && size > 1 && !parse_integer(number))
                result.append(number.substr(0, digits_max)).append("e0");
            else
                result += number;
        } else {
            result += text[i];
        }
        i += size;
    }
    return result;
}

} // namespace

std::optional<JsonValue> JsonObject::find(std::string_view name) const {
    std::optional<JsonValue> found;
    const simdjson::dom::object members = element_at(document, index).get_object().value_unsafe();
    for (const auto member : members) {
        if (member.key == name) found = value_of(member.value);
    }
    return found;
}

std::vector<std::string_view> JsonObject::names() const {
    std::vector<std::string_view> names;
    const simdjson::dom::object members = element_at(document, index).get_object().value_unsafe();
    for (const auto member : members) names.push_back(member.key);
    return names;
}

std::vector<std::pair<std::string_view, JsonValue>> JsonObject::members() const {
    std::vector<std::pair<std::string_view, JsonValue>> all;
    for (const auto member : simdjson::dom::object(element_at(document, index).get_object().value_unsafe()))
        all.emplace_back(member.key, value_of(member.value));
    return all;
}

JsonValue::Kind JsonValue::kind() const {
    switch (element_at(document_, index_).type()) {
    case simdjson::dom::element_type::ARRAY: return Kind::array;
    case simdjson::dom::element_type::OBJECT: return Kind::object;
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64: return Kind::integer;
    case simdjson::dom::element_type::DOUBLE: return Kind::real;
    case simdjson::dom::element_type::STRING: return Kind::text;
    case simdjson::dom::element_type::BOOL: return Kind::boolean;
    case simdjson::dom::element_type::NULL_VALUE: break;
    }
    return Kind::null;
}

std::optional<bool> JsonValue::boolean() const {
    bool value = false;
    if (element_at(document_, index_).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

std::optional<std::int64_t> JsonValue::integer() const {
    const Element element = element_at(document_, index_);
    if (element.type() == simdjson::dom::element_type::DOUBLE) { // `is_double` is also true of integers
        const double value = element.get_double().value_unsafe();
        constexpr double limit = 9223372036854775808.0; // 2^63, the first double that does not fit
        if (!(value >= -limit && value < limit) || std::trunc(value) != value) return std::nullopt;
        return static_cast<std::int64_t>(value);
    }
    std::int64_t value = 0;
    if (element.get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

std::optional<std::int64_t> JsonValue::nearest_integer() const {
    if (const auto fitting = integer()) return fitting;
    const auto value = number();
    if (!value || std::trunc(*value) != *value) return std::nullopt;
    return *value < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

std::optional<double> JsonValue::number() const {
    double value = 0;
    if (element_at(document_, index_).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

std::optional<std::string_view> JsonValue::text() const {
    std::string_view value;
    if (element_at(document_, index_).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

std::optional<JsonObject> JsonValue::object() const {
    if (!element_at(document_, index_).is_object()) return std::nullopt;
    return JsonObject{.document = document_, .index = index_};
}

std::optional<std::vector<JsonValue>> JsonValue::array() const {
    if (!element_at(document_, index_).is_array()) return std::nullopt;
    std::vector<JsonValue> items;
    const simdjson::dom::array elements = element_at(document_, index_).get_array().value_unsafe();
    for (const Element item : elements) items.push_back(value_of(item));
    return items;
}

struct JsonReader::State {
    std::size_t depth_max;
    simdjson::dom::parser parser;
    std::string padded; // simdjson reads some bytes beyond the end, which a request's buffer does not have

    simdjson::error_code parse(std::string_view text, Element& root) {
        padded.assign(text);
        padded.append(simdjson::SIMDJSON_PADDING, ' ');
        return parser.parse(padded.data(), text.size(), false).get(root);
    }
};

JsonReader::JsonReader(std::size_t depth_max) : state_(std::make_unique<State>()) { state_->depth_max = depth_max; }
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;

std::optional<JsonValue> JsonReader::parse(std::string_view text) {
    if (depth_of(text) > state_->depth_max) return std::nullopt;
    Element root;
    simdjson::error_code error = state_->parse(text, root);
    if (error == simdjson::NUMBER_ERROR) error = state_->parse(with_long_integers_as_reals(text), root);
    if (error != simdjson::SUCCESS) return std::nullopt;
    return value_of(root);
}

} // namespace cartwright::http
