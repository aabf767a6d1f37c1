// A JSON document: every value is of one kind and can be had as nothing else, however deep one looks.

#include "base/json/json_reader.hpp"
#include "base/text.hpp"
#include "fuzz/check.hpp"

#include <cmath>
#include <cstdint>

namespace {

using namespace cartwright::http;
using Kind = JsonValue::Kind;

constexpr std::size_t depth_max = 8;

// The names that the seeds use: a reader asks for members by name only.
constexpr const char* names[] = {"a", "b", "items", "quantity", "product_id", "price", ""};

void look_at(JsonValue value, std::size_t depth) {
    check(depth <= depth_max + 1);
    const Kind kind = value.kind();
    check(value.boolean().has_value() == (kind == Kind::boolean));
    check(value.number().has_value() == (kind == Kind::integer || kind == Kind::real));
    check(value.text().has_value() == (kind == Kind::text));
    check(value.object().has_value() == (kind == Kind::object));
    if (const auto text = value.text()) check(cartwright::is_utf8(*text));
    if (const auto number = value.number()) check(std::isfinite(*number));
    if (const auto integer = value.integer()) {
        check(value.number().has_value());
        check(static_cast<double>(*integer) == *value.number());
        if (kind == Kind::real) check(std::trunc(*value.number()) == *value.number());
    }
    if (const auto object = value.object()) {
        for (const char* name : names) {
            if (const auto member = object->find(name)) look_at(*member, depth + 1);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static JsonReader reader(depth_max);
    const auto root = reader.parse({reinterpret_cast<const char*>(data), size});
    if (root) look_at(*root, 1);
    return 0;
}
