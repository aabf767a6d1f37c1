#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::races {

/// Who sends a request, which decides where it goes and what it carries.
enum class Who : std::uint8_t {
    shopper,  // the storefront or the order pipeline: nothing
    payments, // the payments server: nothing
    seller,   // the marketplace: the demo's key
    member,   // shopping: the demo's user
    other,    // shopping: another member
    admin,    // shopping: the demo's administrator
    reseller, // an access token of the demo's reseller
    browser,  // a form without a cookie
};

/// How a captured text is written. Each but plain text is stored a second time, under a name that ends in '#', as the
/// number that the database has for it.
enum class Form : std::uint8_t {
    text,
    number,    // "17" is 17
    hex,       // "00000000001f" is 31
    object_id, // 24 hexadecimal digits, of which the last 16 are the number
};

/// Keeps the first member called `field` of a JSON reply under `name`.
struct Capture {
    std::string_view name;
    std::string_view field;
    Form form = Form::text;
};

/// "POST /carts/<cart>/checkout" and a body. What stands in angle brackets is replaced by what has that name.
struct Request {
    Who who;
    std::string_view line;
    std::string_view body{};
    std::vector<Capture> captures{};
};

/// Names and their values in one run: "order" is "4f00c1d2e3a4" and "order#" is its number in the database.
using Names = std::map<std::string, std::string, std::less<>>;

/// `text` with all names replaced by their values. Throws std::runtime_error for an unknown name.
std::string filled_in(std::string_view text, const Names& names);

/// Stores the captured members of a reply. Throws std::runtime_error when one is missing.
void capture(const Request& request, const std::string& reply, Names& names);

} // namespace cartwright::races
