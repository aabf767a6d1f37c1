#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"

namespace cartwright {

/// A payment card as a buyer types it. It is looked at and forgotten: nothing of it is ever stored.
struct PaymentForm {
    std::string name;
    std::string credit_card;
    std::string exp_date;
    std::string security_code;
};

/// Refused as payment_form_invalid unless all four can be: 12 to 19 digits, in groups or not; a month that is not over,
/// as MM/YY, MM/YYYY or YYYY-MM; 3 or 4 digits. `subject` is the first field that can't.
Result<void> accept(const PaymentForm& form, Instant now);

} // namespace cartwright
