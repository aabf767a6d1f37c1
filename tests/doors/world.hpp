#pragma once

#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <map>
#include <string>
#include <string_view>

namespace cartwright::tests {

/// A caller of a door: what it sends to be let in. Nothing: nobody.
struct Caller {
    std::string header{};
    std::string value{};
};

/// A request of a caller that is yet to be named.
struct Wanted {
    std::string method;
    std::string target;
    std::string body{};
    std::string content_type = "application/json";
};

/// A shop with its demo data and all doors open, and what is needed to use each of its routes: fresh carts, orders and
/// so on, made as anybody would make them.
class World {
  public:
    explicit World(Engine engine);

    [[nodiscard]] ServerProcess& server() { return server_; }

    Answer ask(const Wanted& wanted, const Caller& caller, const Headers& headers = {});

    /// The same, for what must go well: throws std::runtime_error when it does not. Returns the body.
    std::string made(const Wanted& wanted, const Caller& caller);

    /// Those who may do everything at a door, others of the same kind, and what lets nobody in.
    [[nodiscard]] Caller right(std::string_view door);
    [[nodiscard]] Caller another(std::string_view door);
    [[nodiscard]] Caller administrator(std::string_view door);

    /// A name that nobody has had.
    std::string fresh_name();

  private:
    ServerProcess server_;
    int names_ = 0;
};

/// What stands after `"name":` in a flat JSON object, first come first served.
std::string member(const std::string& json, std::string_view name);

} // namespace cartwright::tests
