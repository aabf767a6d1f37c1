#pragma once

#include "operations/shopping/cart_payments.hpp"
#include "providers/ports/payment_page.hpp"
#include "providers/ports/ports.hpp"

/// Payments on the gateway's own page (shopping §2.14): the gateway is asked how it went, outside of any transaction.
namespace cartwright::operations {

/// A payment that the gateway is to be asked about; or there is nothing to ask, and it is changed as it says.
struct AskedPage {
    CartPaymentId payment;
    std::string transaction{};
    bool is_question = false;
    Instant changed_at{};
    ChangePayment otherwise{};
};

/// shopping §2.14: "only for existing, pending, gateway payments; otherwise a harmless refresh". Refused:
/// member_not_found.
Result<AskedPage> begin_verification(Work& work, const ChangePayment& wish);

/// In no transaction.
std::optional<providers::PageVerdict> ask_page(const providers::Ports& ports, const AskedPage& asked);

/// Approves the payment or lets it fail. Who has an approved payment is told so whoever has found it out. Refused:
/// member_invalid on `payment_status`, when nobody knows.
Result<CartPayment> finish_verification(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict);

/// For a job: what is not approved yet is asked about, even when the gateway has said that it failed. Nothing when
/// there is nothing to ask, also because an admin has taken an approval back.
std::optional<AskedPage> unapproved_payment(Work& work, CartPaymentId payment);

/// Writes down that the money has been taken, if it has. Why it is to be asked again; empty: nothing is left to ask, or
/// nothing has happened for a day.
Result<std::string> note_verdict(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict);

/// The buyer's browser is back from the page (shopping §2.14: "`gateway_callback_called` true. That does not change the
/// status"): the gateway is asked soon. Refused: member_not_found, when that is no such payment.
struct ComeBack {
    CartPaymentId payment;
    std::string transaction;  // as the gateway says it
    bool is_complete = false; // there were a number of the gateway's, and a checksum, which nobody looks at
};
Result<CartPayment> come_back(Work& work, const ComeBack& wish);

} // namespace cartwright::operations
