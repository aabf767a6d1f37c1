#pragma once

#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

enum class PaymentStatus : std::uint8_t { success, failed };

struct ConfirmPayment {
    OrderId order;
    PaymentStatus status = PaymentStatus::success;
    std::optional<std::int64_t> amount_minor{}; // what was paid, where the payments server says so
    std::optional<std::string> currency{};      // likewise
    std::string method = "payments-server";     // where the money was taken: names the cash account
};

/// How an order ended. `shortage` says which product was gone when the payment came; the order has failed then, and
/// that failure is kept.
struct Settlement {
    OrderId order;
    Stage stage = Stage::paid;
    std::optional<Refusal> shortage{};
};

/// The word of the payments server on an order. Success turns its holds into sales, posts the money, ends the cart and
/// every other order of it; failure frees its stock and keeps the cart. Refused, in this order: order_not_found,
/// order_already_processed, amounts_differ.
Result<Settlement> confirm_payment(Work& work, const ConfirmPayment& wish);

} // namespace cartwright::operations
