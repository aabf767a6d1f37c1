#include "http/client.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <cstddef>
#include <cstring>
#include <curl/curl.h>
#include <mutex>
#include <netinet/in.h>
#include <new>
#include <sys/socket.h>

namespace cartwright::http {

namespace {

constexpr std::size_t reply_bytes_max = 1024 * 1024; // a longer answer fails the call

/// Initialises libcurl once per process. No other thread may use libcurl during that.
void set_up_curl() {
    static std::once_flag done;
    std::call_once(done, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* body) {
    auto& text = *static_cast<std::string*>(body);
    const std::size_t length = size * count;
    if (length > reply_bytes_max - text.size()) return 0; // libcurl aborts the call
    text.append(bytes, length);
    return length;
}

struct ListEnd {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListEnd>;

void append(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    curl_slist* const start = list.release(); // `longer` begins with it and owns it now
    list.reset(longer);
    static_cast<void>(start);
}

struct UrlEnd {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart what) {
    char* text = nullptr;
    if (curl_url_get(url, what, &text, 0) != CURLUE_OK) return {};
    std::string part(text);
    curl_free(text);
    return part;
}

/// False for the blocks in IANA's special-purpose registries, which are not routed globally.
bool is_public(const boost::asio::ip::address_v4& address) {
    struct Block {
        std::string_view network;
        unsigned short length;
    };
    static constexpr Block closed[] = {
        {"0.0.0.0", 8},       {"10.0.0.0", 8},     {"100.64.0.0", 10}, {"127.0.0.0", 8},    {"169.254.0.0", 16},
        {"172.16.0.0", 12},   {"192.0.0.0", 24},   {"192.0.2.0", 24},  {"192.168.0.0", 16}, {"198.18.0.0", 15},
        {"198.51.100.0", 24}, {"203.0.113.0", 24}, {"224.0.0.0", 4},   {"240.0.0.0", 4}};
    return std::ranges::none_of(closed, [&](const Block& block) {
        const auto mask = ~std::uint32_t{0} << (32U - block.length);
        const auto network = boost::asio::ip::make_address_v4(std::string(block.network));
        return (address.to_uint() & mask) == network.to_uint();
    });
}

bool is_public(const boost::asio::ip::address& address) {
    if (address.is_v4()) return is_public(address.to_v4());
    const auto wide = address.to_v6();
    if (wide.is_v4_mapped()) return is_public(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, wide));
    const auto bytes = wide.to_bytes();
    const unsigned first = bytes[0] * 256U + bytes[1];
    const unsigned second = bytes[2] * 256U + bytes[3];
    if (first == 0x2002U) return false;                                          // 6to4 carries an IPv4 address
    if (first == 0x2001U && (second < 0x200U || second == 0xDB8U)) return false; // Teredo and others; documentation
    return (bytes[0] & 0xE0U) == 0x20U;                                          // only 2000::/3 is routed
}

/// libcurl calls it with the address that a name was resolved to, just before it connects. Sets `is_refused` when the
/// address is not public.
curl_socket_t open_if_public(void* is_refused, curlsocktype, curl_sockaddr* peer) {
    boost::asio::ip::address address;
    if (peer->family == AF_INET) {
        sockaddr_in given{};
        std::memcpy(&given, &peer->addr, sizeof given);
        address = boost::asio::ip::address_v4(ntohl(given.sin_addr.s_addr));
    } else if (peer->family == AF_INET6) {
        sockaddr_in6 given{};
        std::memcpy(&given, &peer->addr, sizeof given);
        boost::asio::ip::address_v6::bytes_type bytes{};
        std::memcpy(bytes.data(), &given.sin6_addr, bytes.size());
        address = boost::asio::ip::address_v6(bytes);
    }
    if (!is_public(address)) {
        *static_cast<bool*>(is_refused) = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
}

Client::Failure kind_of(CURLcode outcome, bool is_refused) {
    switch (outcome) {
    case CURLE_OK: return Client::Failure::none;
    case CURLE_OPERATION_TIMEDOUT: return Client::Failure::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return Client::Failure::tls;
    default: return is_refused ? Client::Failure::refused_address : Client::Failure::connection;
    }
}

} // namespace

bool is_http_url(const std::string& text, bool public_only) {
    const std::unique_ptr<CURLU, UrlEnd> url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return false;
    const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
    std::string host = part_of(url.get(), CURLUPART_HOST);
    if ((scheme != "http" && scheme != "https") || host.empty()) return false;
    if (!public_only) return true;
    if (host.front() == '[') host = host.substr(1, host.size() - 2);
    boost::system::error_code no_address;
    const auto address = boost::asio::ip::make_address(host, no_address);
    return no_address ? host != "localhost" && !host.ends_with(".localhost") : is_public(address);
}

bool has_credentials(const std::string& text) {
    const std::unique_ptr<CURLU, UrlEnd> url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return false;
    return !part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty();
}

struct Client::State {
    State() {
        set_up_curl();
        handle = curl_easy_init();
        if (handle == nullptr) throw std::bad_alloc();
    }
    ~State() { curl_easy_cleanup(handle); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    CURL* handle = nullptr;
    std::string failure;
    Failure kind = Failure::none;
};

Client::Client() : state_(std::make_unique<State>()) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

const std::string& Client::failure() const { return state_->failure; }
Client::Failure Client::kind_of_failure() const { return state_->kind; }

std::optional<ClientReply> Client::send(const ClientRequest& request) {
    CURL* handle = state_->handle;
    state_->failure.clear();
    state_->kind = Failure::none;
    curl_easy_reset(handle); // resets the options and keeps the connections
    List headers;
    append(headers, "Expect:"); // otherwise libcurl waits for a 100 before long bodies
    for (const auto& [name, value] : request.headers) {
        if (!is_one_line(name) || !is_one_line(value)) {
            state_->failure = "a header of the request has more than one line";
            state_->kind = Failure::connection;
            return std::nullopt;
        }
        std::string line = name;
        line += value.empty() ? ";" : ": "; // a colon without a value would remove the header
        append(headers, line += value);
    }
    ClientReply reply;
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    if (request.method == "HEAD") curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(1, request.timeout.count())));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    bool is_refused = false;
    if (request.public_only) {
        curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &open_if_public);
        curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &is_refused);
    }
    curl_easy_setopt(handle, CURLOPT_PROXY, ""); // no proxy, even if the environment names one
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take_bytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply.body);
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    const CURLcode outcome = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    if (outcome != CURLE_OK) {
        state_->failure = words.front() != '\0' ? words.data() : curl_easy_strerror(outcome);
        state_->kind = kind_of(outcome, is_refused);
        return std::nullopt;
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    return reply;
}

} // namespace cartwright::http
