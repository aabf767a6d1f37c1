#pragma once

#include "base/money.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

struct InvoiceCreated {
    OrderId order;
    InvoiceId invoice;
    std::string number; // "2026-000001"
    std::string customer;
    Money tax;
    Money total;
};

struct OrderShipped {
    OrderId order;
    std::int64_t tracking_number = 0;
};

} // namespace cartwright
