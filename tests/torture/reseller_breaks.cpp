#include "reseller_breaks.hpp"

#include "support/database.hpp"
#include "support/reseller_client.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace cartwright::torture {

namespace {

constexpr const char* orders = "/accounts/10001/customers/20001/orders";

// Words of the statements: orders with one vendor each, by how far they have come, and a subscription.
#define DONE                                                                                                           \
    "(SELECT min(order_id) FROM order_items WHERE action = 'create' AND order_id IN (SELECT id FROM orders WHERE "     \
    "stage = 'paid'))"
#define REFUSED                                                                                                        \
    "(SELECT v.order_id FROM vendor_orders v JOIN seller_orders s ON s.order_id = v.order_id WHERE s.step = 'failed')"
#define WAITING                                                                                                        \
    "(SELECT v.order_id FROM vendor_orders v JOIN seller_orders s ON s.order_id = v.order_id WHERE s.step = "          \
    "'processing')"
#define ACTIVE "(SELECT min(id) FROM subscriptions WHERE state = 'active')"
#define SECRET "SELECT item FROM item_attributes WHERE sealed = 1"

} // namespace

void sell_again(const tests::ServerProcess& server) {
    const tests::ResellerClient client(server.store_port(), tests::demo_refresh_token);
    const auto order = [&](const std::string& item) {
        const auto answer = client.ask("POST", orders, R"({"orderItems":[)" + item + "]}");
        if (!answer || answer->status != 200) throw std::runtime_error("the order was refused");
        return tests::text_of(answer->body, "orderId");
    };
    const auto wait = [&](const std::string& id, const std::string& status) {
        for (int i = 0; i < 500; ++i) {
            const auto shown = client.ask("GET", std::string(orders) + "/" + id);
            if (shown && tests::text_of(shown->body, "vendorStatus") == status)
                return tests::text_of(shown->body, "resourceId");
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        throw std::runtime_error("the order did not become " + status);
    };
    const std::string made = wait(order(R"({"action":"CREATE","productId":"AZURE-PLAN","quantity":3,)"
                                        R"("attributes":{"domainName":"a","adminPassword":"b"}})"),
                                  "COMPLETED");
    wait(order(R"({"action":"UPDATE","resourceId":")" + made + R"(","quantity":5})"), "COMPLETED");
    wait(order(R"({"action":"CREATE","productId":"GWS-BUS-STARTER","attributes":{"rehearsal":"fail"}})"), "ERROR");
    wait(order(R"({"action":"CREATE","productId":"GWS-BUS-STARTER","attributes":{"rehearsal":"silent"}})"),
         "IN_PROGRESS");
    while (tests::number(server.database(), "SELECT count(*) FROM rehearsal.provisionings") < 4)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

const std::vector<Break>& reseller_breaks() {
    static const std::vector<Break> all{
        {"a_part_that_is_dearer_than_its_lines",
         "UPDATE seller_orders SET total_minor = total_minor + 1, fee_minor = fee_minor + 1 WHERE order_id = " REFUSED,
         {"the sellers' parts of each order add up to the lines of these sellers"}},
        {"a_share_that_is_another_in_the_books",
         "UPDATE seller_orders SET fee_minor = fee_minor + 1 WHERE order_id = " DONE,
         {"each seller's share is in the ledger exactly when the order is paid"}},
        {"an_order_that_is_provisioned_and_not_paid",
         "UPDATE seller_orders SET step = 'completed' WHERE order_id = " WAITING,
         {"each vendor order's stage agrees with its provisioning step",
          "each ordered subscription exists in a state that agrees with its order"}},
        {"a_seller_who_never_began",
         "UPDATE seller_orders SET step = 'pending' WHERE order_id = " DONE,
         {"no seller's part is pending after payment or shipped before it",
          "each vendor order's stage agrees with its provisioning step",
          "each ordered subscription exists in a state that agrees with its order",
          "each order that a vendor provisioned is in progress or completed"}},
        {"a_part_without_its_seller",
         "UPDATE vendor_orders SET vendor_id = 1 WHERE order_id = " WAITING,
         {"each vendor order's stage agrees with its provisioning step"}},
        {"a_line_that_nobody_provisions",
         "UPDATE order_items SET position = 7 WHERE order_id = " REFUSED,
         {"each vendor order has an item for each of its lines"}},
        {"a_subscription_that_never_began",
         "UPDATE subscriptions SET state = 'pending' WHERE id = " ACTIVE,
         {"each ordered subscription exists in a state that agrees with its order"}},
        {"a_subscription_that_is_gone",
         "DELETE FROM subscriptions WHERE id = " ACTIVE,
         {"each ordered subscription exists in a state that agrees with its order"}},
        {"a_subscription_of_no_order",
         "INSERT INTO subscriptions SELECT 1, reseller_id, customer_id, listing_id, order_id, 1, state, quantity, "
         "vendor_reference, starts_at, ends_at, NULL, version, told_version, made_at, changed_at FROM subscriptions "
         "WHERE id = " ACTIVE,
         {"each subscription has the order item that created it"}},
        {"a_seat_that_nobody_ordered",
         "UPDATE subscriptions SET quantity = quantity + 1 WHERE id = " ACTIVE,
         {"each subscription has the seats of its last provisioned order"}},
        {"a_subscription_that_waits_for_ever",
         "UPDATE subscriptions SET changing_order_id = " DONE " WHERE id = " ACTIVE,
         {"each subscription change in progress belongs to an unfinished order"}},
        {"provisioned_twice",
         "UPDATE rehearsal.provisionings SET done = 2 WHERE order_id = " DONE,
         {"each order is provisioned at most once"}},
        {"provisioned_under_two_keys",
         "INSERT INTO rehearsal.provisionings SELECT 'another', order_id, 1, 1, '', 0 FROM rehearsal.provisionings "
         "WHERE order_id = " DONE,
         {"each order is provisioned at most once"}},
        {"provisioned_for_nothing",
         "UPDATE rehearsal.provisionings SET done = 1 WHERE order_id = " REFUSED,
         {"each order that a vendor provisioned is in progress or completed"}},
        {"a_number_out_of_turn",
         "UPDATE seller_orders SET number = 7 WHERE order_id = " WAITING,
         {"marketplace orders are numbered without gaps"}},
        {"a_secret_for_all_to_read",
         "UPDATE item_attributes SET sealed = 0 WHERE item IN (" SECRET ")",
         {"each secret attribute is sealed"}},
    };
    return all;
}

} // namespace cartwright::torture
