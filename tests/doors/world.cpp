#include "doors/world.hpp"

#include "demo.hpp"

#include <stdexcept>

namespace cartwright::tests {

namespace {

std::string quoted(const std::string& text) { return "'" + text + "'"; }

} // namespace

World::World(Engine engine) : server_({}, Servers::both, {}, engine) {}

Answer World::ask(const Wanted& wanted, const Caller& caller, const Headers& headers) {
    Call call{.port = server_.store_port(),
              .method = wanted.method,
              .target = wanted.target,
              .headers = headers,
              .body = wanted.body};
    if (!wanted.body.empty()) call.headers.emplace_back("Content-Type", wanted.content_type);
    if (!caller.header.empty()) call.headers.emplace_back(caller.header, caller.value);
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

std::string World::fresh_name() { return "name-" + std::to_string(++names_); }

std::string member(const std::string& json, std::string_view name) {
    const std::string key = '"' + std::string(name) + "\":";
    const std::size_t found = json.find(key);
    if (found == std::string::npos) throw std::runtime_error("no " + key + " in " + json);
    std::size_t begin = found + key.size();
    if (json[begin] == '"') {
        ++begin;
        return json.substr(begin, json.find('"', begin) - begin);
    }
    return json.substr(begin, json.find_first_of(",}]", begin) - begin);
}

} // namespace cartwright::tests
