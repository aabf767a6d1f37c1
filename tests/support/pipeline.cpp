#include "support/pipeline.hpp"

#include <chrono>
#include <regex>
#include <thread>

namespace cartwright::tests {

std::string json_member(const std::string& json, std::string_view name) {
    const std::regex pattern("\"" + std::string(name) + "\":\"?([^\",}]*)");
    std::smatch match;
    return std::regex_search(json, match, pattern) ? match[1].str() : std::string();
}

std::optional<Answer> Pipeline::ask(const std::string& what, const std::string& body, const std::string& key) const {
    Call wanted{.port = port_, .method = "POST", .target = "/api/order/" + what + ".json", .body = body};
    wanted.headers.emplace_back("Content-Type", "application/json");
    if (!key.empty()) wanted.headers.emplace_back("Idempotency-Key", key);
    return call(wanted);
}

Pipeline::Order Pipeline::invoiced(const std::string& customer, const std::string& items) const {
    const std::string who = R"({"customerId":")" + customer + R"(","items":)" + items;
    const auto cart = ask("cart", who + "}");
    if (!cart || cart->status != 201) return {};
    Order order{.customer = customer,
                .order = json_member(cart->body, "orderId"),
                .invoice = {},
                .total = json_member(cart->body, "totalAmount")};
    const auto invoice =
        ask("invoice", who + R"(,"orderId":")" + order.order + R"(","tax":)" + json_member(cart->body, "tax") +
                           R"(,"subTotalAmount":)" + json_member(cart->body, "subTotalAmount") + R"(,"totalAmount":)" +
                           order.total + R"(,"currency":"USD","name":"A","phone":"1","shipping_address":"here"})");
    if (invoice) order.invoice = json_member(invoice->body, "invoiceId");
    return order;
}

std::optional<Answer> Pipeline::pay(const Order& order, const std::string& key) const {
    return ask("payment",
               R"({"customerId":")" + order.customer + R"(","invoiceId":")" + order.invoice + R"(","totalAmount":)" +
                   order.total + "}",
               key);
}

std::optional<Answer> Pipeline::refund(const Order& order, const std::string& amount, const std::string& key) const {
    return ask("refund", R"({"orderId":")" + order.order + R"(","amount":)" + amount + R"(,"reason":"damaged"})", key);
}

std::string Pipeline::story(const Order& order) const {
    const auto told = call({.port = port_, .target = "/api/order/" + order.order});
    return told ? told->body : std::string();
}

bool Pipeline::becomes(const Order& order, const std::string& status) const {
    constexpr int attempts = 300;
    for (int i = 0; i < attempts; ++i) {
        if (json_member(story(order), "status") == status) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

} // namespace cartwright::tests
