#include "reseller.hpp"

namespace cartwright::operations {
namespace {

class CustomerCarts : public ResellerTest {
  protected:
    Refusal add_refused(const CartPath& path, const PlanName& name) {
        return refused(add_customer_item, {.path = path, .plan = name, .quantity = 1});
    }
    Refusal order_refused(const CartPath& path) { return refused(check_out_customer_cart, {.path = path}); }
};

// reseller A1-16: "404 for unknown, 403 PERMISSION_DENIED if it exists".
TEST_F(CustomerCarts, belong_to_the_customer_of_the_caller) {
    EXPECT_EQ(refused(show_customer, {.path = {.customer = 99}}),
              (Refusal{.why = Why::customer_not_found, .subject = customer_resource(reseller.number, 99)}));
    EXPECT_EQ(refused(show_customer, {.path = {.account = 99, .customer = customer}}).why, Why::not_allowed);
    const CartPath path = cart();
    call_as(done(add_reseller, {.name = "Another"}));
    EXPECT_EQ(refused(show_customer, {.path = {.customer = customer}}).why, Why::customer_of_another);
    EXPECT_EQ(refused(show_customer_cart, {.path = path}).why, Why::customer_of_another);
    const CartPath by_own_customer{.customer = {.customer = customer_with("it@acme.example.com")}, .cart = path.cart};
    EXPECT_EQ(refused(show_customer_cart, {.path = by_own_customer}).why, Why::resource_not_found);
    caller.account.reset();
    EXPECT_EQ(refused(open_customer_cart, opening()).why, Why::not_allowed);
}

TEST_F(CustomerCarts, need_a_customer_whose_address_no_other_has) {
    EXPECT_EQ(refused(add_customer, {.account = reseller.number, .data = data_with("IT@Acme.example.com")}),
              (Refusal{.why = Why::email_in_use, .subject = "IT@Acme.example.com"}));
    const std::int64_t other = customer_with("sales@acme.example.com");
    EXPECT_EQ(refused(change_customer, {.path = {.customer = other}, .data = data_with("it@acme.example.com")}).why,
              Why::email_in_use);
}

TEST_F(CustomerCarts, of_an_inactive_customer_are_neither_opened_nor_ordered) {
    const CartPath path = cart();
    put(path, "mail", 1);
    deactivate(customer);
    EXPECT_EQ(refused(open_customer_cart, opening()).why, Why::customer_inactive);
    EXPECT_EQ(order_refused(path).why, Why::customer_inactive);
    EXPECT_EQ(refused(submit_vendor_order, order_of({.plan = named("mail")})).why, Why::customer_inactive);
}

// reseller A1-14: "New line each time (attributes may differ)".
TEST_F(CustomerCarts, have_a_line_for_each_item) {
    const CartPath path = cart();
    put(path, "mail", 2);
    put(path, "mail", 3);
    const CustomerCart shown = done(show_customer_cart, {.path = path});
    ASSERT_EQ(shown.items.size(), 2U);
    EXPECT_EQ(shown_total_of(shown.items), usd(2'500));
}

TEST_F(CustomerCarts, refuse_a_plan_that_is_unknown_disabled_or_contradictory) {
    const CartPath path = cart();
    EXPECT_EQ(add_refused(path, named("none")).why, Why::resource_not_found);
    EXPECT_EQ(add_refused(path, {.parts = {{.field = "planId", .text = "none"}}}).why, Why::malformed);
    EXPECT_EQ(add_refused(path, {.parts = {{.field = "sku", .text = "mail"}, {.field = "plan", .text = "office"}}}).why,
              Why::malformed);
    done(enable_plan, {.account = reseller.number, .sku = "mail", .enabled = false});
    EXPECT_EQ(add_refused(path, named("mail")), (Refusal{.why = Why::plan_disabled, .subject = "mail"}));
}

TEST_F(CustomerCarts, have_limits_of_items_and_of_their_amount) {
    terms.reseller.cart_items_max = 1;
    const CartPath path = cart();
    put(path, "mail", 1);
    EXPECT_EQ(add_refused(path, named("mail")), (Refusal{.why = Why::cart_is_full, .available = 1}));
    EXPECT_EQ(
        refused(add_customer_item, {.path = cart(), .plan = named("office"), .quantity = amount_max_minor / 2'000 + 1})
            .why,
        Why::amount_too_large);
}

// reseller A1-12: "status CHECKED_OUT, readable, immutable; any later change or second checkout → 409".
TEST_F(CustomerCarts, are_immutable_once_they_are_ordered) {
    const CartPath path = cart();
    const ItemPath item{.cart = path, .item = put(path, "mail", 1).id};
    done(check_out_customer_cart, {.path = path});
    EXPECT_EQ(add_refused(path, named("mail")).why, Why::cart_not_active);
    EXPECT_EQ(refused(change_customer_item, {.path = item, .quantity = 2}).why, Why::cart_not_active);
    EXPECT_EQ(refused(remove_customer_item, {.path = item}).why, Why::cart_not_active);
    EXPECT_EQ(refused(change_customer_cart, {.path = path, .title = "New"}).why, Why::cart_not_active);
    EXPECT_EQ(refused(remove_customer_cart, {.path = path}).why, Why::cart_not_active);
    EXPECT_EQ(order_refused(path).why, Why::cart_not_active);
    EXPECT_EQ(done(show_customer_cart, {.path = path}).status, CartStatus::ordered);
}

TEST_F(CustomerCarts, are_gone_once_they_are_removed) {
    const CartPath path = cart();
    const ItemPath item{.cart = path, .item = put(path, "mail", 1).id};
    done(remove_customer_item, {.path = item});
    EXPECT_EQ(refused(show_customer_item, {.path = item}).why, Why::resource_not_found);
    done(remove_customer_cart, {.path = path});
    EXPECT_EQ(refused(show_customer_cart, {.path = path}).why, Why::resource_not_found);
}

TEST_F(CustomerCarts, keep_secrets_sealed_or_not_at_all) {
    const CartPath path = cart();
    const AddCustomerItem wish{
        .path = path, .plan = named("azure"), .attributes = {{.name = "adminPassword", .value = "hunter2"}}};
    EXPECT_EQ(refused(add_customer_item, wish), (Refusal{.why = Why::secrets_not_kept, .subject = "adminPassword"}));
    secrets.seal_key = std::make_shared<SealKey>(SealKey{1});
    const Item item = done(add_customer_item, wish).item;
    EXPECT_TRUE(item.attributes.at(0).sealed);
    EXPECT_EQ(item.attributes.at(0).value.find("hunter2"), std::string::npos);
    const ItemPath place{.cart = path, .item = item.id};
    const std::vector<Attribute> masked{{.name = "adminPassword", .value = std::string(sealed_shown)}};
    EXPECT_EQ(done(change_customer_item, {.path = place, .attributes = masked}).item.attributes, item.attributes);
    AddCustomerItem of_nothing = wish;
    of_nothing.attributes = masked; // there is no value that it could stand for
    EXPECT_EQ(refused(add_customer_item, of_nothing).why, Why::malformed);
}

} // namespace
} // namespace cartwright::operations
