#pragma once

#include "operations/shopping/cart_payments.hpp"
#include "providers/ports/payment_page.hpp"
#include "providers/ports/ports.hpp"

/// Payments on the gateway's own page (shopping §2.14). The gateway is asked for the result outside of any transaction.
namespace cartwright::operations {

/// A payment that the gateway is to be asked about. When `must_ask` is false, `otherwise` is applied instead.
struct AskedPage {
    CartPaymentId payment;
    std::string transaction{};
    bool must_ask = false;
    Instant changed_at{};
    ChangePayment otherwise{};
};

/// shopping §2.14: "only for existing, pending, gateway payments; otherwise a harmless refresh". Refused:
/// member_not_found.
Result<AskedPage> begin_verification(Work& work, const ChangePayment& wish);

/// Called outside of any transaction.
std::optional<providers::PageVerdict> ask_page(const providers::Ports& ports, const AskedPage& asked);

/// Approves the payment or lets it fail. A payment that is approved by then is returned as such, also when another
/// request has found it out. Refused: member_invalid on `payment_status`, when the result is unclear.
Result<CartPayment> finish_verification(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict);

/// For a job: a payment that is not approved yet is asked about, even when the gateway has reported that it failed.
/// Nothing when there is nothing to ask, also because an admin has withdrawn an approval.
std::optional<AskedPage> unapproved_payment(Work& work, CartPaymentId payment);

/// Stores that the money has been taken, if it has. Returns why to ask again; empty: nothing is left to ask, or the
/// payment has not changed for a day.
Result<std::string> record_verdict(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict);

/// Records that the buyer's browser is back from the page (shopping §2.14: "`gateway_callback_called` true. That does
/// not change the status"). The gateway is asked soon. Refused: member_not_found, when there is no such payment.
struct RecordReturn {
    CartPaymentId payment;
    std::string transaction;  // as the gateway sends it
    bool is_complete = false; // the request has a number of the gateway's and a checksum, neither of which is verified
};
Result<CartPayment> record_return(Work& work, const RecordReturn& wish);

} // namespace cartwright::operations
