#pragma once

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/reseller/customer_carts.hpp"
#include "operations/reseller/customers.hpp"
#include "operations/reseller/plans.hpp"
#include "operations/reseller/provisioning.hpp"
#include "operations/reseller/subscriptions.hpp"
#include "operations/reseller/tokens.hpp"
#include "operations/reseller/vendor_orders.hpp"

namespace cartwright::operations {

/// The reseller API with a reseller, who calls it, a customer, and the plans of two vendors: "mail" costs 5.00 a month
/// for a seat, "office" 20.00, and "azure" needs a domain name.
class ResellerTest : public OperationTest {
  protected:
    ResellerTest() : OperationTest("reseller") { terms.orders.hold_ms = 0; } // the number of seats is unlimited
    void SetUp() override {
        OperationTest::SetUp();
        reseller = done(add_reseller, {.name = "Resale Ltd"});
        call_as(reseller);
        customer = customer_with("it@acme.example.com");
        done(put_plans, {.plans = {plan("mail", "POSTAL", 500), plan("office", "DESK", 2'000), azure()}});
    }

    void call_as(const Account& account) { caller = {.scope = Scope::reseller, .account = account.id}; }
    static CustomerData data_with(const std::string& email) {
        return {.organization = "Acme", .person = "Ada", .email = email, .language = "en", .address = {}};
    }
    std::int64_t customer_with(const std::string& email) {
        const std::int64_t account = done(show_reseller, {});
        return done(add_customer, {.account = account, .data = data_with(email)}).customer.number;
    }
    void deactivate(std::int64_t number) {
        CustomerData data = data_with("it@acme.example.com");
        data.status = CustomerData::Status::inactive;
        done(change_customer, {.path = {.customer = number}, .data = data});
    }

    static OfferedPlan plan(const std::string& sku, const std::string& vendor, std::int64_t price_minor) {
        return {.plan = {.listing = {},
                         .product = {},
                         .sku = sku,
                         .name = "The " + sku,
                         .vendor = {},
                         .vendor_name = vendor,
                         .provider = vendor == "DESK" ? "azure" : "post",
                         .price = usd(price_minor)},
                .fee_bps = 1'000};
    }
    static OfferedPlan azure() {
        OfferedPlan needy = plan("azure", "DESK", 10'000);
        needy.plan.rules = {{.name = "domainName", .required = true},
                            {.name = "region", .allowed = {"eu", "us"}},
                            {.name = "adminPassword", .secret = true}};
        return needy;
    }
    static PlanName named(const std::string& sku) { return {.parts = {{.field = "sku", .text = sku}}}; }

    CartPath cart() { return {.customer = {.customer = customer}, .cart = done(open_customer_cart, opening()).id}; }
    OpenCustomerCart opening() { return {.path = {.customer = customer}}; }
    Item put(const CartPath& path, const std::string& sku, std::int64_t seats) {
        return done(add_customer_item, {.path = path, .plan = named(sku), .quantity = seats}).item;
    }

    using Wanted = SubmitVendorOrder::Wanted;
    SubmitVendorOrder order_of(Wanted wanted) {
        return {.path = {.customer = customer}, .wanted = {std::move(wanted)}, .reference = "PO 7"};
    }
    VendorOrder ordered(const std::string& sku, std::int64_t seats) {
        return done(submit_vendor_order, order_of({.plan = named(sku), .quantity = seats})).orders.at(0);
    }
    void ask_vendor(OrderId order) { done(begin_provisioning, {.order = order}); }
    void answer(OrderId order, VendorAnswer::Kind kind) {
        done(end_provisioning, {.order = order, .answer = {.kind = kind, .reason = "no", .reference = "V-1"}});
    }
    void provision(OrderId order) {
        ask_vendor(order);
        answer(order, VendorAnswer::Kind::provisioned);
    }
    /// A subscription that its vendor has provisioned.
    SubscriptionId subscribed(const std::string& sku, std::int64_t seats) {
        const VendorOrder order = ordered(sku, seats);
        provision(order.id);
        return order.items.at(0).subscription;
    }
    SubscriptionPath path_of(SubscriptionId subscription) {
        return {.customer = {.customer = customer}, .subscription = std::to_string(subscription.value)};
    }
    Subscription shown(SubscriptionId subscription) { return done(show_subscription, {.path = path_of(subscription)}); }
    VendorOrder shown_order(OrderId order) {
        return done(show_vendor_order, {.path = {.customer = {.customer = customer}, .order = order}});
    }

    Account reseller{};
    std::int64_t customer = 0;

  private:
    struct ShowReseller {};
    static Result<std::int64_t> show_reseller(Work& work, const ShowReseller&) {
        return TRY(reseller_of(work, std::nullopt)).number;
    }
};

} // namespace cartwright::operations
