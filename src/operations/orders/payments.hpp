#pragma once

#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

enum class PaymentStatus : std::uint8_t { success, failed };

struct ConfirmPayment {
    OrderId order;
    PaymentStatus status = PaymentStatus::success;
    std::optional<std::int64_t> amount_minor{}; // what was paid, if the payments server reports it
    std::optional<std::string> currency{};      // likewise
    std::string method = "payments-server";     // names the cash account that takes the money
};

/// How an order ended. `shortage` names the product that was out of stock when the payment arrived. The order has then
/// failed, and the failure is stored.
struct Settlement {
    OrderId order;
    Stage stage = Stage::paid;
    std::optional<Refusal> shortage{};
};

/// Applies the payments server's result to an order. Success turns its holds into sales, posts the money, and ends the
/// cart and every other order of it. Failure releases its stock and keeps the cart. Refused, in this order:
/// order_not_found, order_already_processed, amounts_differ.
Result<Settlement> confirm_payment(Work& work, const ConfirmPayment& wish);

} // namespace cartwright::operations
