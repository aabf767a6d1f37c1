#pragma once

#include "support/server_process.hpp"
#include "support/shopping_client.hpp"
#include "support/waiting.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cartwright::tests {

/// A shop whose proxy says where requests come from, so that no test reaches a limit that it does not mean to.
class MembersShop {
  public:
    explicit MembersShop(Engine engine, std::vector<std::string> flags = {}, std::vector<std::string> variables = {});

    [[nodiscard]] ServerProcess& server() { return server_; }
    [[nodiscard]] std::string database() const { return server_.database(); }

    /// The demo's application, at that number of an address.
    [[nodiscard]] ShoppingClient client(int number = 0) const;

  private:
    ServerProcess server_;
};

/// The answer to what went well and tells nothing.
constexpr const char* all_went_well = R"(200 {"nothing":true})";

constexpr const char* good_password = "correct horse";

std::string number_of_mobile(int number); // 9700000001
std::string email_of(int number);

using Asked = std::optional<Answer>;

/// What so many threads were answered who asked at once, each with its number.
std::vector<Answer> at_once(int count, const std::function<Asked(int)>& ask);

/// How many were answered what: "200 {…}" → 1.
std::map<std::string, int> counted(const std::vector<Answer>& answers);
int count_of(const std::vector<Answer>& answers, int status);

std::string told(const Asked& answer);

} // namespace cartwright::tests
