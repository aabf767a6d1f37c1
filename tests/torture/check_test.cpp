// Every invariant that `cartwright check` verifies is broken on purpose, alone wherever that can be, in a copy of a
// healthy shop: check must name it, and nothing else.

#include "cart_breaks.hpp"
#include "crowd.hpp"
#include "program.hpp"
#include "reseller_breaks.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace cartwright::torture {

namespace {

namespace fs = std::filesystem;
using tests::meddle;
using tests::number;
using tests::ServerProcess;
using Names = std::set<std::string>;

// Words of the statements: one placed order that holds stock, two that are paid and one that has failed.
#define PLACED "(SELECT order_id FROM holds ORDER BY order_id LIMIT 1)"
#define PAID "(SELECT min(id) FROM orders WHERE stage = 'paid' AND door = 'storefront')"
#define LATER_PAID "(SELECT max(id) FROM orders WHERE stage = 'paid' AND door = 'storefront')"
#define PIPED "(SELECT order_id FROM refunds WHERE amount_minor = 500)"
#define REFUNDED_WHOLE "(SELECT order_id FROM refunds WHERE amount_minor = 2100)"
#define FAILED "(SELECT min(id) FROM orders WHERE stage = 'failed' AND door = 'storefront')"
#define SHOP "(SELECT min(seller_id) FROM shops)"
#define PART "(SELECT min(s.id) FROM seller_orders s JOIN shops h ON h.seller_id = s.seller_id)"

const std::vector<Break> breaks{
    {"money_between_two_postings",
     "UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE account LIKE 'cash:%' AND order_id = " PAID ";"
     "UPDATE ledger_entries SET amount_minor = amount_minor - 1 WHERE account LIKE 'cash:%' AND order_id "
     "= " LATER_PAID,
     {"every posting is balanced"}},
    // A currency whose postings all balance sums to zero: this one can't be broken alone.
    {"money_from_nowhere",
     "UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE account LIKE 'cash:%' AND order_id = " PAID,
     {"every posting is balanced", "all accounts of a currency sum to zero"}},
    {"a_piece_that_never_came",
     "UPDATE listings SET on_hand = on_hand + 1 WHERE id = 3",
     {"each listing's stock on hand is the sum of its stock entries"}},
    {"an_entry_too_many",
     "INSERT INTO stock_entries (id, listing_id, kind, quantity, made_at) VALUES (1, 3, 'received', 5, 0)",
     {"each listing's stock on hand is the sum of its stock entries"}},
    {"held_for_nobody",
     "UPDATE listings SET held = held + 1 WHERE id = 3",
     {"each listing's held stock is the sum of its holds"}},
    {"a_hold_that_is_lost",
     "DELETE FROM holds WHERE order_id = " PLACED,
     {"each listing's held stock is the sum of its holds"}},
    {"more_held_than_there_is",
     "UPDATE holds SET quantity = quantity + 1000 WHERE order_id = " PLACED ";"
     "UPDATE listings SET held = held + 1000 WHERE id IN (SELECT listing_id FROM holds WHERE order_id = " PLACED ")",
     {"no listing is oversold"}},
    {"a_hold_of_a_failed_order",
     "UPDATE holds SET order_id = " FAILED " WHERE order_id = " PLACED,
     {"each hold belongs to a placed order and has a deadline"}},
    {"a_hold_of_no_order",
     "UPDATE holds SET order_id = 1 WHERE order_id = " PLACED,
     {"each hold belongs to a placed order and has a deadline"}},
    {"a_hold_without_deadline",
     "UPDATE holds SET deadline = 0 WHERE order_id = " PLACED,
     {"each hold belongs to a placed order and has a deadline"}},
    {"paid_without_payment",
     "DELETE FROM payments WHERE order_id = " PAID,
     {"each order's approved payments equal its total less refunds if paid, otherwise zero"}},
    {"paid_twice",
     "INSERT INTO payments SELECT 1, order_id, method, amount_minor, currency, status, made_at, reference FROM "
     "payments "
     "WHERE order_id = " PAID,
     {"each order's approved payments equal its total less refunds if paid, otherwise zero", "no order is paid twice"}},
    {"paid_twice_in_halves",
     "UPDATE payments SET amount_minor = amount_minor - 1 WHERE order_id = " PAID ";"
     "INSERT INTO payments SELECT 1, order_id, method, 1, currency, status, made_at, reference FROM payments "
     "WHERE order_id = " PAID,
     {"no order is paid twice"}},
    {"paid_and_failed",
     "UPDATE payments SET status = 'approved' WHERE order_id = " FAILED,
     {"each order's approved payments equal its total less refunds if paid, otherwise zero"}},
    // The whole posting of the sale is gone, and the buyer's payment with it: nothing is owed, nothing was sold.
    {"a_sale_that_is_not_in_the_books",
     "DELETE FROM ledger_entries WHERE order_id = " PAID,
     {"each order's ledger credits equal its total less refunds if paid, otherwise zero"}},
    {"a_payment_that_is_not_in_the_books",
     "DELETE FROM ledger_entries WHERE fact = 'payment' AND order_id = " PAID,
     {"the buyer's account of each order has a zero balance"}},
    {"a_dearer_line",
     "UPDATE order_lines SET price_minor = price_minor + 1 WHERE order_id = " PAID,
     {"each order's total is the sum of its lines and any added tax"}},
    {"an_order_of_nothing",
     "DELETE FROM order_lines WHERE order_id = " FAILED,
     {"each order's total is the sum of its lines and any added tax"}},
    // Sold for one order and written down for another: the stock itself is right.
    {"sold_to_another_order",
     "UPDATE stock_entries SET order_id = " FAILED " WHERE kind = 'sold' AND order_id = " PAID,
     {"sold stock entries match the quantities of paid orders"}},
    {"sold_to_nobody",
     "UPDATE stock_entries SET order_id = NULL WHERE kind = 'sold' AND order_id = " PAID,
     {"sold stock entries match the quantities of paid orders",
      "each sold stock entry belongs to an order or a cart item"}},
    {"sold_beside_all_orders",
     "INSERT INTO stock_entries (id, listing_id, kind, quantity, order_id, made_at) VALUES (1, 3, 'sold', -1, 1, "
     "0);"
     "UPDATE listings SET on_hand = on_hand - 1 WHERE id = 3",
     {"each sold stock entry belongs to an order or a cart item"}},
    {"one_cart_for_two_payments",
     "UPDATE orders SET cart_id = (SELECT cart_id FROM orders WHERE id = " PAID ") WHERE id = " LATER_PAID,
     {"each cart is paid at most once"}},
    {"an_event_that_nobody_was_told_of", "DELETE FROM events WHERE sequence = 5", {"events are numbered without gaps"}},
    {"a_cart_that_outlives_its_payment",
     "INSERT INTO carts (id, door, opened_at, touched_at) SELECT cart_id, 'storefront', 0, 0 FROM orders WHERE id "
     "= " PAID,
     {"no paid cart is still open"}},
    // Of the sellers and the marketplace.
    {"a_part_that_is_dearer_than_its_lines",
     "UPDATE seller_orders SET total_minor = total_minor + 1, fee_minor = fee_minor + 1 WHERE id = " PART,
     {"the sellers' parts of each order add up to the lines of these sellers"}},
    {"a_fee_that_was_not_frozen",
     "UPDATE seller_orders SET fee_minor = fee_minor + 1 WHERE id = " PART,
     {"each seller's share is in the ledger exactly when the order is paid"}},
    {"a_seller_that_waits_for_a_paid_order",
     "UPDATE seller_orders SET step = 'pending' WHERE id = " PART,
     {"no seller's part is pending after payment or shipped before it"}},
    {"a_number_that_was_left_out",
     "UPDATE seller_orders SET number = 7 WHERE id = " PART,
     {"marketplace orders are numbered without gaps"}},
    {"paid_out_of_nothing",
     "INSERT INTO payouts VALUES (1, 1, " SHOP ", 100, 'USD', 'paid', '', '', 0, 0)",
     {"a payout is debited from the shop's balance unless it has failed"}},
    {"a_payout_that_nobody_sees_to",
     "INSERT INTO payouts VALUES (1, 1, " SHOP ", 100, 'USD', 'asked', '', '', 0, NULL);"
     "INSERT INTO ledger_entries SELECT 1, 1, 'payout', NULL, 1, 'seller:' || seller_id, 100, 'USD', 0 FROM shops "
     "WHERE seller_id = " SHOP ";"
     "INSERT INTO ledger_entries VALUES (2, 1, 'payout', NULL, 1, 'payout', -100, 'USD', 0)",
     {"each requested payout has a job"}},
    {"a_flash_sale_that_melts",
     "INSERT INTO flash_sales SELECT 1, min(listing_id), 50, 2, 1, 0, NULL FROM shoes",
     {"each flash sale's remaining units are its units less those used"}},
    {"a_flash_sale_of_another_thing",
     "INSERT INTO flash_sales SELECT 1, min(listing_id), 50, 2, 1, 0, NULL FROM shoes;"
     "INSERT INTO flash_sale_uses SELECT 1, " PAID ", 1",
     {"each use of a flash sale is an order line"}},
    {"a_user_with_two_carts",
     "DROP INDEX carts_active;"
     "INSERT INTO carts (id, door, opened_at, touched_at, account_id) SELECT 1, 'marketplace', 0, 0, min(id) FROM "
     "accounts;"
     "INSERT INTO carts (id, door, opened_at, touched_at, account_id) SELECT 2, 'marketplace', 0, 0, min(id) FROM "
     "accounts",
     {"each marketplace user has at most one open cart"}},
    {"a_rating_by_a_stranger",
     "UPDATE ratings SET account_id = (SELECT max(a.id) FROM accounts a WHERE a.id <> ratings.account_id) WHERE id = "
     "(SELECT min(id) FROM ratings WHERE seller_order_id IS NOT NULL)",
     {"each rating is by a buyer of the listing"}},
    {"a_rating_that_nobody_gave",
     "UPDATE shops SET ratings = ratings + 1, stars = stars + 5 WHERE seller_id = " SHOP,
     {"each shop's rating count and stars match its ratings"}},
    {"a_sale_that_never_was",
     "UPDATE shops SET sales = sales + 1 WHERE seller_id = " SHOP,
     {"each shop's sales count matches its paid orders"}},
    {"a_shoe_that_nobody_finds",
     "UPDATE shoes SET offered = 1 - offered WHERE listing_id = (SELECT min(listing_id) FROM shoes)",
     {"each shoe's search data match its listing"}},
    {"a_line_without_its_tax",
     "UPDATE order_lines SET tax_minor = tax_minor + 1 WHERE order_id = " PIPED,
     {"each order's tax is the sum of the taxes of its lines",
      "the tax in the ledger equals the tax of the house's lines"}},
    {"a_tax_that_is_not_in_the_books",
     "UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE account = 'tax' AND fact = 'sale' AND order_id "
     "= " PIPED ";UPDATE ledger_entries SET amount_minor = amount_minor - 1 WHERE account = 'sales' AND fact = 'sale' "
     "AND order_id "
     "= " PIPED,
     {"the tax in the ledger equals the tax of the house's lines"}},
    {"a_number_that_no_invoice_has",
     "UPDATE invoices SET number = number + 7 WHERE order_id = " PIPED,
     {"invoices are numbered without gaps", "each invoice is unchanged since it was issued"}},
    {"an_invoice_over_something_else",
     "UPDATE invoices SET total_minor = total_minor + 1 WHERE order_id = " PIPED,
     {"each invoice matches its order", "each invoice is unchanged since it was issued"}},
    {"an_invoice_to_somebody_else",
     "UPDATE invoices SET name = 'Somebody Else' WHERE order_id = " PIPED,
     {"each invoice is unchanged since it was issued"}},
    {"an_invoice_with_a_tax_of_another_time",
     "UPDATE invoices SET tax_mode = 'by_weight' WHERE order_id = " PIPED,
     {"each stored text that stands for a value is one that this version knows"}},
    {"an_invoice_line_of_another_name",
     "UPDATE invoice_lines SET name = 'Caviar' WHERE invoice_id = (SELECT id FROM invoices WHERE order_id = " PIPED ")",
     {"each invoice is unchanged since it was issued"}},
    {"a_payment_that_the_gateway_knows_by_another_name",
     "UPDATE payments SET reference = '1' WHERE amount_minor > 0 AND order_id = " PIPED,
     {"each approved charge has paid its order once", "each gateway payment belongs to an approved charge"}},
    {"a_charge_that_nobody_asked_for",
     "UPDATE charges SET state = 'declined' WHERE order_id = " PIPED,
     {"each gateway payment belongs to an approved charge"}},
    {"money_that_came_too_late_and_was_kept",
     "INSERT INTO charges SELECT 1, order_id, invoice_id, customer, amount_minor, currency, 'late', 5, first_name, "
     "last_name, first_digits, last_digits, brand, expiry_month, expiry_year, reason, asked_at, answered_at "
     "FROM charges WHERE order_id = " PIPED,
     {"each late charge has refund requests for its full amount"}},
    {"a_refund_that_was_declined_and_booked",
     "UPDATE refund_requests SET state = 'declined' WHERE order_id = " PIPED,
     {"a refund is booked exactly when it is approved", "approved refunds match the refunds that the provider made"}},
    {"a_refund_that_nobody_asked_for",
     "INSERT INTO rehearsal.refunds VALUES ('refund-1', 'charge-1', 5, 'approved', 1)",
     {"approved refunds match the refunds that the provider made"}},
    {"a_refund_that_the_gateway_never_made",
     "UPDATE rehearsal.charges SET refunded_minor = 0 WHERE key = 'charge-' || (SELECT id FROM charges WHERE order_id "
     "= " PIPED ")",
     {"the gateway's net charges for each order match the shop's records"}},
    {"a_refund_of_more_than_was_paid",
     "INSERT INTO refund_requests SELECT 1, order_id, NULL, method, door, 'more', '', 2000, currency, reason, '', "
     "'asked', '', asked_at, NULL, 0 FROM refund_requests WHERE order_id = " PIPED ";"
     "INSERT INTO jobs (id, kind, subject_id, state, attempts, due_at, lease_holder, lease_until, reason, made_at) "
     "VALUES (1, 'refund', 1, 'waiting', 0, 0, 0, 0, '', 0)",
     {"refunds of an order do not exceed what was paid"}},
    {"a_refund_of_more_than_the_part",
     "INSERT INTO refund_requests SELECT 1, order_id, NULL, method, door, 'more', '', 1, currency, reason, '', "
     "'asked', '', asked_at, NULL, 0 FROM refund_requests WHERE order_id = " PIPED ";"
     "INSERT INTO refund_shares VALUES (1, 1, 2000);"
     "INSERT INTO jobs (id, kind, subject_id, state, attempts, due_at, lease_holder, lease_until, reason, made_at) "
     "VALUES (1, 'refund', 1, 'waiting', 0, 0, 0, 0, '', 0)",
     {"refunds of a seller's part do not exceed what was paid for it"}},
    {"a_whole_refund_that_leaves_tax",
     "UPDATE ledger_entries SET amount_minor = amount_minor - 1 WHERE account = 'tax' AND fact = 'refund' AND order_id "
     "= " REFUNDED_WHOLE ";UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE account = 'sales' AND fact "
     "= 'refund' AND order_id = " REFUNDED_WHOLE,
     {"every ledger account of a fully refunded order is zero"}},
    {"a_parcel_without_a_number",
     "UPDATE shipments SET tracking_number = 0 WHERE order_id = " PIPED,
     {"each shipped order is paid and has a tracking number"}},
    {"an_address_that_is_not_found",
     "UPDATE accounts SET email = 'Ada@example.com' WHERE id = (SELECT min(id) FROM accounts WHERE kind = 'user')",
     {"no two addresses or names differ only in case"}},
    {"a_shipment_that_everybody_has_forgotten",
     "UPDATE shipments SET state = 'asked' WHERE order_id = " PIPED,
     {"every undecided external call has a job that retries it"}},
};

/// The invariants that the output names, without their evidence.
Names reported(const std::string& output) {
    static const std::regex line("broken: ([^:]*): [^\n]*");
    Names names;
    for (std::sregex_iterator match(output.begin(), output.end(), line), end; match != end; ++match)
        names.insert((*match)[1].str());
    return names;
}

/// The member of a flat JSON object, without quotes.
std::string member(const std::string& json, const std::string& name) {
    const std::regex pattern("\"" + name + "\":\"?([^\",}]*)");
    std::smatch match;
    return std::regex_search(json, match, pattern) ? match[1].str() : std::string();
}

/// An order that goes through the whole pipeline, and of which so much comes back. Returns the last answer.
std::string pipe_order(std::uint16_t port, const std::string& refund) {
    const auto ask = [port](const std::string& what, const std::string& body) {
        const auto answer = tests::call({.port = port,
                                         .method = "POST",
                                         .target = "/api/order/" + what,
                                         .headers = {{"Content-Type", "application/json"}},
                                         .body = body});
        return answer ? answer->body : std::string();
    };
    const std::string to = R"("name":"A Buyer","phone":"1","shipping_address":"here")";
    const std::string priced = R"("items":[{"productId":"tea","quantity":2,"price":10.5}])";
    const std::string order = member(ask("cart", R"({"customerId":"8080",)" + priced + "}"), "orderId");
    const std::string invoice =
        member(ask("invoice", R"({"customerId":"8080","orderId":")" + order +
                                  R"(","tax":3.78,"subTotalAmount":17.22,"totalAmount":21,"currency":"USD",)" + priced +
                                  "," + to + "}"),
               "invoiceId");
    ask("payment", R"({"customerId":"8080","invoiceId":")" + invoice + R"(","totalAmount":21})");
    ask("shipping", R"({"orderId":")" + order + "\"," + to + "}");
    return ask("refund", R"({"orderId":")" + order + R"(","amount":)" + refund + R"(,"reason":"cold"})");
}

/// A shop with orders at every stage, made once and copied for each test.
class Check : public testing::TestWithParam<Break> {
  protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<test::TemporaryFolder>();
        ServerProcess server;
        Gate gate;
        const Gates gates{&gate, &gate};
        Buyer buyer({.store = server.store_port(), .payments = server.payments_port()}, gates, "buyer");
        for (const Way way : {Way::pay, Way::confirm, Way::fail, Way::leave, Way::pay, Way::confirm})
            buyer.buy(3, 1, way);
        ASSERT_EQ(buyer.memory().trouble, std::vector<std::string>{});
        const std::string refunded = pipe_order(server.store_port(), "5");
        ASSERT_EQ(member(refunded, "status"), "partly_refunded") << refunded;
        const std::string refunded_whole = pipe_order(server.store_port(), "21");
        ASSERT_EQ(member(refunded_whole, "status"), "refunded") << refunded_whole;
        sell_again(server);
        pay_in_parts(server);
        const Ended copied = run({"backup", healthy_file(), "--database", server.database()});
        ASSERT_EQ(copied.exit_code, 0) << copied.output;
        const Ended copied_too =
            run({"backup", path_of("healthy-rehearsal.db"), "--database", server.rehearsal_database()});
        ASSERT_EQ(copied_too.exit_code, 0) << copied_too.output;
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::string path_of(const char* file) { return (folder_->path() / file).string(); }
    static std::string healthy_file() { return path_of("healthy.db"); }
    static std::string healthy() { return "sqlite:" + healthy_file(); }

    /// A fresh copy to be broken.
    static std::string patient() {
        for (const std::string file : {".db", "-rehearsal.db"}) {
            const std::string path = path_of("patient") + file;
            for (const char* part : {"", "-wal", "-shm"}) fs::remove(path + part);
            fs::copy_file(path_of("healthy") + file, path);
        }
        return "sqlite:" + path_of("patient.db");
    }

  private:
    static inline std::unique_ptr<test::TemporaryFolder>
        folder_; // NOLINT(readability-identifier-naming): it is private
};

} // namespace

TEST_F(Check, finds_nothing_wrong_with_a_healthy_shop) { EXPECT_EQ(check(healthy()), clean(healthy())); }

TEST_P(Check, names_what_is_broken_and_nothing_else) {
    const std::string shop = patient();
    meddle(shop, GetParam().statements);
    const Ended ended = check(shop);
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(reported(ended.output), GetParam().reported) << ended.output;
}

INSTANTIATE_TEST_SUITE_P(Torture, Check, testing::ValuesIn(breaks), [](const auto& each) { return each.param.name; });
INSTANTIATE_TEST_SUITE_P(MemberCarts, Check, testing::ValuesIn(cart_breaks()),
                         [](const auto& each) { return each.param.name; });
INSTANTIATE_TEST_SUITE_P(Resellers, Check, testing::ValuesIn(reseller_breaks()),
                         [](const auto& each) { return each.param.name; });

TEST_F(Check, breaks_every_invariant_that_there_is) {
    static const std::regex entry(R"re((\{|Findings findings\()"([^"]*)",\s*(&?sql::|max\)))re");
    Names known;
    for (const char* file : {"/src/operations/upkeep/check.cpp", "/src/rehearsal/upkeep/check.cpp"}) {
        std::ifstream in(std::string(CARTWRIGHT_SOURCE) + file);
        const std::string source(std::istreambuf_iterator<char>(in), {});
        for (std::sregex_iterator match(source.begin(), source.end(), entry), end; match != end; ++match)
            known.insert((*match)[2].str());
    }
    known.insert("each invoice is unchanged since it was issued"); // which no query can tell
    known.insert("no two addresses or names differ only in case");
    known.insert("each stored text that stands for a value is one that this version knows");
    Names broken;
    for (const auto& some : {breaks, reseller_breaks(), cart_breaks()})
        for (const Break& each : some) broken.insert(each.reported.begin(), each.reported.end());
    EXPECT_EQ(broken, known);
}

TEST_F(Check, notices_a_row_that_points_nowhere) {
    const std::string shop = patient();
    meddle(shop, "INSERT INTO cart_lines VALUES (1, 3, 0, 1, 1, '')");
    const Ended ended = check(shop);
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_NE(ended.output.find("damaged: "), std::string::npos) << ended.output;
}

TEST_F(Check, notices_a_damaged_file) {
    const std::string shop = patient();
    const std::int64_t page = number(shop, "SELECT rootpage FROM sqlite_schema WHERE name = 'products_sku'");
    {
        constexpr std::int64_t page_bytes = 4096;
        std::fstream file(shop.substr(std::string("sqlite:").size()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp((page - 1) * page_bytes);
        file << std::string(64, '\x55');
    }
    const Ended ended = check(shop);
    EXPECT_NE(ended.exit_code, 0);
    EXPECT_NE(ended.output, clean(shop).output);
}

} // namespace cartwright::torture
