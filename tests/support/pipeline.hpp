#pragma once

#include "support/http_call.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright::tests {

/// What stands after `"name":` in a flat JSON object, without its quotes; the first that does.
std::string json_member(const std::string& json, std::string_view name);

/// One who sends orders through the order pipeline of the shop at a port. Safe from many threads.
class Pipeline {
  public:
    explicit Pipeline(std::uint16_t port) : port_(port) {}

    /// POST /api/order/‹what›.json; nothing when nobody answers.
    [[nodiscard]] std::optional<Answer> ask(const std::string& what, const std::string& body,
                                            const std::string& key = {}) const;

    struct Order {
        std::string customer;
        std::string order;
        std::string invoice;
        std::string total;
    };

    /// Orders `items` (a JSON array) and has them invoiced. The ids are empty when that is refused.
    [[nodiscard]] Order invoiced(const std::string& customer, const std::string& items) const;

    [[nodiscard]] std::optional<Answer> pay(const Order& order, const std::string& key = {}) const;
    [[nodiscard]] std::optional<Answer> refund(const Order& order, const std::string& amount,
                                               const std::string& key = {}) const;

    /// GET /api/order/‹order›
    [[nodiscard]] std::string story(const Order& order) const;

    /// Waits, within reason, until the order has that status.
    [[nodiscard]] bool becomes(const Order& order, const std::string& status) const;

  private:
    std::uint16_t port_;
};

} // namespace cartwright::tests
