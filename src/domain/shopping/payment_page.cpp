#include "domain/shopping/payment_page.hpp"

#include "base/digest.hpp"
#include "base/object_id.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace cartwright {

namespace {

/// Ten fields for the merchant's own data, which are empty here.
constexpr std::string_view own_fields = "|||||||||";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) (text += part) += '|';
    text.pop_back();
    return text;
}

/// A bar would shift the fields of a checksum: two different requests could then have the same checksum.
bool has_forbidden_letters(std::string_view text) {
    return text.find('|') != std::string_view::npos || has_control_characters(text);
}

} // namespace

bool is_at_page(const CartPayment& payment) {
    return payment.method == CartPayment::Method::gateway && !payment.discount;
}

std::int64_t being_paid_at_page(const FullCart& cart, Instant now) {
    std::int64_t sum = 0;
    for (const CartPayment& payment : cart.payments)
        if (payment.open_at_page && now < payment.made_at + page_payment_open_ms) sum += payment.amount.minor;
    return sum;
}

std::vector<Flaw> flaws_of_second_payment(const CartPayment& payment, const FullCart& cart, Instant now) {
    const std::int64_t being_paid = being_paid_at_page(cart, now);
    if (being_paid == 0 || payment.amount.minor <= figures_of(cart).pending.minor - being_paid) return {};
    return {field_flaw("payment", "already being paid")};
}

bool is_page_transaction(std::string_view text) {
    constexpr std::size_t bytes_max = 50;
    return !text.empty() && text.size() <= bytes_max && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
}

PageRequest page_request_of(const CartPayment& payment) {
    return {.transaction = object_id(payment.id.value),
            .amount = decimal(payment.amount.minor),
            .product_info = payment.product_info,
            .first_name = payment.first_name,
            .email = payment.email};
}

std::string page_return_url(std::string_view shop, CartPaymentId payment) {
    return std::string(shop) + "/shopping/payments/" + object_id(payment.value);
}

std::vector<Flaw> flaws_of_page_request(const CartPayment& payment) {
    struct Part {
        std::string_view name;
        const std::string& text;
    };
    const std::array<Part, 4> parts{Part{"firstname", payment.first_name}, Part{"email", payment.email},
                                    Part{"phone", payment.phone}, Part{"productinfo", payment.product_info}};
    std::vector<Flaw> flaws;
    for (const auto& [name, text] : parts) {
        if (trimmed(text).empty())
            flaws.push_back(field_flaw(name, "can't be blank"));
        else if (has_forbidden_letters(text))
            flaws.push_back(field_flaw(name, "is invalid"));
        else if (text.size() > page_text_bytes_max)
            flaws.push_back(field_flaw(name, "is too long"));
    }
    return flaws;
}

std::string page_checksum(const PageMerchant& merchant, const PageRequest& request) {
    if (merchant.salt.empty()) return {};
    return sha512(joined({merchant.key, request.transaction, request.amount, request.product_info, request.first_name,
                          request.email, own_fields, merchant.salt}));
}

std::string page_answer_checksum(const PageMerchant& merchant, const PageRequest& request, std::string_view status) {
    if (merchant.salt.empty()) return {};
    return sha512(joined({merchant.salt, status, own_fields, request.email, request.first_name, request.product_info,
                          request.amount, request.transaction, merchant.key}));
}

std::string page_question_checksum(const PageMerchant& merchant, std::string_view transaction) {
    if (merchant.salt.empty()) return {};
    return sha512(joined({merchant.key, page_question, transaction, merchant.salt}));
}

std::string page_verdict_unclear(std::string_view reason) {
    return std::string(reason) + " : Please try to verify your payment later, or contact Support for more help.";
}

} // namespace cartwright
