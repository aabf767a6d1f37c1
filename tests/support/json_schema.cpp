#include "support/json_schema.hpp"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

namespace cartwright::tests {

namespace {

namespace json = boost::json;

std::wstring wide(std::string_view text) {
    std::wstring result;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        auto point = static_cast<std::uint32_t>(length == 1 ? first : first & (0x7FU >> length));
        for (std::size_t i = 1; i < length; ++i)
            point = (point << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        result += static_cast<wchar_t>(point);
        at += length;
    }
    return result;
}

/// A text is compared by its runs of unlike characters, since std::regex recurses once a character.
bool has_pattern(std::string_view text, std::string_view pattern) {
    std::wstring shorter;
    for (const wchar_t c : wide(text))
        if (!shorter.ends_with(std::wstring(12, c))) shorter += c;
    return std::regex_search(shorter, std::wregex(wide(pattern)));
}

bool is_of_type(const json::value& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "number") return value.is_number();
    if (type != "integer") throw std::logic_error("no type: " + std::string(type));
    return value.is_int64() || value.is_uint64() ||
           (value.is_double() && std::trunc(value.as_double()) == value.as_double());
}

class Validation {
  public:
    Validation(const json::object& root, const json::value& value) : root_(root), value_(value) {}

    bool holds(std::string_view keyword, const json::value& rule, const json::object& schema) const {
        static const std::set<std::string_view> of_documents{"$schema",   "name",   "id",       "vendor",
                                                             "provider",  "action", "title",    "description",
                                                             "productId", "defs",   "writeOnly"};
        if (of_documents.contains(keyword)) return true;
        if (keyword == "$ref") return is_valid(root_, found(rule), value_);
        if (keyword == "not") return !is_valid(root_, rule, value_);
        if (keyword == "type") return has_type(rule);
        if (keyword == "const") return value_ == rule;
        if (keyword == "enum") return std::ranges::find(rule.as_array(), value_) != rule.as_array().end();
        if (value_.is_string() && is_of_texts(keyword)) return text_holds(keyword, rule);
        if (value_.is_number() && is_of_numbers(keyword)) return number_holds(keyword, rule);
        if (value_.is_array() && is_of_arrays(keyword)) return array_holds(keyword, rule);
        if (value_.is_object() && is_of_objects(keyword)) return object_holds(keyword, rule, schema);
        if (is_of_texts(keyword) || is_of_numbers(keyword) || is_of_arrays(keyword) || is_of_objects(keyword))
            return true;
        throw std::logic_error("no keyword: " + std::string(keyword));
    }

  private:
    static bool is_of_texts(std::string_view k) { return k == "minLength" || k == "maxLength" || k == "pattern"; }
    static bool is_of_numbers(std::string_view k) { return k == "minimum" || k == "maximum"; }
    static bool is_of_arrays(std::string_view k) { return k == "minItems" || k == "maxItems" || k == "items"; }
    static bool is_of_objects(std::string_view k) {
        return k == "required" || k == "properties" || k == "patternProperties" || k == "additionalProperties" ||
               k == "propertyNames" || k == "maxProperties";
    }

    [[nodiscard]] const json::value& found(const json::value& reference) const {
        std::string_view path = std::string_view(reference.as_string()).substr(2); // behind "#/"
        const std::size_t slash = path.find('/');
        return root_.at(path.substr(0, slash)).as_object().at(path.substr(slash + 1));
    }

    [[nodiscard]] bool has_type(const json::value& rule) const {
        if (rule.is_string()) return is_of_type(value_, rule.as_string());
        return std::ranges::any_of(rule.as_array(),
                                   [&](const auto& each) { return is_of_type(value_, each.as_string()); });
    }

    [[nodiscard]] bool text_holds(std::string_view keyword, const json::value& rule) const {
        const std::string_view text = value_.as_string();
        if (keyword == "pattern") return has_pattern(text, rule.as_string());
        const auto length = static_cast<std::int64_t>(wide(text).size());
        return keyword == "minLength" ? length >= rule.as_int64() : length <= rule.as_int64();
    }

    [[nodiscard]] bool number_holds(std::string_view keyword, const json::value& rule) const {
        const auto number = value_.to_number<double>();
        return keyword == "minimum" ? number >= rule.to_number<double>() : number <= rule.to_number<double>();
    }

    [[nodiscard]] bool array_holds(std::string_view keyword, const json::value& rule) const {
        const json::array& list = value_.as_array();
        if (keyword == "items")
            return std::ranges::all_of(list, [&](const auto& each) { return is_valid(root_, rule, each); });
        const auto size = static_cast<std::int64_t>(list.size());
        return keyword == "minItems" ? size >= rule.as_int64() : size <= rule.as_int64();
    }

    [[nodiscard]] bool object_holds(std::string_view keyword, const json::value& rule,
                                    const json::object& schema) const {
        const json::object& members = value_.as_object();
        if (keyword == "maxProperties") return static_cast<std::int64_t>(members.size()) <= rule.as_int64();
        if (keyword == "required")
            return std::ranges::all_of(rule.as_array(),
                                       [&](const auto& name) { return members.contains(name.as_string()); });
        return std::ranges::all_of(members, [&](const auto& member) {
            return member_holds(keyword, rule, schema, member.key(), member.value());
        });
    }

    [[nodiscard]] bool member_holds(std::string_view keyword, const json::value& rule, const json::object& schema,
                                    std::string_view name, const json::value& content) const {
        if (keyword == "propertyNames") return is_valid(root_, rule, json::value(name));
        if (keyword == "properties") {
            const json::value* own = rule.as_object().if_contains(name);
            return own == nullptr || is_valid(root_, *own, content);
        }
        const json::value* patterns = schema.if_contains("patternProperties");
        bool is_named = schema.contains("properties") && schema.at("properties").as_object().contains(name);
        if (patterns == nullptr) return keyword != "additionalProperties" || is_named || is_valid(root_, rule, content);
        for (const auto& [pattern, each] : patterns->as_object()) {
            if (!has_pattern(name, pattern)) continue;
            is_named = true;
            if (keyword == "patternProperties" && !is_valid(root_, each, content)) return false;
        }
        return keyword != "additionalProperties" || is_named || is_valid(root_, rule, content);
    }

    const json::object& root_;
    const json::value& value_;
};

} // namespace

bool is_valid(const json::object& root, const json::value& schema, const json::value& value) {
    const Validation validation(root, value);
    const json::object& rules = schema.as_object();
    return std::ranges::all_of(rules,
                               [&](const auto& rule) { return validation.holds(rule.key(), rule.value(), rules); });
}

} // namespace cartwright::tests
