#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"

namespace cartwright {

/// A payment card as a buyer enters it. It is validated only; no part of it is ever stored.
struct PaymentForm {
    std::string name;
    std::string credit_card;
    std::string exp_date;
    std::string security_code;
};

/// Validates the card. The name is required. The number has 12 to 19 digits, which spaces or hyphens may separate. The
/// month, as MM/YY, MM/YYYY or YYYY-MM, is not over. The code has 3 or 4 digits.
/// Refused: payment_form_invalid; `subject` is the first invalid field.
Result<void> accept(const PaymentForm& form, Instant now);

} // namespace cartwright
