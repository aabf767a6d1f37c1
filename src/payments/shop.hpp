#pragma once

#include "payments/callbacks.hpp"
#include "payments/settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright::http {
class Client;
struct ClientReply;
} // namespace cartwright::http

namespace cartwright::payments {

/// The store's answer about an order.
struct Order {
    enum class Found : std::uint8_t { yes, no, unknown }; // unknown: no answer, or a malformed one

    Found found = Found::unknown;
    std::int64_t total = 0; // cents
    std::string status{};
    std::string failure{}; // why it is unknown
};

/// Calls the store over HTTP. Every call blocks. One object is for one thread.
class Shop {
  public:
    Shop(const Settings& settings, const Clock& clock, http::Client& client, std::string_view traceparent = {})
        : settings_(settings), clock_(clock), client_(client), traceparent_(traceparent) {}

    Order order(const std::string& order_id);

    /// Notifies the store of the result of a payment, once, and finds out whether the store accepts it.
    Delivery deliver(const Callback& callback);

  private:
    std::optional<http::ClientReply> confirm(const Callback& callback);
    std::optional<Delivery> check_before_paying(const Callback& callback);

    const Settings& settings_;
    const Clock& clock_;
    http::Client& client_;
    std::string_view traceparent_;
};

/// Messages for an order that can't be paid as requested.
inline constexpr std::string_view order_not_found = "Order not found";
inline constexpr std::string_view amount_differs = "Amount does not match order total";
std::string already_processed(const Order& order);

} // namespace cartwright::payments
