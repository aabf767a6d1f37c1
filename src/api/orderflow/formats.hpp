#pragma once

#include "base/instant.hpp"
#include "domain/orderflow/invoice.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How the order pipeline formats and parses the numbers and names of the core.
namespace cartwright::api::orderflow {

/// Decimal digits without a leading zero: "456".
std::string format(OrderId order);
std::string format(InvoiceId invoice);
std::optional<OrderId> parse_order_id(std::string_view text);
std::optional<InvoiceId> parse_invoice_id(std::string_view text);

/// "2023-10-12T07:05:27+00:00"
std::string format(Instant instant);

/// orderflow A3-7: "Convert if all digits without leading zero and ≤2^53, otherwise echo the string".
std::optional<std::int64_t> parse_customer_number(std::string_view customer);

} // namespace cartwright::api::orderflow
