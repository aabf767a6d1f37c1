#pragma once

#include "domain/line.hpp"
#include "domain/orders/refund.hpp"
#include "domain/orders/seller.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright {

struct CartUpdated {
    CartId cart;
    ProductId product;
    std::int64_t quantity = 0; // the new quantity of the product; 0 when it was removed
};

struct OrderPlaced {
    OrderId order;
    CartId cart;
    std::string door;
    std::vector<Line> lines;
    Money total;
};

struct OrderPaid {
    OrderId order;
    Money total;
    std::string method;
};

struct OrderFailed {
    OrderId order;
    std::string reason;
};

struct OrderRefunded {
    Refund refund;
    std::optional<std::int64_t> shop{}; // the shop whose part was refunded, by its marketplace number
};

/// A seller's part of an order has reached another step.
struct OrderStepped {
    OrderId order;
    std::optional<std::int64_t> number{}; // of the part, at the marketplace
    std::optional<std::int64_t> shop{};   // by its marketplace number
    Step step = Step::pending;
};

/// The lines of an order that was placed without a cart have changed.
struct OrderChanged {
    OrderId order;
    std::string door;
    std::vector<Line> lines;
    Money total;
};

} // namespace cartwright
