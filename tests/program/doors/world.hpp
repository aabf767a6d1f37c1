#pragma once

#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/shopping_client.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::tests {

/// What a caller sends to be let in. Nothing: nobody.
struct Caller {
    std::string header{};
    std::string value{};
    Headers more{};                                    // beside that one
    Application application{.api_key = {}, .app = {}}; // what stands for <api_key> and <app_id> in target and body

    [[nodiscard]] bool is_nobody() const { return header.empty() && application.api_key.empty(); }
};

/// A request whose caller is yet to be named.
struct Wanted {
    std::string method;
    std::string target;
    std::string body{};
    std::string content_type = "application/json";
    Headers owner{}; // who alone may ask for it, where the recipe has made somebody
};

inline Wanted get(const std::string& target) { return {.method = "GET", .target = target}; }
inline Wanted post(const std::string& target, const std::string& body = {}) {
    return {.method = "POST", .target = target, .body = body};
}
inline Wanted put(const std::string& target, const std::string& body) {
    return {.method = "PUT", .target = target, .body = body};
}
inline Wanted remove(const std::string& target) { return {.method = "DELETE", .target = target}; }

/// What whoever is made with a password signs in with.
inline constexpr const char* good_password = "correct horse";

/// A shop with its demo data and all doors open, and what is needed to use each of its routes: fresh carts, orders and
/// so on, made as anybody would make them, through the doors.
class World {
  public:
    explicit World(Engine engine, const std::vector<std::string>& flags = {});

    [[nodiscard]] ServerProcess& server() { return server_; }

    Answer ask(const Wanted& wanted, const Caller& caller, const Headers& headers = {});

    /// The same, for what must go well: throws std::runtime_error when it does not. Returns the body.
    std::string made(const Wanted& wanted, const Caller& caller);

    /// Runs the program on the shop's database and returns what it prints.
    std::string run(const std::string& command);

    /// A key from the command line: "--scope shop --shop 1".
    std::string key(const std::string& options);

    /// A name that nobody has had, and a mobile number.
    std::string fresh_name();
    std::string fresh_number();

    /// The demo's application of members.
    [[nodiscard]] ShoppingClient shopping();

    /// What is made once and used again: a shop's number, a token.
    std::string once(const std::string& name, const std::function<std::string()>& make);

  private:
    std::string fresh_address();

    ServerProcess server_;
    int names_ = 0;
    std::atomic<int> addresses_ = 0; // each request comes from another, so that no limit is reached
    std::map<std::string, std::string> kept_;
};

/// What stands after `"name":` in a JSON object; the first, wherever it is. Throws std::runtime_error.
std::string member(const std::string& json, std::string_view name);

} // namespace cartwright::tests
