#include "domain/orderflow/notice.hpp"

namespace cartwright {

std::string_view name_of(Occasion occasion) {
    switch (occasion) {
    case Occasion::invoice_created: return "InvoiceCreated";
    case Occasion::payment_processed: return "PaymentProcessed";
    case Occasion::order_shipped: return "OrderShipped";
    }
    return {};
}

// orderflow A3-4: "CartUpdated or unknown → 400".
std::optional<Occasion> parse_occasion(std::string_view name) {
    for (const Occasion occasion : {Occasion::invoice_created, Occasion::payment_processed, Occasion::order_shipped})
        if (name_of(occasion) == name) return occasion;
    return std::nullopt;
}

} // namespace cartwright
