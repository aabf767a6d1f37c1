// A query string: what is read from it, written again, reads the same.

#include "base/text.hpp"
#include "fuzz/check.hpp"
#include "http/query.hpp"

#include <cstdint>

namespace {

std::string encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += "0123456789ABCDEF"[byte >> 4U];
        out += "0123456789abcdef"[byte & 0xFU];
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using cartwright::http::QueryString;
    const auto query = QueryString::parse({reinterpret_cast<const char*>(data), size});
    if (!query) return 0;
    check(query->parameters().size() <= QueryString::parameters_max);
    std::string again;
    for (const auto& [name, value] : query->parameters()) {
        check(cartwright::is_utf8(name) && cartwright::is_utf8(value));
        check(query->value(name).has_value());
        again += (again.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    }
    const auto same = QueryString::parse(again);
    check(same && same->parameters() == query->parameters());
    return 0;
}
