#include "program/doors/world.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

namespace cartwright::tests {

namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::vector<std::string> with(std::vector<std::string> flags, const std::vector<std::string>& more) {
    flags.insert(flags.end(), more.begin(), more.end());
    return flags;
}

} // namespace

World::World(Engine engine, const std::vector<std::string>& flags)
    : server_(with({"--provisioning-delay-seconds", "1", "--address-header", "X-Forwarded-For"}, flags), Servers::both,
              {}, engine) {}

Answer World::ask(const Wanted& wanted, const Caller& caller, const Headers& headers) {
    Call call{.port = server_.store_port(),
              .method = wanted.method,
              .target = wanted.target,
              .headers = headers,
              .body = wanted.body};
    if (!wanted.body.empty()) call.headers.emplace_back("Content-Type", wanted.content_type);
    if (!caller.header.empty()) call.headers.emplace_back(caller.header, caller.value);
    call.headers.insert(call.headers.end(), caller.more.begin(), caller.more.end());
    call.headers.emplace_back("X-Forwarded-For", fresh_address());
    for (std::string* text : {&call.target, &call.body}) {
        replace(*text, "<api_key>", caller.application.api_key);
        replace(*text, "<app_id>", caller.application.app);
    }
    const auto answer = tests::call(call);
    if (!answer) throw std::runtime_error("no answer to " + wanted.method + " " + wanted.target);
    return *answer;
}

std::string World::made(const Wanted& wanted, const Caller& caller) {
    const Answer answer = ask(wanted, caller);
    if (answer.status / 100 == 2) return answer.body;
    throw std::runtime_error(wanted.method + " " + wanted.target + " " + wanted.body + ": " +
                             std::to_string(answer.status) + " " + answer.body);
}

std::string World::run(const std::string& command) {
    const std::string line = CARTWRIGHT_BINARY "/cartwright " + command + " --database '" + server_.database() + "'";
    FILE* pipe = popen(line.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("can't run " + line);
    std::string output;
    std::array<char, 4096> bytes{};
    while (fgets(bytes.data(), bytes.size(), pipe) != nullptr) output += bytes.data();
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + line);
    return output;
}

std::string World::key(const std::string& options) {
    const std::string output = run("keys create " + options);
    const std::size_t begin = output.find("key: ") + 5;
    return output.substr(begin, output.find('\n', begin) - begin);
}

std::string World::fresh_name() { return "name-" + std::to_string(++names_); }

std::string World::fresh_number() {
    constexpr int first = 700'000'000;
    return '9' + std::to_string(first + ++names_);
}

ShoppingClient World::shopping() { return ShoppingClient(server_.store_port(), fresh_address()); }

std::string World::fresh_address() {
    constexpr int of_byte = 256;
    const int number = ++addresses_;
    return "10." + std::to_string(number / of_byte / of_byte) + '.' + std::to_string(number / of_byte % of_byte) + '.' +
           std::to_string(number % of_byte);
}

std::string World::once(const std::string& name, const std::function<std::string()>& make) {
    const auto kept = kept_.find(name);
    if (kept != kept_.end()) return kept->second;
    return kept_.emplace(name, make()).first->second;
}

std::string member(const std::string& json, std::string_view name) {
    const std::string key = '"' + std::string(name) + "\":";
    const std::size_t found = json.find(key);
    if (found == std::string::npos) throw std::runtime_error("no " + key + " in " + json);
    const std::size_t begin = found + key.size();
    if (json[begin] == '"') return json.substr(begin + 1, json.find('"', begin + 1) - begin - 1);
    return json.substr(begin, json.find_first_of(",}]", begin) - begin);
}

} // namespace cartwright::tests
