#include "demo/demo_marketplace.hpp"

#include "demo/demo.hpp"
#include "domain/orders/sale_postings.hpp"
#include "domain/orders/seller_shares.hpp"
#include "domain/terms.hpp"
#include "operations/accounts/access.hpp"
#include "operations/marketplace/shoe_carts.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"
#include "store/accounts/access_keys.hpp"
#include "store/accounts/accounts.hpp"
#include "store/catalogue/listings.hpp"
#include "store/engine/counters.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/marketplace/ratings.hpp"
#include "store/marketplace/shops.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::demo {

namespace {

using operations::Work;

/// The value of a result that can't be a refusal: the demo is part of the program, so an error in it is a bug.
template <class T> T expect_value(Result<T> result) {
    if (!result) throw std::logic_error("the demo of the marketplace is malformed");
    return *std::move(result);
}

Seller shop(Work& work, std::string name) {
    Seller seller{.id = work.tx.next_id<struct Seller>(),
                  .kind = Seller::Kind::shop,
                  .number = store::counters::next(work.tx, "shops"),
                  .name = std::move(name),
                  .fee_bps = work.terms.marketplace.platform_fee_bps};
    store::sellers::put(work.tx, seller);
    store::shops::add(work.tx, seller.id);
    return seller;
}

struct DemoShoe {
    std::int64_t shop;
    Shoe shoe;
    std::int64_t dollars;
    std::int64_t quantity;
};

ShoeListing offer(Work& work, const DemoShoe& shoe) {
    constexpr std::int64_t cents = 100;
    return expect_value(
        operations::offer_shoe(work, {.shop = shoe.shop,
                                      .offer = {.shoe = shoe.shoe,
                                                .price = {.minor = shoe.dollars * cents, .currency = currency},
                                                .quantity = shoe.quantity}}));
}

Line line_of(const ShoeListing& shoe, std::int64_t quantity) {
    return {.listing = shoe.listing.id,
            .product = shoe.listing.product,
            .name = name_of(shoe.shoe),
            .price = shoe.listing.price,
            .quantity = quantity,
            .seller = shoe.listing.seller};
}

/// Adds a sale from before this marketplace numbered its orders: it is delivered and has no number.
SellerOrder sell(Work& work, const Seller& seller, const Account& buyer, CartId cart, const std::vector<Line>& lines) {
    const Money total = expect_value(total_of(lines));
    const OrderId id = work.tx.secret_id<struct Order>();
    store::orders::add(work.tx, id, work.door, cart, {.lines = lines, .total = total, .account = buyer.id});
    const Order order{.id = id, .cart = cart, .lines = lines, .total = total, .placed_at = work.tx.now()};
    SellerOrder part = shares_of(lines, std::vector{seller}).front();
    part.id = work.tx.secret_id<struct SellerOrder>();
    part.order = id;
    part.step = Step::delivered;
    store::sellers::add_order(work.tx, part);
    for (const Line& line : lines) store::listings::sell(work.tx, line.listing, line.quantity, 0, id);
    store::orders::settle(work.tx, id, Stage::paid, "");
    store::ledgers::add_payment(work.tx, id, "marketplace", total, "approved");
    store::ledgers::post(work.tx, postings_of_paid_order(order, std::vector{part}, "marketplace"));
    store::shops::count_sales(work.tx, seller.id, std::ssize(lines));
    return part;
}

void rate(Work& work, const Account& buyer, const ShoeListing& shoe, std::optional<SellerOrderId> order,
          std::int64_t stars) {
    store::ratings::add(work.tx, {.seller = shoe.listing.seller,
                                  .listing = shoe.listing.id,
                                  .account = buyer.id,
                                  .order = order,
                                  .stars = stars});
}

void add_key(store::Transaction& tx) {
    store::access_keys::add(tx, {.id = tx.next_id<struct AccessKey>(),
                                 .hash = operations::hash_of_key(marketplace_key),
                                 .door = "marketplace",
                                 .label = "demo",
                                 .scope = Scope::admin});
}

/// Adds 4 sold lines and 5 ratings with an average of 3.0: one sale short of what a verified shop must have.
void fill_history(Work& work, const Seller& seller, const Account& ada, const Account& ben) {
    const auto first = offer(work, {1, {"Adidas", "white", "superstar", whole_size(9), "unisex", "new"}, 80, 2});
    const auto second = offer(work, {1, {"Nike", "black", "air max 90", whole_size(10), "men", "used"}, 120, 1});
    const auto third = offer(work, {1, {"New Balance", "grey", "574", whole_size(8), "women", "new"}, 95, 1});

    const CartId cart = work.tx.next_id<struct Cart>();
    store::carts::add(work.tx, cart, work.door,
                      {.account = ben.id, .number = store::counters::next(work.tx, "marketplace carts")});
    const SellerOrder bens = sell(work, seller, ben, cart, {line_of(first, 1), line_of(second, 1), line_of(third, 1)});
    store::carts::set_state(work.tx, cart, Cart::State::ordered);
    const SellerOrder adas = sell(work, seller, ada, CartId{0}, {line_of(first, 1)});

    rate(work, ben, first, bens.id, 2);
    rate(work, ben, second, bens.id, 3);
    rate(work, ada, first, adas.id, 4);
    rate(work, ada, second, std::nullopt, 3); // without an order
    rate(work, ben, third, std::nullopt, 3);
}

} // namespace

void fill_marketplace(store::Transaction& tx) {
    const Terms terms{.catalogue = {.currency = currency}, .orders = {.hold_ms = 0}};
    Work work{.tx = tx, .terms = terms, .door = "marketplace", .actor = {.scope = Scope::admin}};
    add_key(tx);
    const Account ada = expect_value(operations::make_user(work, {.name = "Ada", .email = "ada@example.com"}));
    const Account ben = expect_value(operations::make_user(work, {.name = "Ben", .email = "ben@example.com"}));
    const Seller alpha = shop(work, "alpha kicks");
    shop(work, "beta soles");
    fill_history(work, alpha, ada, ben);
    offer(work, {2, {"Nike", "red", "jordans", whole_size(8), "men", "new"}, 350, 1});
    offer(work, {1, {"Nike", "blue", "dunk lows", whole_size(7), "men", "new"}, 450, 2});
    offer(work, {2, {"Converse", "yellow", "chuck taylor", whole_size(7), "unisex", "new"}, 90, 1});
    offer(work, {2, {"Nike", "white", "air force 1", whole_size(9), "men", "new"}, 110, 0});
}

} // namespace cartwright::demo
