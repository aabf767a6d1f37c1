#include "cart_breaks.hpp"

#include "support/database.hpp"
#include "support/pipeline.hpp"
#include "support/shopping_client.hpp"

#include <stdexcept>

namespace cartwright::torture {

namespace {

constexpr const char* admin_email = "anyone@gmail.com"; // of the demo
constexpr const char* admin_password = "demo-admin-password";

// Words of the statements: what was paid in cash, what by a coupon, and what each of the two has accepted.
#define CASH "(SELECT id FROM cart_payments WHERE discount_id IS NULL)"
#define COUPON "(SELECT id FROM cart_payments WHERE discount_id IS NOT NULL)"
#define SOLD_FOR_CASH "(SELECT id FROM cart_items WHERE payment_id = " CASH ")"
#define SOLD_FOR_A_COUPON "(SELECT id FROM cart_items WHERE payment_id = " COUPON ")"
#define SALE "fact = 'sale' AND cause_id = " CASH

/// Makes a thing, and returns its id.
class Maker {
  public:
    explicit Maker(std::uint16_t port) : client_(port), admin_(client_.signed_in(admin_email, admin_password)) {}

    [[nodiscard]] std::string make(const std::string& what, const std::string& kind, const std::string& members) const {
        const auto answer = client_.ask("POST", "/shopping/" + what,
                                        tests::with_application('"' + kind + "\":{" + members + '}'), admin_.headers());
        const std::string id = answer && answer->status == 201 ? tests::json_member(answer->body, R"(\$oid)") : "";
        if (id.empty()) throw std::runtime_error("no " + kind + ": " + (answer ? answer->body : "no answer"));
        return id;
    }

    /// One piece of a product in a cart of its own.
    [[nodiscard]] std::string cart_with(const std::string& product) const {
        const std::string item = make("cart_items", "cart_item", R"("product_id":")" + product + '"');
        return make("carts", "cart", R"("add_cart_item_ids":[")" + item + R"("])");
    }

  private:
    tests::ShoppingClient client_;
    tests::SignedInMember admin_;
};

} // namespace

void pay_in_parts(const tests::ServerProcess& server) {
    const Maker admin(server.store_port());
    const std::string first = admin.cart_with("659200800000000000000001");
    const std::string second = admin.cart_with("659200800000000000000002");
    const std::string whole = R"("discount_percentage":100,"count":5,"requires_verification":false)";
    const std::string coupon = admin.make("discounts", "discount", whole);
    const std::string approved_cash = R"("amount":1000,"payment_type":"cash","payment_status":1,"cart_id":")";
    static_cast<void>(admin.make("payments", "payment", approved_cash + first + '"'));
    const std::string by_coupon = R"("amount":0,"payment_type":"cash","discount_id":")" + coupon + R"(","cart_id":")";
    static_cast<void>(admin.make("payments", "payment", by_coupon + second + '"'));
    if (tests::number(server.database(), "SELECT count(*) FROM cart_items WHERE state = 'accepted'") != 2)
        throw std::runtime_error("not all items of the carts were accepted");
}

const std::vector<Break>& cart_breaks() {
    static const std::vector<Break> all{
        {"sold_to_another_buyer",
         "UPDATE ledger_entries SET account = 'buyer:somebody' WHERE account LIKE 'buyer:cart:%' AND " SALE,
         {"the buyer's balance of each cart is its accepted items less its payments"}},
        // The books agree: only nobody has paid for it.
        {"a_dearer_item",
         "UPDATE cart_items SET price_minor = price_minor + 1 WHERE id = " SOLD_FOR_CASH ";"
         "UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE account LIKE 'buyer:cart:%' AND " SALE ";"
         "UPDATE ledger_entries SET amount_minor = amount_minor - 1 WHERE account = 'sales' AND " SALE,
         {"accepted items are covered by approved payments"}},
        {"one_item_that_left_twice",
         "UPDATE stock_entries SET item_id = " SOLD_FOR_CASH " WHERE item_id = " SOLD_FOR_A_COUPON,
         {"sold stock entries match the accepted cart items"}},
        {"a_piece_for_no_item",
         "INSERT INTO stock_entries (id, listing_id, kind, quantity, item_id, made_at) VALUES (1, 3, 'sold', -1, 1, 0);"
         "UPDATE listings SET on_hand = on_hand - 1 WHERE id = 3",
         {"each stock entry of a cart item refers to an existing item"}},
        {"accepted_for_the_money_of_another_cart",
         "UPDATE cart_items SET payment_id = " COUPON " WHERE id = " SOLD_FOR_CASH,
         {"each accepted item is paid by a payment of its own cart"}},
        {"a_payment_that_is_not_in_the_books",
         "UPDATE ledger_entries SET cause_id = 1 WHERE fact = 'payment' AND cause_id = " CASH,
         {"a cart payment is in the ledger exactly when it is approved"}},
        {"money_for_nothing",
         "INSERT INTO member_carts SELECT 1, owner_id, NULL, NULL, NULL, 0, 0 FROM member_carts LIMIT 1;"
         "INSERT INTO cart_payments SELECT 1, owner_id, 1, method, 'approved', -100, 0, currency, 1, NULL, NULL, '', "
         "'', '', '', 0, 0, 0, 0 FROM cart_payments WHERE id = " CASH ";"
         "INSERT INTO ledger_entries VALUES (1, 1, 'refund payment', NULL, 1, 'cash:cash', -100, 'USD', 0);"
         "INSERT INTO ledger_entries VALUES (2, 1, 'refund payment', NULL, 1, 'buyer:cart:1', 100, 'USD', 0)",
         {"refunds of a cart do not exceed what was paid in money"}},
        {"a_coupon_that_melts",
         "UPDATE discounts SET uses_left = uses_left - 1",
         {"each coupon's remaining uses are its allowed uses less those recorded"}},
        {"dollars_that_became_yen",
         "UPDATE cart_items SET currency = 'JPY' WHERE id = " SOLD_FOR_CASH,
         {"each member's cart has one currency"}},
        {"a_picture_of_nothing",
         "INSERT INTO images (id, owner_id, payment_id, active, said_at, made_at, changed_at) "
         "VALUES ('5a8b14c8421aa909d40e1c93', 1, 1, 1, 0, 0, 0)",
         {"each proof image belongs to an existing payment"}},
        {"paid_by_the_coupon_of_somebody_else",
         "UPDATE discount_uses SET payment_id = 1",
         {"each coupon payment has its recorded use"}},
    };
    return all;
}

} // namespace cartwright::torture
