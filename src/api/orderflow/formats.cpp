#include "api/orderflow/formats.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cartwright::api::orderflow {

namespace {

constexpr std::int64_t id_max = (std::int64_t{1} << 48) - 1;
constexpr std::int64_t exact_max = std::int64_t{1} << 53; // up to this all JSON readers are exact

std::optional<std::int64_t> parse_natural(std::string_view text, std::int64_t max) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || text.front() == '0' || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    const auto number = parse_integer(text);
    return number && *number <= max ? number : std::nullopt;
}

} // namespace

std::string format(OrderId order) { return std::to_string(order.value); }
std::string format(InvoiceId invoice) { return std::to_string(invoice.value); }

std::optional<OrderId> parse_order_id(std::string_view text) {
    const auto number = parse_natural(text, id_max);
    if (!number) return std::nullopt;
    return OrderId{*number};
}

std::optional<InvoiceId> parse_invoice_id(std::string_view text) {
    const auto number = parse_natural(text, id_max);
    if (!number) return std::nullopt;
    return InvoiceId{*number};
}

std::string format(Instant instant) {
    constexpr std::size_t to_seconds = 19;
    return timestamp(instant).substr(0, to_seconds) + "+00:00";
}

std::optional<std::int64_t> parse_customer_number(std::string_view customer) {
    return parse_natural(customer, exact_max);
}

} // namespace cartwright::api::orderflow
