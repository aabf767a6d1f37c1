#include "http/client.hpp"

#include <algorithm>
#include <cstddef>
#include <curl/curl.h>
#include <mutex>
#include <new>

namespace cartwright::http {

namespace {

constexpr std::size_t reply_bytes_max = 1024 * 1024; // a longer answer is no answer

/// libcurl is set up once for the process, and wants nobody beside it while that happens.
void set_up_curl() {
    static std::once_flag done;
    std::call_once(done, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* body) {
    auto& text = *static_cast<std::string*>(body);
    const std::size_t length = size * count;
    if (length > reply_bytes_max - text.size()) return 0; // libcurl ends the call
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
    curl_slist* const start = list.release(); // owned by `longer` now, which begins with it
    list.reset(longer);
    static_cast<void>(start);
}

bool is_one_line(const std::string& text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

} // namespace

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
};

Client::Client() : state_(std::make_unique<State>()) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

std::optional<ClientReply> Client::send(const ClientRequest& request) {
    CURL* handle = state_->handle;
    curl_easy_reset(handle); // forgets the options and keeps the connections
    List headers;
    append(headers, "Expect:"); // libcurl would wait for a 100 before long bodies
    for (const auto& [name, value] : request.headers) {
        if (!is_one_line(name) || !is_one_line(value)) return std::nullopt;
        std::string line = name;
        line += value.empty() ? ";" : ": "; // a colon without a value would take the header away
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
    curl_easy_setopt(handle, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take_bytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply.body);
    if (curl_easy_perform(handle) != CURLE_OK) return std::nullopt;
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    return reply;
}

} // namespace cartwright::http
