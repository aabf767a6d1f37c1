#pragma once

#include "domain/ledger/tax.hpp"

#include <string>

namespace cartwright {

/// The seller as invoices show it.
struct SellerDetails {
    std::string name{};
    std::string address{};
    std::string tax_number{};

    friend bool operator==(const SellerDetails&, const SellerDetails&) = default;
};

/// Settings of the order pipeline.
struct OrderflowTerms {
    bool is_open = false;             // payments, shipments, refunds and order details need no key
    bool has_open_notices = true;     // mails that concern no order may be requested
    bool cards_must_be_valid = false; // on the day of the charge
    TaxTerms tax{};
    SellerDetails house{}; // shown on the house's invoices
};

} // namespace cartwright
