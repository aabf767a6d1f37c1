#include "support/expectation.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace cartwright::tests {

namespace {

namespace json = boost::json;

/// Marks what stood outside of strings in an expectation: no text of the documents holds it.
constexpr std::string_view bare = "\x01";

/// Turns an expectation into JSON: `<name>` and `…` outside of strings become marked strings or marked members.
class Quoter {
  public:
    explicit Quoter(std::string_view text) : text_(text) {}

    std::string quoted() {
        for (std::size_t at = 0; at < text_.size();) at = step(at);
        return std::move(out_);
    }

  private:
    std::size_t step(std::size_t at) {
        const char c = text_[at];
        if (c == '"') return copy_string(at);
        if (c == '<') return mark(at, text_.find('>', at) + 1);
        if (text_.substr(at).starts_with(ellipsis)) return mark(at, at + ellipsis.size());
        if (text_.substr(at).starts_with("...")) return mark(at, at + 3);
        if (c == '{' || c == '[') open_ += c;
        if ((c == '}' || c == ']') && !open_.empty()) open_.pop_back();
        if (c != ' ' && c != '\n') last_ = c;
        out_ += c;
        return at + 1;
    }

    std::size_t copy_string(std::size_t at) {
        std::size_t end = at + 1;
        while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
        end = std::min(end + 1, text_.size());
        out_ += text_.substr(at, end - at);
        last_ = '"';
        return end;
    }

    std::size_t mark(std::size_t at, std::size_t end) {
        if (end == 0) throw std::runtime_error("a < without its >");
        std::string_view what = text_.substr(at, end - at);
        if (what == "...") what = ellipsis;
        std::string value(bare);
        value += what;
        out_ += json::serialize(json::value(value));
        const bool is_key = open_.ends_with('{') && (last_ == '{' || last_ == ',');
        if (is_key) out_ += ":true";
        last_ = '"';
        return end;
    }

    std::string_view text_;
    std::string out_;
    std::string open_;
    char last_ = 0;
};

/// A captured value as it is written into later requests: strings bare, numbers as short as they go.
std::string spelled(const json::value& value) {
    if (value.is_string()) return std::string(std::string_view(value.get_string()));
    if (!value.is_double()) return json::serialize(value);
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value.get_double());
    return {text.data(), end.ptr};
}

double number_of(const json::value& value) {
    if (value.is_double()) return value.get_double();
    return value.is_int64() ? static_cast<double>(value.get_int64()) : static_cast<double>(value.get_uint64());
}

/// Equal but for what reading decimal digits into a double may lose.
bool same_number(double left, double right) {
    return std::abs(left - right) <= 1e-12 * std::max(std::abs(left), std::abs(right));
}

/// Compares value by value; the first thing that differs is described with its place.
class Comparison {
  public:
    explicit Comparison(Names& names) : names_(names) {}

    std::optional<std::string> compare(const json::value& expected, const json::value& actual,
                                       const std::string& place) {
        if (expected.is_string() && std::string_view(expected.get_string()).starts_with(bare)) {
            return compare_bare(std::string_view(expected.get_string()).substr(bare.size()), actual, place);
        }
        if (expected.is_object() && actual.is_object()) {
            return compare_objects(expected.get_object(), actual.get_object(), place);
        }
        if (expected.is_array() && actual.is_array()) {
            return compare_arrays(expected.get_array(), actual.get_array(), place);
        }
        if (expected.is_string() && actual.is_string()) {
            const bool same =
                text_matches(std::string_view(expected.get_string()), std::string_view(actual.get_string()), names_);
            return same ? std::nullopt : differs(expected, actual, place);
        }
        if (expected.is_number() && actual.is_number()) {
            return same_number(number_of(expected), number_of(actual)) ? std::nullopt
                                                                       : differs(expected, actual, place);
        }
        return expected == actual ? std::nullopt : differs(expected, actual, place);
    }

  private:
    static std::optional<std::string> differs(const json::value& expected, const json::value& actual,
                                              const std::string& place) {
        return place + " should be " + json::serialize(expected) + " and is " + json::serialize(actual);
    }

    static bool is_more(const json::value& value) {
        return value.is_string() && std::string_view(value.get_string()) == std::string(bare) + std::string(ellipsis);
    }

    std::optional<std::string> compare_bare(std::string_view expected, const json::value& actual,
                                            const std::string& place) {
        if (expected == ellipsis || text_matches(expected, spelled(actual), names_)) return std::nullopt;
        return place + " should be " + std::string(expected) + " and is " + json::serialize(actual);
    }

    std::optional<std::string> compare_objects(const json::object& expected, const json::object& actual,
                                               const std::string& place) {
        const std::string more = std::string(bare) + std::string(ellipsis);
        for (const auto& [key, value] : expected) {
            if (key == more) continue;
            const json::value* found = actual.if_contains(key);
            const std::string member = place + "." + std::string(key);
            if (found == nullptr) return member + " is missing";
            if (auto problem = compare(value, *found, member)) return problem;
        }
        if (expected.contains(more)) return std::nullopt;
        for (const auto& [key, value] : actual) {
            if (!expected.contains(key)) return place + "." + std::string(key) + " was not expected";
        }
        return std::nullopt;
    }

    std::optional<std::string> compare_arrays(const json::array& expected, const json::array& actual,
                                              const std::string& place) {
        const bool more = !expected.empty() && is_more(expected.back());
        const std::size_t count = expected.size() - (more ? 1 : 0);
        if (more ? actual.size() < count : actual.size() != count) {
            return place + " should have " + std::to_string(count) + " elements and has " +
                   std::to_string(actual.size());
        }
        for (std::size_t at = 0; at < count; ++at) {
            if (auto problem = compare(expected[at], actual[at], place + "[" + std::to_string(at) + "]"))
                return problem;
        }
        return std::nullopt;
    }

    Names& names_;
};

} // namespace

std::optional<std::string> body_mismatch(std::string_view expected, std::string_view body, Names& names) {
    if (expected == ellipsis) return std::nullopt;
    if (expected.empty()) return body.empty() ? std::nullopt : std::optional<std::string>("there should be no body");
    boost::system::error_code no_json;
    const json::value wanted = json::parse(Quoter(expected).quoted(), no_json);
    if (no_json) {
        // Not JSON: a page, a list of metrics. An expectation that was meant as JSON would never match by accident.
        if (expected.starts_with('{') || expected.starts_with('[')) return "the expectation is not JSON";
        return text_matches(expected, body, names) ? std::nullopt : std::optional<std::string>("the body differs");
    }
    const json::value actual = json::parse(json::string_view(body.data(), body.size()), no_json);
    if (no_json) return "the body is not JSON";
    return Comparison(names).compare(wanted, actual, "body");
}

std::optional<std::string> mismatch(const Expectation& expected, const Answer& answer, Names& names) {
    if (expected.status != answer.status) {
        return "status should be " + std::to_string(expected.status) + " and is " + std::to_string(answer.status);
    }
    for (const auto& [name, value] : expected.headers) {
        const auto found = answer.header(name);
        if (value == "<none>" && found) return "header " + name + " was not expected";
        if (value == "<none>") continue;
        if (!found) return "header " + name + " is missing";
        if (!text_matches(value, *found, names)) return "header " + name + " is " + *found;
    }
    return body_mismatch(expected.body, answer.body, names);
}

} // namespace cartwright::tests
