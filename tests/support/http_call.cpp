#include "support/http_call.hpp"

#include <curl/curl.h>
#include <memory>
#include <strings.h>

namespace cartwright::tests {

namespace {

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* answer) {
    static_cast<Answer*>(answer)->body.append(data, size * count);
    return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* answer) {
    std::string_view line(data, size * count);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    auto& headers = static_cast<Answer*>(answer)->headers;
    // A status line begins the headers anew: an interim reply (100 Continue) came before.
    if (line.starts_with("HTTP/")) headers.clear();
    if (colon == std::string_view::npos) return size * count;
    std::string_view value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    headers.emplace_back(line.substr(0, colon), value);
    return size * count;
}

} // namespace

std::optional<std::string> Answer::header(const std::string& name) const {
    for (const auto& [key, value] : headers) {
        if (strcasecmp(key.c_str(), name.c_str()) == 0) return value;
    }
    return std::nullopt;
}

std::optional<Answer> call(const Call& call) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    curl_slist* list = nullptr;
    // libcurl would add these by itself.
    for (const char* unwanted : {"Accept:", "Expect:", "Content-Type:"}) list = curl_slist_append(list, unwanted);
    for (const auto& [name, value] : call.headers) list = curl_slist_append(list, (name + ": " + value).c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);

    Answer answer;
    const std::string url = "http://127.0.0.1:" + std::to_string(call.port) + "/";
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_REQUEST_TARGET, call.target.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, 60'000L);
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "*");
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &answer);
    if (!call.body.empty()) {
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, call.body.data());
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
    }
    if (call.method == "HEAD") curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
    // Without a body this sends no Content-Length either, as `curl -X POST` does.
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, call.method.c_str());
    if (curl_easy_perform(handle.get()) != CURLE_OK) return std::nullopt;
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

} // namespace cartwright::tests
