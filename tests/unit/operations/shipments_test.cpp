#include "pipeline.hpp"

namespace cartwright::operations {
namespace {

using TakenKind = providers::Taken::Kind;

class Shipments : public PipelineTest {
  protected:
    static ShipOrder wish(OrderId order) {
        return {.order = order, .to = {.name = "Lital", .phone = "1", .address = "17"}};
    }
    ShippedOrder finish_with(const AskedShipment& asked, TakenKind kind, std::int64_t tracking_number) {
        const providers::Taken taken{.kind = kind, .tracking_number = tracking_number, .reason = "too heavy"};
        return accepted(with_work([&](Work& work) { return finish_shipment(work, asked, taken); }));
    }
    Refusal ship_refused(OrderId order) { return refused(begin_shipment, wish(order)); }
};

TEST_F(Shipments, are_refused_before_the_payment) {
    const OrderId order = order_of(tea(1));
    EXPECT_EQ(ship_refused(order), (Refusal{.why = Why::out_of_turn, .subject = "pending"}));
    const Invoice invoice = invoiced(order);
    EXPECT_EQ(ship_refused(order), (Refusal{.why = Why::out_of_turn, .subject = "invoiced"}));
    pay(invoice);
    EXPECT_EQ(done(begin_shipment, wish(order)).shipment.state, Shipment::State::asked);
    EXPECT_EQ(ship_refused({7}).why, Why::order_not_found);
}

TEST_F(Shipments, that_are_in_progress_are_joined_by_a_second_request) {
    const OrderId order = paid(tea(1));
    const AskedShipment first = done(begin_shipment, wish(order));
    const AskedShipment second = done(begin_shipment, wish(order));
    EXPECT_EQ(second.shipment.id, first.shipment.id);
    EXPECT_EQ(finish_with(first, TakenKind::yes, 77).shipment.tracking_number, 77);
    EXPECT_EQ(finish_with(second, TakenKind::yes, 88).shipment.tracking_number, 77);
    EXPECT_EQ(ship_refused(order), (Refusal{.why = Why::out_of_turn, .subject = "shipped"}));
    EXPECT_EQ(milestone(order), Milestone::shipped);
}

TEST_F(Shipments, that_a_job_has_decided_answer_the_request_that_began_them) {
    const OrderId order = paid(tea(1));
    const AskedShipment first = done(begin_shipment, wish(order));
    finish_with(first, TakenKind::yes, 77);
    begun = first.shipment.id.value;
    const AskedShipment again = done(begin_shipment, wish(order));
    EXPECT_TRUE(ask_carrier({}, again)); // there is no carrier to ask
    EXPECT_EQ(finish_with(again, TakenKind::yes, 88).shipment.tracking_number, 77);
}

TEST_F(Shipments, that_the_carrier_refuses_may_be_tried_again) {
    const OrderId order = paid(tea(1));
    const ShippedOrder refused = finish_with(done(begin_shipment, wish(order)), TakenKind::no, 0);
    EXPECT_EQ(refused.rejection, (Refusal{.why = Why::step_not_possible, .subject = "too heavy"}));
    EXPECT_EQ(milestone(order), Milestone::paid);
    EXPECT_EQ(finish_with(done(begin_shipment, wish(order)), TakenKind::yes, 77).rejection, std::nullopt);
}

TEST_F(Shipments, are_refused_once_all_money_goes_back) {
    const OrderId order = paid(tea(2));
    const AskedRefund asked = done(begin_direct_refund, {.order = order, .amount_minor = 1'999, .reason = "returned"});
    EXPECT_EQ(asked.request.state, RefundRequest::State::asked);
    done(begin_direct_refund, {.order = order, .amount_minor = 1, .reason = "returned"});
    EXPECT_EQ(ship_refused(order), (Refusal{.why = Why::out_of_turn, .subject = "refunded"})); // also before the answer
}

class Notices : public PipelineTest {
  protected:
    static SendNotice mail_to(const std::string& email, std::optional<OrderId> order = {}) {
        return {.name = "Lital", .email = email, .order = order, .from = "192.0.2.1"};
    }
};

TEST_F(Notices, about_an_order_go_to_the_first_address_only) {
    const OrderId order = order_of(tea(1));
    done(send_notice, mail_to("lital@example.com", order));
    EXPECT_EQ(refused(send_notice, mail_to("other@example.com", order)).why, Why::recipient_differs);
    done(send_notice, mail_to("Lital@EXAMPLE.com", order));
    caller = {.scope = Scope::billing}; // a program of the shop
    done(send_notice, mail_to("other@example.com", order));
    EXPECT_EQ(done(order_status, {.order = order}).messages.size(), 3U);
}

TEST_F(Notices, need_an_order_where_the_terms_say_so) {
    terms.orderflow.has_open_notices = false;
    EXPECT_EQ(refused(send_notice, mail_to("lital@example.com")).why, Why::malformed);
    EXPECT_EQ(refused(send_notice, mail_to("lital@example.com", OrderId{7})).why, Why::order_not_found);
    done(send_notice, mail_to("lital@example.com", order_of(tea(1))));
}

TEST_F(Notices, without_an_order_are_three_a_day_to_one_address) {
    for (int count = 0; count < 3; ++count) done(send_notice, mail_to("lital@example.com"));
    EXPECT_EQ(refused(send_notice, mail_to("LITAL@example.com")).why, Why::too_many_attempts);
    done(send_notice, mail_to("other@example.com"));
    now = now + day_ms;
    done(send_notice, mail_to("lital@example.com"));
}

} // namespace
} // namespace cartwright::operations
