#include "operations/upkeep/check.hpp"

#include "store/orderflow/invoices.hpp"
#include "store/upkeep/checks.sql.hpp"
#include "store/upkeep/folded_texts.hpp"

namespace cartwright::operations {

namespace {

namespace sql = store::sql::checks;

constexpr std::string_view invoices_are_fixed = "an invoice is as it was issued";
constexpr std::string_view texts_are_folded = "no two addresses or names differ in case alone";

/// One invariant: the query finds what violates it, `words` name its columns.
struct Invariant {
    std::string_view name;
    const store::Query* query;
    std::vector<std::string_view> words;
};

/// Of stock, orders and money, through whichever API they came.
std::vector<Invariant> invariants_of_the_house() {
    return {
        {"every posting is balanced", &sql::unbalanced_postings, {"posting", "currency", "sum"}},
        {"all accounts of a currency sum to zero", &sql::unbalanced_currencies, {"currency", "sum"}},
        {"stock on hand is the sum of its entries", &sql::wrong_on_hand, {"listing", "on hand", "entries"}},
        {"held stock is the sum of live holds", &sql::wrong_held, {"listing", "held", "holds"}},
        {"no listing is oversold", &sql::oversold, {"listing", "on hand", "held"}},
        {"a hold belongs to a placed order and has a deadline", &sql::holds_without_order, {"order", "listing"}},
        {"a paid order has exactly its total in approved payments",
         &sql::wrongly_paid_orders,
         {"order", "stage", "total", "payments"}},
        {"the sellers' parts of an order are its lines of theirs",
         &sql::parts_beside_the_order,
         {"order", "parts", "lines"}},
        {"a seller's share is in the ledger", &sql::shares_beside_the_ledger, {"part", "share", "ledger"}},
        {"a seller begins when the order is paid", &sql::steps_beside_the_order, {"part", "step", "stage"}},
        {"the marketplace's orders are numbered without gaps", &sql::gaps_in_seller_orders, {"first", "last", "count"}},
        {"a paid order's total is in the ledger", &sql::orders_beside_the_ledger, {"order", "total", "ledger"}},
        {"the buyer of a settled order owes nothing", &sql::paid_orders_owing, {"order", "owed"}},
        {"an order's total is the sum of its lines", &sql::wrong_totals, {"order", "total", "lines"}},
        {"a paid order's pieces have left the stock",
         &sql::orders_beside_the_stock,
         {"order", "listing", "ordered", "sold"}},
        {"what was sold belongs to an order", &sql::sold_without_order, {"entry", "listing"}},
        {"a cart is paid at most once", &sql::carts_paid_twice, {"cart", "orders"}},
        {"events are numbered without gaps", &sql::gaps_in_events, {"first", "last", "count"}},
        {"a cart ends when it is paid", &sql::carts_left_after_payment, {"cart"}},
    };
}

/// Of vendors' orders and subscriptions.
std::vector<Invariant> invariants_of_resellers() {
    return {
        {"a vendor's order is paid when it is provisioned, and failed when it is not",
         &sql::vendor_orders_beside_the_order,
         {"order", "stage", "step"}},
        {"a vendor's order has an item for each line", &sql::items_beside_the_lines, {"order", "lines", "items"}},
        {"what was ordered has its subscription",
         &sql::subscriptions_beside_their_order,
         {"order", "item", "step", "subscription"}},
        {"a subscription was ordered", &sql::subscriptions_without_order, {"subscription", "order"}},
        {"a subscription has the seats of the last order that was provisioned",
         &sql::wrong_seats,
         {"subscription", "seats", "ordered"}},
        {"a subscription is changed by an order that is under way",
         &sql::changing_without_order,
         {"subscription", "order", "step"}},
        {"an order is provisioned at most once", &sql::provisioned_twice, {"order", "times"}},
        {"what was provisioned is charged", &sql::provisioned_for_nothing, {"order", "step"}},
        {"secrets are sealed", &sql::open_secrets, {"item", "attribute"}},
    };
}

/// Of the marketplace.
std::vector<Invariant> invariants_of_shops() {
    return {
        {"a payout has left the shop's balance, unless it failed",
         &sql::balances_beside_the_payouts,
         {"payout", "state", "amount", "ledger"}},
        {"a payout that was asked for is seen to", &sql::payouts_without_a_job, {"payout"}},
        {"a flash sale has what its uses leave",
         &sql::flash_sales_beside_their_uses,
         {"flash sale", "units", "left", "used"}},
        {"the uses of a flash sale are lines of orders",
         &sql::flash_sales_beside_their_orders,
         {"flash sale", "order", "used"}},
        {"a user has one active cart", &sql::users_with_two_carts, {"account", "carts"}},
        {"who rates has bought it", &sql::ratings_of_strangers, {"rating", "account"}},
        {"a shop's ratings are counted",
         &sql::records_beside_the_ratings,
         {"shop", "ratings", "stars", "there are", "stars of them"}},
        {"a shop's sales are counted", &sql::records_beside_the_orders, {"shop", "sales", "there are"}},
        {"a shoe is searched as it is offered",
         &sql::shoes_beside_their_listings,
         {"listing", "offered", "price", "price of the listing", "free"}},
    };
}

/// Of invoices, charges and shipments.
std::vector<Invariant> invariants_of_the_pipeline() {
    return {
        {"an order's tax is the sum of its lines'", &sql::wrong_taxes, {"order", "tax", "lines"}},
        {"invoices are numbered without gaps", &sql::gaps_in_invoices, {"seller", "year", "last", "count"}},
        {"an invoice is its order's",
         &sql::invoices_beside_the_order,
         {"invoice", "total", "order", "tax", "order", "lines"}},
        {"an approved charge has paid its order, once",
         &sql::charges_beside_the_payments,
         {"charge", "order", "stage", "amount", "payments"}},
        {"what the gateway took belongs to a charge", &sql::payments_without_charge, {"payment", "order", "reference"}},
        {"a charge that came too late goes back", &sql::late_charges_kept, {"charge", "amount", "refunds"}},
        {"what was shipped was paid", &sql::shipped_unpaid, {"shipment", "order", "stage"}},
        {"what is undecided is asked again", &sql::undecided_without_job, {"kind", "number"}},
    };
}

/// Of refunds, through whichever API they were requested.
std::vector<Invariant> invariants_of_refunds() {
    return {
        {"an approved refund is booked, and no other is",
         &sql::refunds_beside_their_requests,
         {"refund", "state", "amount", "payments"}},
        {"no more is given back of an order than was paid",
         &sql::refunded_beyond_the_payment,
         {"order", "paid", "given back or asked for"}},
        {"no more is given back of a seller's part than was paid for it",
         &sql::refunded_beyond_the_part,
         {"order", "seller", "paid", "given back or asked for"}},
        {"what a provider gave back is an approved refund",
         &sql::refunds_beside_the_provider,
         {"refund", "state", "amount", "the provider's state", "amount"}},
        {"the gateway keeps of an order what the shop's books say",
         &sql::orders_beside_the_gateway,
         {"order", "stage", "books", "gateway"}},
        {"an order that was refunded whole leaves every account at zero",
         &sql::accounts_left_after_refund,
         {"order", "account", "left"}},
        {"the tax in the ledger is that of the house's lines",
         &sql::taxes_beside_the_ledger,
         {"order", "lines", "ledger"}},
        {"no order is paid twice", &sql::orders_paid_twice, {"order", "payments"}},
    };
}

/// Of carts that members pay in parts.
std::vector<Invariant> invariants_of_member_carts() {
    return {
        {"what a cart's buyer owes is its accepted items less its payments",
         &sql::carts_beside_the_ledger,
         {"cart", "accepted", "paid", "ledger"}},
        {"a cart is of one currency", &sql::carts_of_two_currencies, {"cart", "of", "and of"}},
        {"a picture proves a payment that is there", &sql::images_of_no_payment, {"picture", "payment"}},
        {"accepted items are covered by approved payments",
         &sql::items_beyond_the_payments,
         {"cart", "accepted", "paid"}},
        {"an accepted item has left the stock", &sql::items_beside_the_stock, {"item", "state", "quantity", "sold"}},
        {"what was sold by a cart belongs to an item", &sql::sold_to_nobody, {"item", "sold"}},
        {"an item is accepted by a payment of its cart",
         &sql::items_paid_elsewhere,
         {"item", "cart", "payment", "of cart"}},
        {"an approved payment into a cart is in the ledger",
         &sql::cart_payments_beside_the_ledger,
         {"payment", "status", "amount", "ledger"}},
        {"a cart gives back what was paid at most", &sql::carts_paid_back_too_much, {"cart", "paid"}},
        {"a discount coupon has the uses that are left",
         &sql::discounts_beside_their_uses,
         {"discount", "uses", "left", "used"}},
        {"who pays by a coupon was let", &sql::coupons_without_use, {"payment", "discount", "use"}},
    };
}

const std::vector<Invariant>& invariants() {
    static const std::vector<Invariant> all = [] {
        std::vector<Invariant> every;
        for (const auto& some : {invariants_of_the_house(), invariants_of_resellers(), invariants_of_shops(),
                                 invariants_of_the_pipeline(), invariants_of_refunds(), invariants_of_member_carts()})
            every.insert(every.end(), some.begin(), some.end());
        return every;
    }();
    return all;
}

std::string evidence_in(const store::Rows& row, const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += ", ";
        text += std::string(words[i]) + ' ' + std::string(row.text(static_cast<int>(i)));
    }
    return text;
}

/// Collects what violates one invariant, up to a number.
class Findings {
  public:
    Findings(std::string_view invariant, std::size_t max) : invariant_(invariant), max_(max) {}

    void add(std::string evidence) {
        if (++count_ <= max_) found_.push_back({.invariant = invariant_, .evidence = std::move(evidence)});
    }

    void move_to(std::vector<Violation>& all) {
        if (count_ > max_)
            found_.push_back({.invariant = invariant_, .evidence = "… and " + std::to_string(count_ - max_) + " more"});
        all.insert(all.end(), found_.begin(), found_.end());
    }

  private:
    std::string invariant_;
    std::size_t max_;
    std::size_t count_ = 0;
    std::vector<Violation> found_;
};

/// Each invoice is unchanged since it was issued.
void find_altered_invoices(store::Transaction& tx, Findings& findings) {
    store::invoices::each(tx, [&](const store::invoices::Stored& stored) {
        if (digest_of(stored.invoice) != stored.digest)
            findings.add("invoice " + std::to_string(stored.invoice.id.value));
    });
}

/// Accounts, shops and members that cannot be looked up, because an older one has the same address or name.
void find_unfolded_texts(store::Transaction& tx, Findings& findings) {
    for (const auto& row : store::folded_texts::stale(tx))
        findings.add(std::string(row.what) + ' ' + std::to_string(row.id) + ", " + row.text);
}

} // namespace

std::vector<Violation> violations(store::Transaction& tx, std::size_t evidence_max) {
    std::vector<Violation> found;
    for (const Invariant& invariant : invariants()) {
        Findings findings(invariant.name, evidence_max);
        tx.each(*invariant.query, [&](const store::Rows& row) { findings.add(evidence_in(row, invariant.words)); });
        findings.move_to(found);
    }
    Findings altered(invoices_are_fixed, evidence_max);
    find_altered_invoices(tx, altered);
    altered.move_to(found);
    Findings unfolded(texts_are_folded, evidence_max);
    find_unfolded_texts(tx, unfolded);
    unfolded.move_to(found);
    return found;
}

} // namespace cartwright::operations
