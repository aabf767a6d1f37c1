#include "program/doors/recipes.hpp"

namespace cartwright::tests {

namespace {

constexpr const char* cart_body =
    R"({"customerId": "8080", "items": [{"productId": "1234", "quantity": 2, "price": 50}, )"
    R"({"productId": "2345", "quantity": 1, "price": 100}]})";
constexpr const char* receiver = R"("name": "Lital Hay", "phone": "0545870006", )"
                                 R"("shipping_address": "17 boulevard, 123 apt 6 Brooklyn NY"})";

std::string submitted_order(World& world) {
    return member(world.made(post("/api/order/cart.json", cart_body), {}), "orderId");
}

std::string invoice_body(const std::string& order_id) {
    return R"({"customerId": "8080", "orderId": ")" + order_id +
           R"(", "tax": 36.0, "subTotalAmount": 164.0, "totalAmount": 200.0, "currency": "USD", "items": )"
           R"([{"productId": "1", "quantity": 2, "price": 50}, {"productId": "2", "quantity": 1, "price": 100}], )" +
           receiver;
}

struct Invoiced {
    std::string order;
    std::string invoice;
};

Invoiced invoiced(World& world) {
    const std::string id = submitted_order(world);
    return {.order = id,
            .invoice = member(world.made(post("/api/order/invoice.json", invoice_body(id)), {}), "invoiceId")};
}

std::string payment_body(const std::string& invoice) {
    return R"({"customerId": "8080", "invoiceId": ")" + invoice + R"(", "totalAmount": 200.0})";
}

std::string paid_order(World& world) {
    const Invoiced known = invoiced(world);
    world.made(post("/api/order/payment.json", payment_body(known.invoice)), administrator(world, "orderflow"));
    return known.order;
}

std::string shipping_body(const std::string& order_id) { return R"({"orderId": ")" + order_id + R"(", )" + receiver; }

/// To a new address each time: few mails go to one.
std::string mail_body(World& world) {
    return R"({"event": "OrderShipped", "name": "Lital Hay", "email": ")" + world.fresh_name() + R"(@example.com"})";
}

std::string refund_body(const std::string& order_id) {
    return R"({"orderId": ")" + order_id + R"(", "amount": 50, "reason": "broken"})";
}

} // namespace

Recipes orderflow_recipes() {
    Recipes all;
    // With the suffix of the document; transcripts also ask without.
    const auto add = [&all](const std::string& operation, const std::string& path,
                            const std::function<std::string(World&)>& body) {
        all[operation] = [=](World& world) { return post(path + ".json", body(world)); };
    };
    add("submit_cart", "/api/order/cart", [](World&) { return std::string(cart_body); });
    add("issue_invoice", "/api/order/invoice", [](World& world) { return invoice_body(submitted_order(world)); });
    add("pay_invoice", "/api/order/payment", [](World& world) { return payment_body(invoiced(world).invoice); });
    add("ship_order", "/api/order/shipping", [](World& world) { return shipping_body(paid_order(world)); });
    add("send_order_email", "/api/order/email", mail_body);
    add("refund_pipeline_order", "/api/order/refund", [](World& world) { return refund_body(paid_order(world)); });
    all["get_invoice"] = [](World& world) {
        return Wanted{.method = "GET", .target = "/api/order/invoice/" + invoiced(world).invoice};
    };
    all["get_order_status"] = [](World& world) {
        return Wanted{.method = "GET", .target = "/api/order/" + submitted_order(world)};
    };
    return all;
}

} // namespace cartwright::tests
