#pragma once

#include "domain/shopping/member_cart.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// Whether a payment is made on the gateway's page: by that method, and without a coupon.
bool is_at_page(const CartPayment& payment);

/// How long after its creation a payment may still be completed on the page.
inline constexpr std::int64_t page_payment_open_ms = std::int64_t{24} * 60 * 60 * 1000;

/// Returns, in minor units, the payments into this cart that may still be completed on the page.
[[nodiscard]] std::int64_t being_paid_at_page(const FullCart& cart, Instant now);

/// Returns the flaws of another payment on the page. It must not exceed the pending balance less the payments that are
/// open there, to prevent a double payment.
std::vector<Flaw> flaws_of_second_payment(const CartPayment& payment, const FullCart& cart, Instant now);

/// The shop at the gateway of the page, and the secret that both share: it signs what they tell each other.
struct PageMerchant {
    std::string key{};
    std::string salt{};
};

/// The data that a buyer's browser sends to the gateway's page, as far as the checksum protects it.
struct PageRequest {
    std::string transaction{}; // txnid: the payment's id
    std::string amount{};      // as the gateway formats it
    std::string product_info{};
    std::string first_name{};
    std::string email{};

    friend bool operator==(const PageRequest&, const PageRequest&) = default;
};

/// Whether a text may be a transaction id. With a bar in it, the gateway would be asked about several transactions.
[[nodiscard]] bool is_page_transaction(std::string_view text);

PageRequest page_request_of(const CartPayment& payment);

/// Returns the URL to which the page redirects the browser after success and failure (shopping §2.14: "`surl` = `furl`
/// = absolute URL of `/shopping/payments/<id>`"). `shop` is the shop's base URL without a trailing slash.
std::string page_return_url(std::string_view shop, CartPaymentId payment);

/// Returns the flaws of a payment on a page: shopping §2.14: "Needs `firstname, email, phone, productinfo` (else 422
/// "can't be blank" on each)". Texts that are too long, or that would shift the fields of a checksum, are refused too.
std::vector<Flaw> flaws_of_page_request(const CartPayment& payment);
inline constexpr std::size_t page_text_bytes_max = 500;

/// Returns the checksum of the shop's request, in hexadecimal (shopping §2.14: "SHA-512 over key, txnid, amount,
/// productinfo, firstname, email, ten udf fields, salt, joined by `|`").
std::string page_checksum(const PageMerchant& merchant, const PageRequest& request);

/// Returns the checksum of the gateway's result ("success", "failure", "pending"): the same fields in reverse order.
std::string page_answer_checksum(const PageMerchant& merchant, const PageRequest& request, std::string_view status);

/// Returns the checksum of the shop's query for the result (shopping §2.14: "hash over key|command|var1|salt").
std::string page_question_checksum(const PageMerchant& merchant, std::string_view transaction);
inline constexpr std::string_view page_question = "verify_payment";

/// Returns the message for a member whose payment has an unclear result (shopping 51.4): "status key is neither 1 not 0
/// : Please try to verify your payment later, or contact Support for more help."
std::string page_verdict_unclear(std::string_view reason);

} // namespace cartwright
