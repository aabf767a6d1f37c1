#include "domain/shopping/payment_page.hpp"

#include "base/digest.hpp"
#include "base/object_id.hpp"
#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

/// A payment as the shopping document has it (request 50).
CartPayment page_payment() {
    return {.id = {7},
            .amount = {.minor = 24'000'000},
            .first_name = "Aditya",
            .email = "a@example.com",
            .phone = "9999999999",
            .product_info = "items_5a88a123421aa93e59e4addc"};
}

const PageRequest request{
    .transaction = "12345", .amount = "10", .product_info = "Shopping", .first_name = "Test", .email = "test@test.com"};
const PageMerchant merchant{.key = "C0Dr8m", .salt = "3sf0jURk"};

// PayU's documents: "key=C0Dr8m, txnid=12345, amount=10, productinfo=Shopping, firstname=Test, email=test@test.com,
// udf2=abc, udf4=15, SALT=3sf0jURk". Here the udf fields are empty: the formula is the same, and the sum another.
TEST(PaymentPage, has_the_checksum_of_the_gateways_formula) {
    EXPECT_EQ(sha512("C0Dr8m|12345|10|Shopping|Test|test@test.com||abc||15|||||||3sf0jURk"),
              "ffcdbf04fa5beefdcc2dd476c18bc410f02b3968e7f4f54e8f43f1e1a310bb32"
              "e3b4dec9305232bb89db5b1d0c009a53bcace6f4bd8ec2f695baf3d43ba730ce");
    EXPECT_EQ(page_checksum(merchant, request),
              sha512("C0Dr8m|12345|10|Shopping|Test|test@test.com|||||||||||3sf0jURk"));
    EXPECT_EQ(page_checksum(merchant, request), "ecfafc7561d84158a797636d4a76a4977e870ad2b87f278fa680e93db189afe5"
                                                "080cfd6b7836f74dc8badd1243137a19f93181e9c5ea7393e92160b3778bd583");
}

TEST(PaymentPage, answers_with_the_same_the_other_way_round) {
    EXPECT_EQ(page_answer_checksum(merchant, request, "success"),
              sha512("3sf0jURk|success|||||||||||test@test.com|Test|Shopping|10|12345|C0Dr8m"));
    EXPECT_NE(page_answer_checksum(merchant, request, "success"), page_answer_checksum(merchant, request, "failure"));
}

TEST(PaymentPage, asks_with_the_checksum_of_the_gateways_own_example) {
    EXPECT_EQ(page_question_checksum({.key = "JPM7Fg", .salt = "TuxqAugd"}, "IhfgcZnXR4o4nB"),
              "a0ae79fdd66c875af6e9b21c4a67f1822deb00f2df5e9f0b1948f3222f536a9b"
              "f741b24efbb1874ca0f84f76b036e6c0d641581d0100f7abe4aeed2f3264f5c9");
}

TEST(PaymentPage, has_no_checksums_where_there_is_no_gateway) {
    EXPECT_EQ(page_checksum({}, request), "");
    EXPECT_EQ(page_answer_checksum({}, request, "success"), "");
    EXPECT_EQ(page_question_checksum({}, "12345"), "");
}

// What may still be paid on the page is not to be paid there twice.
TEST(PaymentPage, is_not_opened_twice_for_the_same_balance) {
    const Instant now{1'700'000'000'000};
    const auto at_page = [&](std::int64_t minor, bool is_open, std::int64_t age_ms) {
        CartPayment paid = page_payment();
        paid.method = CartPayment::Method::gateway;
        paid.amount.minor = minor;
        paid.open_at_page = is_open;
        paid.made_at = Instant{now.milliseconds - age_ms};
        return paid;
    };
    struct Case {
        std::vector<CartPayment> present;
        std::int64_t amount;
        bool is_good;
    };
    const std::vector<Case> cases{{{}, 10'000, true},
                                  {{}, 20'000, true}, // §2.12: "gateway: no upper check"
                                  {{at_page(10'000, true, 0)}, 10'000, false},
                                  {{at_page(10'000, true, 0)}, 1, false},
                                  {{at_page(4'000, true, 0)}, 6'000, true},
                                  {{at_page(4'000, true, 0)}, 6'001, false},
                                  {{at_page(4'000, true, 0), at_page(6'000, true, 0)}, 1, false},
                                  {{at_page(10'000, false, 0)}, 10'000, true},
                                  {{at_page(10'000, true, page_payment_open_ms - 1)}, 10'000, false},
                                  {{at_page(10'000, true, page_payment_open_ms)}, 10'000, true}};
    for (const Case& each : cases) {
        CartItem item{
            .id = {1}, .owner = {1}, .listing = {1}, .product = {1}, .name = "Car", .price = {.minor = 10'000}};
        FullCart cart;
        cart.items = {item};
        cart.payments = each.present;
        const auto flaws = flaws_of_second_payment(at_page(each.amount, true, 0), cart, now);
        EXPECT_EQ(flaws.empty(), each.is_good) << each.amount;
        for (const Flaw& flaw : flaws) EXPECT_EQ(flaw, field_flaw("payment", "already being paid"));
    }
}

TEST(PaymentPage, is_asked_for_what_the_payment_says) {
    const CartPayment paid = page_payment();
    const PageRequest made = page_request_of(paid);
    EXPECT_EQ(made.transaction, object_id(paid.id.value));
    EXPECT_EQ(made.amount, "240000.0");
    EXPECT_EQ(made.product_info, "items_5a88a123421aa93e59e4addc");
    EXPECT_EQ(made.first_name, "Aditya");
    EXPECT_EQ(made.email, "a@example.com");
    EXPECT_EQ(page_return_url("https://shop.example", paid.id),
              "https://shop.example/shopping/payments/" + object_id(paid.id.value));
}

TEST(PaymentPage, needs_to_know_who_pays_for_what) {
    struct Case {
        std::string CartPayment::* part;
        std::string text;
        const char* field;
        const char* message; // none: it is good
    };
    const std::string longest(page_text_bytes_max, 'x');
    const Case cases[] = {
        {&CartPayment::first_name, "", "firstname", "can't be blank"},
        {&CartPayment::first_name, "  ", "firstname", "can't be blank"},
        {&CartPayment::first_name, "Zo\u00eb O'Neill", "firstname", nullptr},
        {&CartPayment::first_name, "A|B", "firstname", "is invalid"},
        {&CartPayment::email, "", "email", "can't be blank"},
        {&CartPayment::email, "a@example.com|x", "email", "is invalid"},
        {&CartPayment::phone, "", "phone", "can't be blank"},
        {&CartPayment::phone, "99\n99", "phone", "is invalid"},
        {&CartPayment::product_info, "", "productinfo", "can't be blank"},
        {&CartPayment::product_info, longest, "productinfo", nullptr},
        {&CartPayment::product_info, longest + "x", "productinfo", "is too long"},
        {&CartPayment::product_info, "items|Eve|eve@example.com", "productinfo", "is invalid"},
    };
    for (const Case& each : cases) {
        CartPayment wanted = page_payment();
        wanted.*each.part = each.text;
        const std::vector<Flaw> flaws = flaws_of_page_request(wanted);
        ASSERT_EQ(flaws.size(), each.message == nullptr ? 0U : 1U) << each.field << ": " << each.text;
        if (each.message != nullptr) {
            EXPECT_EQ(flaws.front(), field_flaw(each.field, each.message));
        }
    }
    EXPECT_EQ(flaws_of_page_request(CartPayment{}).size(), 4U);
}

TEST(PaymentPage, says_in_the_documents_words_that_nobody_knows) {
    EXPECT_EQ(page_verdict_unclear("status key is neither 1 not 0"),
              "status key is neither 1 not 0 : Please try to verify your payment later, or contact Support for more "
              "help.");
}

} // namespace
} // namespace cartwright
