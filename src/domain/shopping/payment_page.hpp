#pragma once

#include "domain/shopping/member_cart.hpp"
#include "domain/terms.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// Whether a payment is to be made on the page of a gateway: by that method, and by no coupon.
bool is_at_page(const CartPayment& payment);

/// How long after it was made a payment on the page may still be expected to be paid there.
inline constexpr std::int64_t page_payment_open_ms = std::int64_t{24} * 60 * 60 * 1000;

/// In minor units: what payments into this cart are about to pay on the page.
[[nodiscard]] std::int64_t being_paid_at_page(const FullCart& cart, Instant now);

/// What is wrong with one more payment that is to be made on the page: what is about to be paid there is not to be paid
/// a second time.
std::vector<Flaw> flaws_of_second_payment(const CartPayment& payment, const FullCart& cart, Instant now);

/// What a buyer's browser brings to the page of a payment gateway, as far as the checksum protects it.
struct PageRequest {
    std::string transaction{}; // txnid: the payment's id
    std::string amount{};      // as it is spelled there
    std::string product_info{};
    std::string first_name{};
    std::string email{};

    friend bool operator==(const PageRequest&, const PageRequest&) = default;
};

/// Whether a text may be a transaction's name. With a bar in it the gateway would be asked about several.
[[nodiscard]] bool is_page_transaction(std::string_view text);

PageRequest page_request_of(const CartPayment& payment);

/// Where the page sends the browser back to, whatever came of it (shopping §2.14: "`surl` = `furl` = absolute URL of
/// `/shopping/payments/<id>`"). `shop` is where the shop is found, without a slash at its end.
std::string page_return_url(std::string_view shop, CartPaymentId payment);

/// What is wrong with a payment that is to be made on a page: shopping §2.14: "Needs `firstname, email, phone,
/// productinfo` (else 422 "can't be blank" on each)". What would shift the parts of a checksum is refused too, and what
/// is too long.
std::vector<Flaw> flaws_of_page_request(const CartPayment& payment);
inline constexpr std::size_t page_text_bytes_max = 500;

/// That the shop has asked for this payment (shopping §2.14: "SHA-512 over key, txnid, amount, productinfo, firstname,
/// email, ten udf fields, salt, joined by `|`"), in hexadecimal. As all of these it is nothing where there is no
/// gateway.
std::string page_checksum(const PaymentPageTerms& terms, const PageRequest& request);

/// That the gateway says that it went so ("success", "failure", "pending"): the same the other way round.
std::string page_answer_checksum(const PaymentPageTerms& terms, const PageRequest& request, std::string_view status);

/// That the shop asks how it went (shopping §2.14: "hash over key|command|var1|salt").
std::string page_question_checksum(const PaymentPageTerms& terms, std::string_view transaction);
inline constexpr std::string_view page_question = "verify_payment";

/// How a member is told that nobody knows (shopping 51.4): "status key is neither 1 not 0 : Please try to verify your
/// payment later, or contact Support for more help."
std::string page_verdict_unclear(std::string_view reason);

} // namespace cartwright
