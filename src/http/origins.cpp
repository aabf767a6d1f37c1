#include "http/origins.hpp"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

namespace cartwright::http {

std::string origin_of(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || parsed->encoded_host().empty()) return {};
    boost::urls::url normal(*parsed);
    normal.normalize();
    const bool has_tls = normal.scheme() == "https";
    if (!has_tls && normal.scheme() != "http") return {};
    std::string origin = has_tls ? "https://" : "http://";
    origin += std::string_view(normal.encoded_host());
    const std::string_view port = normal.port();
    if (!port.empty() && port != (has_tls ? "443" : "80")) origin += ':' + std::string(port);
    return origin;
}

std::vector<std::string> origins_at(const std::string& address, bool has_tls) {
    const std::size_t colon = address.rfind(':');
    const std::string host = address.substr(0, colon);
    const std::string port = address.substr(colon);
    constexpr std::array<std::string_view, 3> every_address{"0.0.0.0", "[::]", "localhost"};
    std::vector<std::string> hosts{host};
    if (std::ranges::find(every_address, host) != every_address.end())
        hosts = {"localhost", "127.0.0.1", "[::1]"};
    else if (host == "[::1]" || host.starts_with("127."))
        hosts.emplace_back("localhost");
    const std::string scheme = has_tls ? "https://" : "http://";
    for (std::string& name : hosts) name = origin_of(std::string(scheme).append(name).append(port));
    return hosts;
}

bool is_allowed(std::string_view origin, const std::vector<std::string>& allowed) {
    return std::ranges::any_of(allowed, [&](const std::string& one) { return one == "*" || one == origin; });
}

} // namespace cartwright::http
