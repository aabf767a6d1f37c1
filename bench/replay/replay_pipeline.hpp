#pragma once

#include "replay_client.hpp"
#include "replay_invoices.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::bench {

enum class PipelineStep : std::uint8_t { cart, invoice, payment, shipment, mail, refund };
inline constexpr std::array<std::string_view, 6> pipeline_step_names{"cart",     "invoice", "payment",
                                                                     "shipment", "e-mail",  "refund"};

/// What has become of a sale.
struct Sold {
    std::string order;
    std::string invoice;
    std::int64_t pence = 0; // as the server said
};

struct Piped {
    std::array<std::vector<float>, pipeline_step_names.size()> milliseconds{}; // of every request, by its step
    std::vector<Sold> sales;                                                   // in the order of the script
    std::int64_t refunded = 0;                                                 // pence, as the server said
    double seconds = 0;
};

/// Sends sales through the order pipeline: cart, invoice, payment, shipment and three e-mails each, with `clients` at
/// once; then the cancellations as refunds. Throws std::runtime_error when an answer is not the expected one.
Piped run_pipeline(const Address& address, const std::vector<Invoice>& sales, const std::vector<Cancelled>& refunds,
                   std::size_t clients);

} // namespace cartwright::bench
