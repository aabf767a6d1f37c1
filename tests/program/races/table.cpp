// The table of races between money operations: what they meet on (an order or a cart), how it is prepared, and which
// operations meet there. All of it is data: to add an API, add its requests to the meetings that it can take part in.
// The expected results are not written here. The test runs both operations one after the other, in both orders, each
// time on a fresh order or cart; every race must end in the state of one of these two runs.
//
// In bodies ' stands for ". Requests of members and administrators of shopping get the keys of their application.
// A shop sells shoes at 4.50 with a fee of 10 %; the house sells kettles at 0.50. "<after>" is a customer
// whose payment gateway answers after some milliseconds, drawn for each run.

#include "program/races/table.hpp"

namespace cartwright::races {

namespace {

using Requests = std::vector<Request>;
using enum Who;
using enum Form;

Requests operator+(Requests left, const Requests& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

// clang-format off

// What is prepared: shops and what they sell.

Requests shop_with_shoes(std::string_view offer) {
    return {{seller, "POST /users", "{'name':'<unique>','email':'<unique>@example.com'}", {{"user", "user_id"}}},
            {seller, "POST /shops", "{'account_id':<user>,'store_name':'<unique>'}", {{"shop", "shop_id"}}},
            {seller, "POST /shops/<shop>/listings", offer, {{"listing", "listing_id"}, {"product", "product_id"}}}};
}
const Requests three_shoes = shop_with_shoes(
    "{'shoe':{'brand':'Racer','color':'red','style':'Lap'},"
    "'listing':{'quantity':3,'price':4.5,'size':9,'condition':'new','gender':'men'}}");
const Requests one_shoe = shop_with_shoes(
    "{'shoe':{'brand':'Racer','color':'red','style':'Lap'},"
    "'listing':{'quantity':1,'price':4.5,'size':9,'condition':'new','gender':'men'}}");

// Storefront.

const Requests cart_of_shoe{
    {shopper, "POST /cart", {}, {{"cart", "cart_id", hex}}},
    {shopper, "POST /cart/<cart>/items", "{'product_id':<product>,'quantity':1}"}};
const Requests and_kettle{{shopper, "POST /cart/<cart>/items", "{'product_id':<kettle>,'quantity':1}"}};
const Requests checked_out{{shopper, "POST /cart/<cart>/checkout", {}, {{"order", "order_id", hex}}}};
const Requests checked_out_again{{shopper, "POST /cart/<cart>/checkout", {}, {{"newer", "order_id", hex}}}};

const Requests pay{{payments, "POST /payments/orders", "{'order_id':'<order>','amount':5}"}};
const Requests pay_for_shoe{{payments, "POST /payments/orders", "{'order_id':'<order>','amount':4.5}"}};
const Requests pay_newer_for_shoe{{payments, "POST /payments/orders", "{'order_id':'<newer>','amount':4.5}"}};
const Requests confirm{{shopper, "POST /payments/confirm", "{'order_id':'<order>','status':'success'}"}};
const Requests fail{{shopper, "POST /payments/confirm", "{'order_id':'<order>','status':'failed'}"}};
const Requests fail_newer{{shopper, "POST /payments/confirm", "{'order_id':'<newer>','status':'failed'}"}};
const Requests check_out{{shopper, "POST /cart/<cart>/checkout"}};
const Requests take_shoe_out{{shopper, "DELETE /cart/<cart>/items/<product>"}};

// Order pipeline: 18 % of the total are tax.

#define BOTH_ITEMS "'items':[{'productId':'<product>','quantity':1,'price':4.5}," \
                            "{'productId':'<kettle>','quantity':1,'price':0.5}]"

const Requests pending{{shopper, "POST /api/order/cart.json", "{'customerId':'<after>'," BOTH_ITEMS "}",
    {{"order", "orderId", number}}}};
const Requests invoiced{{shopper, "POST /api/order/invoice.json",
    "{'customerId':'<after>','orderId':'<order>'," BOTH_ITEMS ",'tax':0.9,'subTotalAmount':4.1,'totalAmount':5,"
    "'currency':'USD','name':'Ada','phone':'1','shipping_address':'here'}", {{"invoice", "invoiceId"}}}};
const Requests pay_invoice{{shopper, "POST /api/order/payment.json",
    "{'customerId':'<after>','invoiceId':'<invoice>','totalAmount':5}"}};
const Requests change_order{{shopper, "POST /api/order/cart.json",
    "{'customerId':'<after>','orderId':'<order>','items':[{'productId':'<kettle>','quantity':2,'price':0.5}]}"}};
const Requests ship{{shopper, "POST /api/order/shipping.json",
    "{'orderId':'<order>','name':'Ada','phone':'1','shipping_address':'here'}"}};
const Requests refund_all{{shopper, "POST /api/order/refund.json",
    "{'orderId':'<order>','amount':5,'reason':'never came'}"}};
const Requests refund_shoe{{shopper, "POST /api/order/refund.json",
    "{'orderId':'<order>','amount':3,'reason':'damaged','items':[{'productId':'<product>','quantity':1}]}"}};
const Requests order_shoe{{shopper, "POST /api/order/cart.json",
    "{'customerId':'8080','items':[{'productId':'<product>','quantity':1,'price':4.5}]}"}};

// Marketplace. "<number>" is what it calls the shop's part of an order, whichever API that came through.

const Requests user_cart{
    {seller, "POST /cart/", "{'user_id':<user>}", {{"users", "cart_id"}}},
    {seller, "POST /cart/<users>/items/<listing>", "{'quantity':1}"}};
const Requests and_another_shoe{{seller, "POST /cart/<users>/items/<listing>", "{'quantity':1}"}};
const Requests sold_to_user{{seller, "POST /carts/<users>/checkout", {}, {{"number", "order_id"}}}};
const Requests numbered{{seller, "GET /shops/<shop>/orders", {}, {{"number", "order_id"}}}};

const Requests check_user_out{{seller, "POST /carts/<users>/checkout"}};
const Requests take_out_of_user_cart{{seller, "PUT /cart/<users>/items/<listing>", "{'quantity':0}"}};
const Requests ask_other_price{{seller, "PATCH /listings/<listing>", "{'price':6}"}};
const Requests shop_refunds_all{{seller, "POST /orders/<number>/refund", "{'reason':'never came'}"}};
const Requests shop_refunds_most{{seller, "POST /orders/<number>/refund", "{'reason':'scratched','amount':3}"}};
const Requests shop_refunds_piece{{seller, "POST /orders/<number>/refund",
    "{'reason':'too small','items':[{'listing_id':<listing>,'quantity':1}]}"}};
const Requests pay_out{{seller, "POST /shops/<shop>/payouts", "{}"}};
const Requests shop_ships{{seller, "POST /orders/<number>/status", "{'status':'Shipped'}"}};

// Shopping: a car costs 100.00, a van 200.00.

const Requests members_cart{
    {member, "POST /shopping/cart_items", "{'cart_item':{'product_id':'<car>'}}", {{"first", "$oid", object_id}}},
    {member, "POST /shopping/cart_items", "{'cart_item':{'product_id':'<van>'}}", {{"second", "$oid", object_id}}},
    {member, "POST /shopping/carts", "{'cart':{'add_cart_item_ids':['<first>','<second>']}}",
        {{"members", "$oid", object_id}}}};
const Requests card_announced{{member, "POST /shopping/payments",
    "{'payment':{'cart_id':'<members>','amount':300,'payment_type':'card'}}", {{"card", "$oid", object_id}}}};

#define CASH_OF_ALL "{'payment':{'cart_id':'<members>','amount':300,'payment_type':'cash','payment_status':1}," \
                    "'proxy_resource_class':'User','proxy_resource_id':'<user_id>'}"
#define PAGE_PAYMENT "{'payment':{'cart_id':'<members>','amount':300,'payment_type':'gateway','firstname':'Ada'," \
                     "'phone':'9999999999','email':'ada@example.com','productinfo':'items'}}"

const Requests cash_taken{{admin, "POST /shopping/payments", CASH_OF_ALL, {{"cash", "$oid", object_id}}}};
const Requests at_payment_page{
    {member, "POST /shopping/payments", PAGE_PAYMENT,
        {{"page", "$oid", object_id}, {"hash", "hast"}, {"return", "surl"}}},
    {browser, "POST /rehearsal/payu/_payment",
        "key=demo-page-key&txnid=<page>&amount=300.0&productinfo=items&firstname=Ada&email=ada@example.com"
        "&phone=9999999999&surl=<return>&furl=<return>&hash=<hash>"}};
const Requests coupon_for_another{
    {member, "POST /shopping/discounts", "{'discount':{'cart_id':'<members>','discount_amount':300}}",
        {{"coupon", "$oid", object_id}}},
    {other, "POST /shopping/cart_items", "{'cart_item':{'product_id':'<car>'}}", {{"third", "$oid", object_id}}},
    {other, "POST /shopping/carts", "{'cart':{'add_cart_item_ids':['<third>']}}",
        {{"elsewhere", "$oid", object_id}}}};
#define REFUND "{'payment':{'cart_id':'<members>','amount':-200,'payment_type':'cash','refund':true}}"
const Requests overpaid{
    {admin, "PUT /shopping/carts/<members>", "{'cart':{'remove_cart_item_ids':['<second>']}}"},
    {member, "POST /shopping/payments", REFUND, {{"refund", "$oid", object_id}}},
    {member, "POST /shopping/payments", REFUND, {{"again", "$oid", object_id}}}};
const Requests paid_with_coupon{
    {admin, "POST /shopping/discounts", "{'discount':{'discount_amount':100,'count':1}}",
        {{"coupon", "$oid", object_id}}},
    {member, "POST /shopping/payments",
        "{'payment':{'cart_id':'<members>','amount':0,'payment_type':'cash','discount_id':'<coupon>'}}",
        {{"by_coupon", "$oid", object_id}}}};
const Requests last_car{
    {admin, "POST /shopping/products", "{'product':{'price':100,'name':'Car','stock':1}}",
        {{"last", "$oid", object_id}}},
    {shopper, "POST /cart", {}, {{"cart", "cart_id", hex}}},
    {shopper, "POST /cart/<cart>/items", "{'product_id':<last#>,'quantity':1}"},
    {member, "POST /shopping/cart_items", "{'cart_item':{'product_id':'<last>'}}", {{"first", "$oid", object_id}}},
    {member, "POST /shopping/carts", "{'cart':{'add_cart_item_ids':['<first>']}}", {{"members", "$oid", object_id}}},
    {member, "POST /shopping/payments", "{'payment':{'cart_id':'<members>','amount':100,'payment_type':'card'}}",
        {{"card", "$oid", object_id}}}};

const Requests approve_card{{admin, "PUT /shopping/payments/<card>", "{'payment':{'payment_status':1}}"}};
const Requests pay_at_page{
    {browser, "POST /rehearsal/payu/pay", "txnid=<page>&choice=pay"},
    {member, "PUT /shopping/payments/<page>", "{'payment':{'is_verify_payment':'true'}}"}};
const Requests take_cash{{admin, "POST /shopping/payments", CASH_OF_ALL}};
const Requests begin_at_page{{member, "POST /shopping/payments", PAGE_PAYMENT}};
const Requests take_van_out{{member,
    "PUT /shopping/carts/<members>", "{'cart':{'remove_cart_item_ids':['<second>']}}"}};
const Requests use_coupon{{other, "POST /shopping/payments",
    "{'payment':{'cart_id':'<elsewhere>','amount':0,'payment_type':'cash','discount_id':'<coupon>'}}"}};
const Requests remove_coupon{{member, "DELETE /shopping/discounts/<coupon>", "{}"}};
const Requests disapprove_cash{{admin, "PUT /shopping/payments/<cash>", "{'payment':{'payment_status':0}}"}};
const Requests disapprove_coupon{{admin, "PUT /shopping/payments/<by_coupon>", "{'payment':{'payment_status':0}}"}};
const Requests take_car_out{{admin, "PUT /shopping/carts/<members>", "{'cart':{'remove_cart_item_ids':['<first>']}}"}};
const Requests remove_cash{{admin, "DELETE /shopping/payments/<cash>", "{}"}};
const Requests approve_refund{{admin, "PUT /shopping/payments/<refund>", "{'payment':{'payment_status':1}}"}};
const Requests approve_again{{admin, "PUT /shopping/payments/<again>", "{'payment':{'payment_status':1}}"}};

// Reseller.

#define CUSTOMER "/api/v3/accounts/10001/customers/20001"

const Requests customers_cart{
    {reseller, "POST /api/v3/customers/20001/carts", {}, {{"cart", "cartId", number}}},
    {reseller, "POST /api/v3/customers/20001/carts/<cart>/cartItems", "{'productId':'MS-365-BUS-STD'}",
        {{"item", "cartItemId"}}}};
const Requests vendors_order{{reseller, "POST " CUSTOMER "/orders",
    "{'orderItems':[{'action':'CREATE','productId':'MS-365-BUS-STD','quantity':5}]}", {{"order", "orderId", number}}}};
const Requests its_subscription{{reseller, "GET " CUSTOMER "/orders/<order>", {},
    {{"subscription", "resourceId", number}}}};

const Requests order_customers_cart{{reseller, "POST /api/v3/customers/20001/carts/<cart>:checkout"}};
const Requests take_plan_out{{reseller, "DELETE /api/v3/customers/20001/carts/<cart>/cartItems/<item>"}};
const Requests remove_customers_cart{{reseller, "DELETE /api/v3/customers/20001/carts/<cart>"}};
const Requests cancel_order{{reseller, "POST " CUSTOMER "/orders/<order>:cancel"}};
const Requests renew{{reseller, "POST " CUSTOMER "/subscriptions/<subscription>:renew"}};
const Requests more_seats{{reseller, "POST " CUSTOMER "/orders",
    "{'orderItems':[{'action':'UPDATE','resourceId':'<subscription>','quantity':8}]}"}};
const Requests cancel_subscription{{reseller, "POST " CUSTOMER "/subscriptions/<subscription>:cancel"}};

// The table itself. Operations with the same last word may be answered as one.

using Keys = std::vector<std::string_view>;
const Keys of_cart{"cart <cart#>", "shop <shop>", "listing <listing>"};
const Keys of_pipeline{"cart <order#>", "shop <shop>", "listing <listing>"};
const Keys of_user{"user cart <users>", "shop <shop>", "listing <listing>"};

const Meeting table[] = {
    {"a storefront order", three_shoes + cart_of_shoe + and_kettle + checked_out, of_cart, {
        {"payments server", "the buyer pays", pay, "payment"},
        {"storefront", "the payment is confirmed", confirm, "payment"},
        {"storefront", "the payment is said to have failed", fail},
        {"storefront", "the cart is checked out again", check_out},
        {"storefront", "the shoe is taken out of the cart", take_shoe_out}}},

    {"a storefront cart of the last shoe, checked out twice",
     one_shoe + cart_of_shoe + checked_out + checked_out_again, of_cart, {
        {"payments server", "the buyer pays the older order", pay_for_shoe},
        {"payments server", "the buyer pays the newer order", pay_newer_for_shoe},
        {"storefront", "the payment of the newer is said to have failed", fail_newer}}},

    {"a paid storefront order", three_shoes + cart_of_shoe + and_kettle + checked_out + pay + numbered, of_cart, {
        {"marketplace", "the shop refunds its part", shop_refunds_all, "refund of the part"},
        {"marketplace", "the shop is paid out", pay_out},
        {"payments server", "the buyer pays once more", pay},
        {"storefront", "the payment is said to have failed", fail}}},

    {"a pending order of the pipeline", three_shoes + pending, of_pipeline, {
        {"orderflow", "it is invoiced", invoiced},
        {"orderflow", "its cart is changed", change_order}}},

    {"an invoiced order of the pipeline", three_shoes + pending + invoiced, of_pipeline, {
        {"orderflow", "the gateway is to take the money", pay_invoice, "payment"},
        {"orderflow", "its cart is changed", change_order},
        {"orderflow", "it is shipped", ship}}},

    {"a paid order of the pipeline", three_shoes + pending + invoiced + pay_invoice + numbered, of_pipeline, {
        {"orderflow", "all is refunded", refund_all, "refund"},
        {"orderflow", "3.00 are refunded for the shoe", refund_shoe, "refund of the shoe"},
        {"orderflow", "it is shipped", ship, "shipment"},
        {"marketplace", "the shop refunds its part", shop_refunds_all, "refund of the part"},
        {"marketplace", "the shop refunds 3.00", shop_refunds_most, "refund of 3.00"},
        {"marketplace", "the shop is paid out", pay_out}}},

    {"an order of the marketplace", three_shoes + user_cart + and_another_shoe + sold_to_user, of_user, {
        {"marketplace", "the shop refunds its part", shop_refunds_all, "refund of the part"},
        {"marketplace", "the shop refunds a piece", shop_refunds_piece, "refund of a piece"},
        {"marketplace", "the shop is paid out", pay_out},
        {"marketplace", "the shop ships it", shop_ships}}},

    {"a cart of the marketplace", three_shoes + user_cart, of_user, {
        {"marketplace", "it is checked out", check_user_out},
        {"marketplace", "the shoe is taken out", take_out_of_user_cart},
        {"marketplace", "the shop asks another price", ask_other_price}}},

    {"the last shoe, wanted through three APIs", one_shoe + user_cart + cart_of_shoe,
     {"user cart <users>", "cart <cart#>", "shop <shop>", "listing <listing>"}, {
        {"marketplace", "the user's cart is checked out", check_user_out},
        {"storefront", "the cart is checked out", check_out},
        {"orderflow", "it is ordered", order_shoe}}},

    {"the last car, wanted through two APIs", last_car, {"member cart <members#>", "cart <cart#>", "product <last#>"}, {
        {"shopping", "an admin approves the member's card", approve_card},
        {"storefront", "the cart is checked out", check_out}}},

    {"a member's cart with an announced card and a payment page",
     members_cart + card_announced + at_payment_page, {"member cart <members#>"}, {
        {"shopping", "an admin approves the card", approve_card},
        {"payment page", "the buyer pays, and the shop asks the page", pay_at_page},
        {"shopping", "an admin takes cash", take_cash},
        {"shopping", "the member goes to the page once more", begin_at_page},
        {"shopping", "the member takes the van out", take_van_out}}},

    {"a member's paid cart with a coupon for another", members_cart + cash_taken + coupon_for_another,
     {"member cart <members#>", "member cart <elsewhere#>"}, {
        {"shopping", "the other uses the coupon", use_coupon},
        {"shopping", "the member removes the coupon", remove_coupon},
        {"shopping", "an admin disapproves the payment", disapprove_cash},
        {"shopping", "an admin removes the payment", remove_cash}}},

    {"a member's overpaid cart with two refunds asked for", members_cart + cash_taken + overpaid,
     {"member cart <members#>"}, {
        {"shopping", "an admin approves one refund", approve_refund},
        {"shopping", "an admin approves the other", approve_again},
        {"shopping", "an admin disapproves the payment", disapprove_cash}}},

    {"a member's overpaid cart that a coupon has paid in part",
     members_cart + paid_with_coupon + cash_taken + overpaid, {"member cart <members#>"}, {
        {"shopping", "an admin approves the refund", approve_refund},
        {"shopping", "an admin disapproves the coupon", disapprove_coupon},
        {"shopping", "an admin disapproves the payment", disapprove_cash},
        {"shopping", "an admin takes the car out", take_car_out}}},

    {"a cart of a reseller's customer", customers_cart, {"cart <cart#>"}, {
        {"reseller", "it is checked out", order_customers_cart},
        {"reseller", "the plan is taken out", take_plan_out},
        {"reseller", "it is removed", remove_customers_cart}}},

    {"an order whose vendor was not asked yet", vendors_order, {"order <order#>"}, {
        {"reseller", "it is cancelled", cancel_order}}},

    {"a subscription", vendors_order + its_subscription, {"subscription <subscription#>"}, {
        {"reseller", "it is renewed", renew},
        {"reseller", "it gets more seats", more_seats},
        {"reseller", "it is cancelled", cancel_subscription}}, true},
};

// clang-format on

} // namespace

std::span<const Meeting> meetings() { return table; }

} // namespace cartwright::races

#undef BOTH_ITEMS
#undef CASH_OF_ALL
#undef PAGE_PAYMENT
#undef REFUND
#undef CUSTOMER
