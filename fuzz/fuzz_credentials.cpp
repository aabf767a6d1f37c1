// What says who sends a request to the shopping door: the three headers, the cookie of its pages, and bodies and
// queries. The first lines are the headers' values, the cookie and the kind of body; the rest is the body, or the
// query. Whatever it is, what is read is text that the database takes, and a header or cookie lets in nobody by halves.

#include "api/shopping/input.hpp"
#include "api/shopping/pages/pages.hpp"
#include "base/text.hpp"
#include "fuzz/check.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace {

using namespace cartwright;
using api::shopping::Input;

std::string_view line_of(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

void look_at(std::string_view text) {
    check(is_utf8(text));
    check(text.find('\0') == std::string_view::npos);
}

void look_at(const operations::Credentials& shown) {
    look_at(shown.token_app);
    look_at(shown.key_hash);
    check(shown.api_key.empty() && shown.app.empty());
    if (!shown.key_hash.empty()) return;
    check(shown.token_secret.empty() && shown.token_app.empty());
}

void look_at(const Input& input) {
    constexpr std::array<std::string_view, 7> names{"email", "additional_login_param", "password", "otp", "login", "id",
                                                    "admin"};
    for (const std::string_view name : names) {
        const auto text = input.text(name);
        if (text) look_at(*text);
        look_at(input.top_level_text(name));
        static_cast<void>(input.flag(name));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    constexpr std::array<std::string_view, 5> names{"X-User-Token", "X-User-Es", "X-User-Aid", "Cookie",
                                                    "Content-Type"};
    std::vector<http::Header> headers;
    http::Request request;
    for (const std::string_view name : names)
        if (const std::string_view value = line_of(rest); !value.empty()) headers.push_back({name, value});
    request.headers = headers;
    look_at(api::shopping::bearer_of(request));
    look_at(api::shopping::visitor_of(request));

    http::JsonReader json;
    request.query = rest;
    look_at(Input(request, json, "user"));
    request.query = {};
    request.body = rest;
    look_at(Input(request, json, "user"));
    return 0;
}
