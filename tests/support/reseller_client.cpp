#include "support/reseller_client.hpp"

#include <array>
#include <cstdio>
#include <regex>
#include <stdexcept>

namespace cartwright::tests {

std::string text_of(const std::string& json, const std::string& name) {
    const std::string start = "\"" + name + "\":\"";
    const std::size_t at = json.find(start);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + start.size();
    return json.substr(begin, json.find('"', begin) - begin);
}

ResellerClient::ResellerClient(std::uint16_t port, const std::string& refresh_token) : port_(port) {
    const auto answer = call({.port = port,
                              .method = "POST",
                              .target = "/oauth/token",
                              .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                              .body = "grant_type=refresh_token&refresh_token=" + refresh_token});
    if (answer) access_token_ = text_of(answer->body, "access_token");
    if (access_token_.empty()) throw std::runtime_error("no token for " + refresh_token);
}

std::optional<Answer> ResellerClient::ask(const std::string& method, const std::string& target, const std::string& body,
                                          const std::string& key) const {
    Headers headers{{"Authorization", "Bearer " + access_token_}};
    if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
    if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
    return call({.port = port_, .method = method, .target = "/api/v3" + target, .headers = headers, .body = body});
}

NewReseller add_reseller(const std::string& database, const std::string& name) {
    const std::string command =
        CARTWRIGHT_BINARY "/cartwright reseller add '" + name + "' --database '" + database + "' 2>&1";
    FILE* pipe = popen(command.c_str(), "r"); // NOLINT(cert-env33-c): the command is ours
    if (pipe == nullptr) throw std::runtime_error("the program can't be run");
    std::string said;
    std::array<char, 512> part{};
    while (fgets(part.data(), part.size(), pipe) != nullptr) said += part.data();
    std::smatch match;
    static const std::regex printed("account ([0-9]+)[^]*: (rt_[A-Za-z0-9_-]+)\n");
    if (pclose(pipe) != 0 || !std::regex_search(said, match, printed)) throw std::runtime_error("it said: " + said);
    return {.account = match[1], .refresh_token = match[2]};
}

} // namespace cartwright::tests
