// A path against a table of routes: what is found is text that the shop can take.

#include "base/text.hpp"
#include "fuzz/check.hpp"
#include "http/router.hpp"

#include <cstdint>

namespace {

using namespace cartwright::http;

constexpr Pattern patterns[] = {
    {Method::get, "/"},
    {Method::get, "/products"},
    {Method::get, "/products/{product}"},
    {Method::post, "/products/search"},
    {Method::get, "/products/new/{x}"},
    {Method::get, "/products/{product}/images/{image}"},
    {Method::post, "/carts/{cart}:checkout"},
    {Method::post, "/carts/{cart}:check"},
    {Method::get, "/carts/{cart}"},
    {Method::delete_, "/carts/{cart}/items/{item}"},
    {Method::put, "/{a}/{b}/{c}/{d}"},
};
constexpr std::size_t methods = 7;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Router router(patterns);
    if (size == 0) return 0;
    const auto method = static_cast<Method>(data[0] % methods);
    const std::string_view path(reinterpret_cast<const char*>(data) + 1, size - 1);

    const Match match = router.match(method, path);
    check(match.decoded.size() <= path.size());
    check(match.allow.empty() == (match.kind != Match::Kind::not_allowed));
    bool ended = false;
    for (const std::string_view parameter : match.parameters) {
        check(parameter.empty() || match.kind == Match::Kind::found);
        check(!(ended && !parameter.empty()));
        ended = ended || parameter.empty();
        check(cartwright::is_utf8(parameter));
        check(parameter.find('\0') == std::string_view::npos || path.find('\0') != std::string_view::npos);
    }
    if (match.kind == Match::Kind::found) check(match.route < std::size(patterns));
    return 0;
}
