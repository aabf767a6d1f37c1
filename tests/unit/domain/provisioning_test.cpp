#include "domain/reseller/customer_cart.hpp"

#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

Plan azure() {
    Plan plan{.listing = {2}, .product = {2}, .sku = "AZURE-PLAN", .name = "Azure plan", .vendor = {5}};
    plan.vendor_name = "MICROSOFT";
    plan.provider = "azure";
    plan.price = {.minor = 100, .currency = {}};
    plan.rules = {{.name = "domainName", .required = true},
                  {.name = "adminPassword", .required = true, .secret = true},
                  {.name = "region", .allowed = {"eu", "us"}}};
    return plan;
}

Plan workspace() {
    Plan plan = azure();
    plan.sku = "GWS";
    plan.vendor = {6};
    plan.vendor_name = "GOOGLE";
    plan.provider = "gws";
    plan.rules = {{.name = "domainName", .required = true}};
    return plan;
}

Item order_item(Plan plan, std::vector<Attribute> attributes, std::int64_t quantity = 1) {
    return {.id = {7}, .plan = std::move(plan), .quantity = quantity, .attributes = std::move(attributes)};
}

std::vector<std::string> codes(const Item& one) {
    std::vector<std::string> found;
    for (const Flaw& flaw : flaws_of(one)) found.push_back(flaw.type + " " + flaw.field);
    return found;
}

using Texts = std::vector<std::string>;

TEST(flaws_of, name_what_provisioning_lacks) {
    const Attribute domain{.name = "domainName", .value = "a.example.com"};
    const Attribute password{.name = "adminPassword", .value = "x", .sealed = true};
    EXPECT_EQ(codes(order_item(azure(), {domain, password})), Texts{});
    EXPECT_EQ(codes(order_item(azure(), {})),
              (Texts{"COMM-VL-004 attributes.domainName", "COMM-VL-001 attributes.adminPassword"}));
    EXPECT_EQ(codes(order_item(azure(), {password, {.name = "domainName", .value = ""}})),
              Texts{"COMM-VL-004 attributes.domainName"});
    EXPECT_EQ(codes(order_item(azure(), {password, {.name = "domainName", .value = " \u200b"}})),
              Texts{"COMM-VL-004 attributes.domainName"});
    EXPECT_EQ(codes(order_item(workspace(), {})), Texts{"COMM-VL-001 attributes.domainName"});
    EXPECT_EQ(codes(order_item(azure(), {domain, password, {.name = "region", .value = "moon"}})),
              Texts{"COMM-VL-002 attributes.region"});
    EXPECT_EQ(codes(order_item(azure(), {domain, password, {.name = "region", .value = "eu"}})), Texts{});
    EXPECT_EQ(codes(order_item(azure(), {domain, password, {.name = "anything", .value = "else"}})), Texts{});
    Item change = order_item(azure(), {});
    change.action = Action::update;
    EXPECT_EQ(codes(change), Texts{"COMM-VL-003 resourceId"});
    change.subscription = Subscription{};
    EXPECT_EQ(codes(change), Texts{});
}

TEST(flaws_of, are_worded_as_the_vendor_words_them) {
    const auto flaws = flaws_of(order_item(azure(), {{.name = "adminPassword", .value = "x"}}));
    ASSERT_EQ(flaws.size(), 1U);
    EXPECT_EQ(flaws[0].message, "The 'domainName' attribute is required for AZURE-PLAN.");
    EXPECT_EQ(flaws[0].place, "7");
}

TEST(attributes, are_merged_or_replaced_and_a_sealed_one_that_comes_back_as_shown_stays) {
    const std::vector<Attribute> present{{.name = "a", .value = "1"}, {.name = "p", .value = "sealed", .sealed = true}};
    const std::vector<Attribute> newer{{.name = "p", .value = "********"}, {.name = "b", .value = "2"}};
    EXPECT_EQ(merged(present, newer), (std::vector<Attribute>{present[0], present[1], newer[1]}));
    EXPECT_EQ(replaced(present, newer), (std::vector<Attribute>{present[1], newer[1]}));
    const std::vector<Attribute> other{{.name = "p", .value = "new"}, {.name = "a", .value = "********"}};
    EXPECT_EQ(merged(present, other), (std::vector<Attribute>{other[1], other[0]}));
    EXPECT_EQ(replaced(present, {}), std::vector<Attribute>{});
}

TEST(attributes, are_trimmed_but_for_secrets_and_a_blank_secret_is_none) {
    const Attribute sealed{.name = "p", .value = " sealed ", .sealed = true};
    Item one = order_item(azure(), {{.name = "domainName", .value = " a.example.com\u00a0"},
                                    {.name = "adminPassword", .value = " x "},
                                    {.name = "userPassword", .value = "\u200b "},
                                    sealed});
    trim_texts(one);
    EXPECT_EQ(one.attributes, (std::vector<Attribute>{{.name = "domainName", .value = "a.example.com"},
                                                      {.name = "adminPassword", .value = " x "},
                                                      {.name = "userPassword", .value = ""},
                                                      sealed}));
}

TEST(line_of, costs_new_seats_and_no_old_ones) {
    struct Row {
        Action action;
        std::int64_t present, wanted, quantity, price;
    };
    const Row rows[] = {{Action::create, 0, 5, 5, 100},
                        {Action::update, 5, 8, 3, 100},
                        {Action::update, 5, 5, 5, 0},
                        {Action::update, 5, 2, 2, 0},
                        {Action::renew, 5, 5, 5, 100}};
    for (const Row& row : rows) {
        Item one = order_item(azure(), {}, row.wanted);
        one.action = row.action;
        if (row.action != Action::create) one.subscription = Subscription{.quantity = row.present};
        const Line line = line_of(one);
        EXPECT_EQ(line.quantity, row.quantity) << name_of(row.action) << row.wanted;
        EXPECT_EQ(line.price.minor, row.price) << name_of(row.action) << row.wanted;
    }
}

TEST(group_by_vendor, keeps_the_order_of_first_items) {
    const auto parts =
        group_by_vendor({order_item(workspace(), {}), order_item(azure(), {}), order_item(workspace(), {})});
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].vendor_name, "GOOGLE");
    EXPECT_EQ(parts[0].items.size(), 2U);
    EXPECT_EQ(parts[1].vendor_name, "MICROSOFT");
}

TEST(may_order, refuses_in_the_order_of_its_document) {
    const Attribute domain{.name = "domainName", .value = "a.example.com"};
    CustomerCart cart{.id = {1}, .customer = {1}};
    EXPECT_EQ(may_order(cart).error().why, Why::cart_is_empty);
    cart.items = {order_item(workspace(), {})};
    EXPECT_EQ(may_order(cart).error().why, Why::provisioning_data_invalid);
    cart.items = {order_item(workspace(), {domain})};
    EXPECT_TRUE(may_order(cart));
    cart.items[0].plan.enabled = false;
    EXPECT_EQ(may_order(cart).error().why, Why::plan_disabled);
    EXPECT_EQ(total_of(cart.items)->minor, 0);
    cart.items[0].plan.retired = true;
    EXPECT_EQ(may_order(cart).error().why, Why::no_longer_available);
    cart.items[0].action = Action::renew; // a subscription goes on
    EXPECT_EQ(may_order(cart).error().why, Why::provisioning_data_invalid);
    cart.items[0].action = Action::create;
    cart.items[0].plan.retired = false;
    cart.items[0].plan.enabled = true;
    cart.items[0].plan.price.minor = 9'000'000'000'000'000'000;
    cart.items[0].quantity = 2;
    EXPECT_EQ(may_order(cart).error().why, Why::amount_too_large);
    cart.status = CartStatus::ordered;
    EXPECT_EQ(may_order(cart).error().why, Why::cart_not_active);
    EXPECT_EQ(may_change(cart).error().why, Why::cart_not_active);
}

} // namespace
} // namespace cartwright
