#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cartwright {

/// The occasion of a mail to a buyer.
enum class Occasion : std::uint8_t { invoice_created, payment_processed, order_shipped };

/// "InvoiceCreated", "PaymentProcessed", "OrderShipped"
std::string_view name_of(Occasion occasion);
std::optional<Occasion> parse_occasion(std::string_view name);

} // namespace cartwright
