#include "model/cart_races/world.hpp"

#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "domain/shopping/payment_page.hpp"
#include "operations/catalogue/house_products.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/images.hpp"
#include "operations/shopping/member_carts.hpp"
#include "operations/upkeep/check.hpp"
#include "store/members/members.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>
#include <stdexcept>

namespace cartwright::tests {

namespace {

using operations::Work;
using Status = CartPayment::Status;

constexpr std::size_t connections = 6;

template <class Value> Value good(Result<Value> result) {
    if (!result) throw std::runtime_error("the world could not be prepared");
    return *std::move(result);
}

template <class Entity> std::string name_in(const std::map<std::string, Id<Entity>>& names, std::int64_t number) {
    for (const auto& [name, id] : names)
        if (id.value == number) return name;
    return "new";
}

/// Prepares one world.
class Builder {
  public:
    Builder(store::Transaction& tx, const Terms& terms, const Products& products)
        : tx_(&tx), terms_(&terms), products_(products) {
        world.owner = new_member(tx);
        world.other = new_member(tx);
        world.elsewhere = good(operations::open_member_cart(as(world.other), {.on_behalf = {}})).full.cart.id;
        world.cart = good(operations::open_member_cart(as(world.owner), {.on_behalf = {}})).full.cart.id;
    }

    Work& as(AccountId member) { return *(work_ = std::make_unique<Work>(as_member(*tx_, *terms_, member))); }
    Work& admin() { return *(work_ = std::make_unique<Work>(as_admin(*tx_, *terms_, world.owner))); }

    void pick(const std::string& name, ProductId product, std::int64_t quantity = 1) {
        const AccountId who = name == "F" ? world.other : world.owner;
        world.items[name] =
            good(operations::pick_item(as(who), {.on_behalf = {}, .product = product, .quantity = quantity})).value.id;
        if (name.starts_with('W')) return;
        good(operations::change_member_cart(
            as(who), {.cart = name == "F" ? world.elsewhere : world.cart, .add = {world.items[name]}}));
    }

    void pay(const std::string& name, std::int64_t minor, CartPayment::Method method, Status status, bool is_refund) {
        CartPayment payment{.id = {},
                            .owner = {},
                            .cart = name == "G" ? world.elsewhere : world.cart,
                            .method = method,
                            .status = status,
                            .amount = {.minor = minor},
                            .is_refund = is_refund};
        const bool is_decided = status != Status::pending;
        Work& work = is_decided ? admin() : as(name == "G" ? world.other : world.owner);
        world.payments[name] = good(operations::pay(work, {.on_behalf = {}, .payment = payment})).payment.id;
    }
    void pay_cash(const std::string& name, std::int64_t minor, Status status) {
        pay(name, minor, CartPayment::Method::cash, status, false);
    }
    void pay_by_card(const std::string& name, std::int64_t minor) {
        pay(name, minor, CartPayment::Method::card, Status::pending, false);
    }
    void pay_at_page(std::int64_t minor) {
        CartPayment payment{.id = {}, .owner = {}, .cart = world.cart, .method = CartPayment::Method::gateway};
        payment.amount.minor = minor;
        payment.first_name = "Ada";
        payment.email = "ada@example.com";
        payment.phone = "9999999999";
        payment.product_info = "items";
        const auto made = good(operations::pay(as(world.owner), {.on_behalf = {}, .payment = payment})).payment.id;
        world.payments["N"] = made;
        world.at_page = {.asked_by_owner = good(operations::begin_verification(as(world.owner), {.payment = made})),
                         .asked_by_job = operations::unapproved_payment(admin(), made).value(),
                         .amount_minor = minor};
    }
    void ask_back(const std::string& name) { pay(name, 1, CartPayment::Method::cash, Status::pending, true); }

    void make_coupon(bool requires_verification) {
        Discount discount{.id = {}, .owner = {}};
        discount.cart = world.cart;
        discount.amount.minor = 500;
        discount.requires_verification = requires_verification;
        world.coupon = good(operations::create_discount(as(world.owner),
                                                        {.on_behalf = {}, .has_cart = true, .discount = discount}))
                           .discount.id;
    }
    void use_coupon(const std::string& name) {
        CartPayment payment{.id = {}, .owner = {}, .cart = world.elsewhere};
        payment.discount = world.coupon;
        world.payments[name] = good(operations::pay(as(world.other), {.on_behalf = {}, .payment = payment})).payment.id;
    }

    /// The last piece of one thing is in both carts.
    void pick_the_last() {
        pick("I2", products_[1]);
        const ProductId last = new_product(*tx_, *terms_, 3'000, 1);
        pick("I3", last);
        pick("F", last);
    }
    void half_pay() {
        pick_the_last();
        pay_by_card("A", 6'000);
        pay_by_card("B", 6'000);
        CartPayment part = store::member_carts::find(*tx_, world.payments["A"]).value();
        part.amount.minor = 2'500; // as if more had been accepted when it was made
        store::member_carts::change(*tx_, part);
        pay_cash("G", 3'000, Status::pending);
        pay_cash("P", 1'500, Status::approved);
    }
    void prove() {
        pick_the_last();
        pay_by_card("A", 6'000);
        pay_by_card("B", 6'000);
        pay_at_page(6'000);
        world.picture = good(operations::add_image(as(world.owner), {.parent = object_id(world.payments["A"].value),
                                                                     .parent_class = "Shopping::Payment"}))
                            .image.id;
        pay_cash("G", 3'000, Status::pending);
        pay_cash("P", 1'500, Status::approved);
    }
    void overpay() {
        pick("I2", products_[1]);
        pay_at_page(3'000);
        pay_by_card("A", 3'000);
        pay_cash("P", 3'000, Status::approved);
        good(operations::change_member_cart(admin(), {.cart = world.cart, .remove = {world.items["I2"]}}));
        ask_back("R");
        ask_back("S");
    }
    void pay_fully(bool is_also_at_page) {
        pick("I2", products_[1]);
        if (is_also_at_page) pay_at_page(3'000);
        pay_by_card("A", 3'000);
        pay_cash("P", 3'000, Status::approved);
    }

    World world;

  private:
    store::Transaction* tx_;
    const Terms* terms_;
    Products products_;
    std::unique_ptr<Work> work_;
};

constexpr store::Query items_told{"test.items", R"(
    SELECT i.id, i.state, CASE WHEN i.cart_id IS NULL THEN 'wish' WHEN i.cart_id = $3 THEN 'here'
        WHEN i.cart_id = $4 THEN 'elsewhere' ELSE 'new cart' END, COALESCE(i.payment_id, 0), i.quantity,
        COALESCE((SELECT CAST(SUM(e.quantity) AS BIGINT) FROM stock_entries e WHERE e.item_id = i.id), 0),
        CASE WHEN l.on_hand > 100 THEN -1 ELSE l.on_hand END
    FROM cart_items i JOIN listings l ON l.id = i.listing_id WHERE i.owner_id IN ($1, $2) ORDER BY i.id)"};
constexpr store::Query payments_told{"test.payments", R"(
    SELECT p.id, p.status, p.amount_minor, p.change_minor, p.refund, p.method, COALESCE(u.state, 'none'),
        COALESCE((SELECT CAST(SUM(e.amount_minor) AS BIGINT) FROM ledger_entries e WHERE e.cause_id = p.id
            AND e.account NOT LIKE 'buyer:%' AND e.account <> 'sales'), 0), COALESCE(p.proof, ''), p.came_back,
        (SELECT count(*) FROM images i WHERE i.payment_id = p.id AND i.active = 1),
        (SELECT count(*) FROM jobs j WHERE j.kind = 'page payment' AND j.subject_id = p.id
            AND j.due_at < j.made_at + 600000)
    FROM cart_payments p LEFT JOIN discount_uses u ON u.payment_id = p.id
    WHERE p.cart_id IN ($1, $2) ORDER BY p.id)"};
constexpr store::Query rest_told{"test.rest", R"(
    SELECT (SELECT count(*) FROM member_carts WHERE owner_id IN ($1, $2)),
        (SELECT count(*) FROM member_carts WHERE id = $3),
        (SELECT count(*) FROM discounts WHERE cart_id = $3),
        (SELECT count(*) FROM discounts WHERE cart_id = $3 AND removed_at IS NULL),
        (SELECT CAST(COALESCE(SUM(uses_left), 0) AS BIGINT) FROM discounts WHERE cart_id = $3),
        (SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) FROM ledger_entries WHERE account = $4),
        (SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) FROM ledger_entries WHERE account = $5))"};

std::string joined(std::vector<std::string> lines) {
    std::ranges::sort(lines); // new ones have no order
    std::string text;
    for (const std::string& line : lines) text += "  " + line + '\n';
    return text;
}

} // namespace

BareShop::BareShop(Engine engine, std::size_t batch_max)
    : database_(engine, folder_.path().string(), Content::tables), log_((folder_.path() / "log").string()),
      store_({.url = database_.url(),
              .schema = store::shop_schema(),
              .readers = 1,
              .batch_max = batch_max,
              .connections = connections},
             clock_, entropy_, log_, metrics_) {
    terms_.shopping.proofs_required = false;
    meddle(database_.url(), "CREATE INDEX of_items ON stock_entries (item_id);" // so that worlds are soon told
                            "CREATE INDEX of_causes ON ledger_entries (cause_id);"
                            "CREATE INDEX of_accounts ON ledger_entries (account);");
}

void BareShop::write(const std::function<void(store::Transaction&)>& work) {
    const auto outcome = store_.write_and_wait([&](store::Transaction& tx) {
        work(tx);
        return true;
    });
    if (outcome != store::Outcome::committed) throw std::runtime_error("it was not written");
}

std::string BareShop::violations() {
    std::string text;
    read([&](store::Transaction& tx) {
        for (const operations::Violation& each : operations::violations(tx, 5))
            text += each.invariant + ": " + each.evidence + '\n';
    });
    return text;
}

const Secrets& door_secrets() {
    static const Secrets secrets{.page = std::make_shared<PageMerchant>(PageMerchant{.key = "key", .salt = "salt"})};
    return secrets;
}

Work as_member(store::Transaction& tx, const Terms& terms, AccountId member) {
    return {.tx = tx,
            .terms = terms,
            .secrets = door_secrets(),
            .door = "shopping",
            .actor = {.scope = Scope::member, .account = member}};
}

Work as_admin(store::Transaction& tx, const Terms& terms, AccountId member) {
    return {.tx = tx,
            .terms = terms,
            .secrets = door_secrets(),
            .door = "shopping",
            .actor = {.scope = Scope::admin, .account = member}};
}

AccountId new_member(store::Transaction& tx) {
    const AccountId id{tx.next_id<struct Account>()};
    store::members::add(tx, {.id = id, .email = std::to_string(id.value) + "@example.com", .made_at = tx.now()});
    return id;
}

ProductId new_product(store::Transaction& tx, const Terms& terms, std::int64_t price_minor, std::int64_t stock) {
    Work work = as_admin(tx, terms);
    ProductWish wish{.name = "Thing", .price_minor = price_minor, .stock = stock};
    return good(operations::create_product(work, {.wish = std::move(wish)})).id;
}

std::string_view name_of(State state) {
    constexpr std::array<std::string_view, 7> names{"unpaid",     "half paid",      "overpaid", "fully paid",
                                                    "given away", "to be verified", "proven"};
    return names.at(static_cast<std::size_t>(state));
}

Products enough_for_all(store::Transaction& tx, const Terms& terms) {
    constexpr std::int64_t enough = 1'000'000;
    return {new_product(tx, terms, 1'000, enough), new_product(tx, terms, 2'000, enough),
            new_product(tx, terms, 3'000, enough)};
}

World prepared(store::Transaction& tx, const Terms& terms, State state, const Products& products) {
    Builder builder(tx, terms, products);
    builder.pick("I1", products[0]);
    builder.pick("W", products[1]);
    if (state == State::unpaid) builder.pick("I2", products[1], 2);
    if (state == State::half_paid) builder.half_pay();
    if (state == State::overpaid) builder.overpay();
    if (state == State::proven) builder.prove();
    if (state == State::fully_paid || state == State::given_away || state == State::verified)
        builder.pay_fully(state == State::verified);
    if (state == State::given_away || state == State::verified) {
        builder.pick("F", products[2]);
        builder.make_coupon(state == State::verified);
        builder.use_coupon("V");
        if (state == State::verified) builder.use_coupon("X");
    }
    return builder.world;
}

std::string told(store::Transaction& tx, const World& world) {
    std::vector<std::string> lines;
    tx.each(
        items_told,
        [&](const store::Rows& row) {
            std::string line = "item " + name_in(world.items, row.integer({0})) + ' ' + std::string(row.text({1})) +
                               ' ' + std::string(row.text({2}));
            if (row.integer({3}) != 0) line += " by " + name_in(world.payments, row.integer({3}));
            for (const int column : {4, 5, 6}) line += ' ' + std::to_string(row.integer({column}));
            lines.push_back(line);
        },
        world.owner, world.other, world.cart, world.elsewhere);
    tx.each(
        payments_told,
        [&](const store::Rows& row) {
            std::string line =
                "payment " + name_in(world.payments, row.integer({0})) + ' ' + std::string(row.text({1}));
            for (const int column : {2, 3, 4}) line += ' ' + std::to_string(row.integer({column}));
            line += ' ' + std::string(row.text({5})) + ' ' + std::string(row.text({6}));
            line += ' ' + std::to_string(row.integer({7})) + ' ' + std::string(row.text({8}));
            for (const int column : {9, 10, 11}) line += ' ' + std::to_string(row.integer({column}));
            lines.push_back(line);
        },
        world.cart, world.elsewhere);
    std::string rest = "rest";
    const std::string account = "buyer:cart:";
    const auto row = tx.one(rest_told, world.owner, world.other, world.cart, account + std::to_string(world.cart.value),
                            account + std::to_string(world.elsewhere.value));
    for (int column = 0; column <= 6; ++column) rest += ' ' + std::to_string((*row)->integer({column}));
    lines.push_back(rest);
    return joined(std::move(lines));
}

} // namespace cartwright::tests
