#include "operations/upkeep/check.hpp"

#include "store/orderflow/invoices.hpp"
#include "store/upkeep/checks.sql.hpp"
#include "store/upkeep/folded_texts.hpp"
#include "store/upkeep/known_texts.hpp"

namespace cartwright::operations {

namespace {

namespace sql = store::sql::checks;

constexpr std::string_view invoices_are_fixed = "each invoice is unchanged since it was issued";
constexpr std::string_view texts_are_folded = "no two addresses or names differ only in case";
constexpr std::string_view texts_are_known = "each stored text that stands for a value is one that this version knows";

/// One invariant: the query finds what violates it, `words` name its columns.
struct Invariant {
    std::string_view name;
    const store::Query* query;
    std::vector<std::string_view> words;
};

/// Of stock, orders and money, through whichever API they came.
std::vector<Invariant> invariants_of_sales() {
    return {
        {"every posting is balanced", &sql::unbalanced_postings, {"posting", "currency", "sum"}},
        {"all accounts of a currency sum to zero", &sql::unbalanced_currencies, {"currency", "sum"}},
        {"each listing's stock on hand is the sum of its stock entries",
         &sql::wrong_on_hand,
         {"listing", "on hand", "sum of entries"}},
        {"each listing's held stock is the sum of its holds", &sql::wrong_held, {"listing", "held", "sum of holds"}},
        {"no listing is oversold", &sql::oversold, {"listing", "on hand", "held"}},
        {"each hold belongs to a placed order and has a deadline", &sql::holds_without_order, {"order", "listing"}},
        {"each order's approved payments equal its total less refunds if paid, otherwise zero",
         &sql::wrongly_paid_orders,
         {"order", "stage", "total", "approved payments"}},
        {"the sellers' parts of each order add up to the lines of these sellers",
         &sql::seller_parts_not_matching_order,
         {"order", "total of parts", "total of lines"}},
        {"each seller's share is in the ledger exactly when the order is paid",
         &sql::seller_shares_not_matching_ledger,
         {"seller's part", "share", "in ledger"}},
        {"no seller's part is pending after payment or shipped before it",
         &sql::seller_steps_not_matching_order,
         {"seller's part", "step", "order stage"}},
        {"marketplace orders are numbered without gaps",
         &sql::gaps_in_seller_orders,
         {"first number", "last number", "count"}},
        {"each order's ledger credits equal its total less refunds if paid, otherwise zero",
         &sql::orders_not_matching_ledger,
         {"order", "total", "in ledger"}},
        {"the buyer's account of each order has a zero balance", &sql::paid_orders_owing, {"order", "balance"}},
        {"each order's total is the sum of its lines and any added tax",
         &sql::wrong_totals,
         {"order", "total", "total of lines"}},
        {"sold stock entries match the quantities of paid orders",
         &sql::orders_not_matching_stock,
         {"order", "listing", "ordered", "sold"}},
        {"each sold stock entry belongs to an order or a cart item",
         &sql::sold_without_order,
         {"stock entry", "listing"}},
        {"each cart is paid at most once", &sql::carts_paid_twice, {"cart", "paid orders"}},
        {"events are numbered without gaps", &sql::gaps_in_events, {"first number", "last number", "count"}},
        {"no paid cart is still open", &sql::paid_carts_still_open, {"cart"}},
    };
}

/// Of vendors' orders and subscriptions.
std::vector<Invariant> invariants_of_resellers() {
    return {
        {"each vendor order's stage agrees with its provisioning step",
         &sql::vendor_orders_not_matching_order,
         {"order", "stage", "step"}},
        {"each vendor order has an item for each of its lines",
         &sql::order_items_not_matching_lines,
         {"order", "lines", "items"}},
        {"each ordered subscription exists in a state that agrees with its order",
         &sql::subscriptions_not_matching_order,
         {"order", "item", "step", "subscription state"}},
        {"each subscription has the order item that created it",
         &sql::subscriptions_without_order,
         {"subscription", "order"}},
        {"each subscription has the seats of its last provisioned order",
         &sql::wrong_seats,
         {"subscription", "seats", "ordered seats"}},
        {"each subscription change in progress belongs to an unfinished order",
         &sql::subscription_changes_without_order,
         {"subscription", "order", "order step"}},
        {"each secret attribute is sealed", &sql::unsealed_secrets, {"item", "attribute"}},
    };
}

/// Of the marketplace.
std::vector<Invariant> invariants_of_shops() {
    return {
        {"a payout is debited from the shop's balance unless it has failed",
         &sql::payouts_not_matching_ledger,
         {"payout", "state", "amount", "in ledger"}},
        {"each requested payout has a job", &sql::payouts_without_job, {"payout"}},
        {"each flash sale's remaining units are its units less those used",
         &sql::flash_sales_not_matching_uses,
         {"flash sale", "units", "units left", "units used"}},
        {"each use of a flash sale is an order line",
         &sql::flash_sale_uses_not_matching_orders,
         {"flash sale", "order", "units used"}},
        {"each marketplace user has at most one open cart", &sql::users_with_two_carts, {"account", "open carts"}},
        {"each rating is by a buyer of the listing", &sql::ratings_without_purchase, {"rating", "account"}},
        {"each shop's rating count and stars match its ratings",
         &sql::miscounted_shop_ratings,
         {"shop", "stored ratings", "stored stars", "actual ratings", "actual stars"}},
        {"each shop's sales count matches its paid orders",
         &sql::miscounted_shop_sales,
         {"shop", "stored sales", "actual sales"}},
        {"each shoe's search data match its listing",
         &sql::shoes_not_matching_listings,
         {"listing", "offered", "price", "listing price", "free"}},
    };
}

/// Of invoices, charges and shipments.
std::vector<Invariant> invariants_of_pipeline() {
    return {
        {"each order's tax is the sum of the taxes of its lines", &sql::wrong_taxes, {"order", "tax", "tax of lines"}},
        {"invoices are numbered without gaps", &sql::gaps_in_invoices, {"seller", "year", "last number", "count"}},
        {"each invoice matches its order",
         &sql::invoices_not_matching_order,
         {"invoice", "total", "order total", "tax", "order tax", "total of lines"}},
        {"each approved charge has paid its order once",
         &sql::charges_not_matching_payments,
         {"charge", "order", "stage", "amount", "payments"}},
        {"each gateway payment belongs to an approved charge",
         &sql::payments_without_charge,
         {"payment", "order", "reference"}},
        {"each late charge has refund requests for its full amount",
         &sql::late_charges_without_refund,
         {"charge", "amount", "refunds requested"}},
        {"each shipped order is paid and has a tracking number", &sql::shipped_unpaid, {"shipment", "order", "stage"}},
        {"every undecided external call has a job that retries it", &sql::undecided_without_job, {"kind", "id"}},
    };
}

/// Of refunds, through whichever API they were requested.
std::vector<Invariant> invariants_of_refunds() {
    return {
        {"a refund is booked exactly when it is approved",
         &sql::refunds_not_matching_requests,
         {"refund", "state", "amount", "booked"}},
        {"refunds of an order do not exceed what was paid",
         &sql::orders_refunded_above_payment,
         {"order", "paid", "refunded or undecided"}},
        {"refunds of a seller's part do not exceed what was paid for it",
         &sql::seller_parts_refunded_above_payment,
         {"order", "seller", "paid", "refunded or undecided"}},
        {"every ledger account of a fully refunded order is zero",
         &sql::accounts_not_zero_after_refund,
         {"order", "account", "balance"}},
        {"the tax in the ledger equals the tax of the house's lines",
         &sql::taxes_not_matching_ledger,
         {"order", "tax of lines", "tax in ledger"}},
        {"no order is paid twice", &sql::orders_paid_twice, {"order", "payments"}},
    };
}

/// Of carts that members pay in parts.
std::vector<Invariant> invariants_of_member_carts() {
    return {
        {"the buyer's balance of each cart is its accepted items less its payments",
         &sql::member_carts_not_matching_ledger,
         {"cart", "accepted", "paid", "in ledger"}},
        {"each member's cart has one currency", &sql::carts_of_two_currencies, {"cart", "currency", "other currency"}},
        {"each proof image belongs to an existing payment", &sql::images_without_payment, {"image", "payment"}},
        {"accepted items are covered by approved payments",
         &sql::accepted_items_above_payments,
         {"cart", "accepted", "paid"}},
        {"sold stock entries match the accepted cart items",
         &sql::cart_items_not_matching_stock,
         {"item", "state", "quantity", "sold"}},
        {"each stock entry of a cart item refers to an existing item", &sql::sold_without_item, {"item", "sold"}},
        {"each accepted item is paid by a payment of its own cart",
         &sql::items_paid_by_another_cart,
         {"item", "cart", "payment", "payment's cart"}},
        {"a cart payment is in the ledger exactly when it is approved",
         &sql::cart_payments_not_matching_ledger,
         {"payment", "status", "amount", "in ledger"}},
        {"refunds of a cart do not exceed what was paid in money",
         &sql::carts_refunded_above_payment,
         {"cart", "money less refunds"}},
        {"each coupon's remaining uses are its allowed uses less those recorded",
         &sql::discounts_not_matching_uses,
         {"coupon", "allowed uses", "uses left", "recorded uses"}},
        {"each coupon payment has its recorded use",
         &sql::coupon_payments_without_use,
         {"payment", "coupon", "use state"}},
    };
}

const std::vector<Invariant>& invariants() {
    static const std::vector<Invariant> all = [] {
        std::vector<Invariant> every;
        for (const auto& some : {invariants_of_sales(), invariants_of_resellers(), invariants_of_shops(),
                                 invariants_of_pipeline(), invariants_of_refunds(), invariants_of_member_carts()})
            every.insert(every.end(), some.begin(), some.end());
        return every;
    }();
    return all;
}

std::string evidence_in(const store::Rows& row, const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += ", ";
        text += std::string(words[i]) + ' ' + std::string(row.text({static_cast<int>(i)}));
    }
    return text;
}

/// Each invoice is unchanged since it was issued. One with a text that this version does not know can't be compared.
void find_altered_invoices(store::Transaction& tx, Findings& findings) {
    store::invoices::each(tx, [&](const store::invoices::Stored& stored) {
        if (digest_of(stored.invoice) != stored.digest)
            findings.add("invoice " + std::to_string(stored.invoice.id.value));
    });
}

void find_unknown_texts(store::Transaction& tx, Findings& findings) {
    for (const auto& row : store::known_texts::unknown(tx))
        findings.add(row.what + ' ' + std::to_string(row.id) + ", " + std::string(row.column) + " '" + row.text +
                     "', rows " + std::to_string(row.count));
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
    const auto find = [&](std::string_view invariant, const auto& search) {
        Findings findings(invariant, evidence_max);
        search(tx, findings);
        findings.move_to(found);
    };
    find(invoices_are_fixed, find_altered_invoices);
    find(texts_are_known, find_unknown_texts);
    find(texts_are_folded, find_unfolded_texts);
    return found;
}

} // namespace cartwright::operations
