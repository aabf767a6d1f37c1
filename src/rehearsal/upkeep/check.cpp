#include "rehearsal/upkeep/check.hpp"

#include "rehearsal/books/books_checks.sql.hpp"
#include "rehearsal/upkeep/shop_checks.sql.hpp"

#include <map>
#include <set>

namespace cartwright::operations {

namespace {

namespace books_sql = store::sql::books_checks;
namespace shop_sql = store::sql::shop_checks;

constexpr std::string_view approved = "approved";

/// A charge or refund as the service recorded it.
struct Entry {
    std::string state{};
    std::int64_t amount = 0; // of a charge: what is not refunded

    [[nodiscard]] std::int64_t moved() const { return state == approved ? amount : 0; }
};
using Entries = std::map<std::string, Entry, std::less<>>;

template <class EntryQuery> Entries entries_of(store::Transaction& books, const EntryQuery& query) {
    Entries entries;
    books.each(query, [&](const store::Rows& row) {
        entries[std::string(row.text(query.key))] = {.state = std::string(row.text(query.state)),
                                                     .amount = row.integer(query.amount_minor)};
    });
    return entries;
}

Findings provisioned_twice(store::Transaction& books, std::size_t max) {
    Findings findings("each order is provisioned at most once", max);
    books.each(books_sql::provisioned_twice, [&](const store::Rows& row) {
        findings.add("order " + std::string(row.text(books_sql::provisioned_twice.order_id)) + ", times " +
                     std::string(row.text(books_sql::provisioned_twice.times)));
    });
    return findings;
}

Findings provisioned_without_order(store::Transaction& shop, store::Transaction& books, std::size_t max) {
    Findings findings("each order that a vendor provisioned is in progress or completed", max);
    std::map<std::int64_t, std::string> steps;
    shop.each(shop_sql::vendor_steps, [&](const store::Rows& row) {
        steps[row.integer(shop_sql::vendor_steps.order_id)] = std::string(row.text(shop_sql::vendor_steps.step));
    });
    books.each(books_sql::provisioned, [&](const store::Rows& row) {
        const auto found = steps.find(row.integer(books_sql::provisioned.order_id));
        const std::string step = found == steps.end() ? "none" : found->second;
        if (step != "processing" && step != "completed")
            findings.add("order " + std::string(row.text(books_sql::provisioned.order_id)) + ", step " + step);
    });
    return findings;
}

std::string refund_evidence(std::int64_t id, const Entry& ours, const Entry& theirs) {
    return "refund " + std::to_string(id) + ", state " + ours.state + ", amount " + std::to_string(ours.amount) +
           ", provider state " + theirs.state + ", provider amount " + std::to_string(theirs.amount);
}

Findings wrong_refunds(store::Transaction& shop, store::Transaction& books, std::size_t max) {
    Findings findings("approved refunds match the refunds that the provider made", max);
    const Entry none{.state = "none"};
    Entries refunds = entries_of(books, books_sql::refunds);
    const Entries charges = entries_of(books, books_sql::charges);
    shop.each(shop_sql::refund_requests, [&](const store::Rows& row) {
        constexpr auto& query = shop_sql::refund_requests;
        const std::int64_t id = row.integer(query.id);
        const Entry ours{.state = std::string(row.text(query.state)), .amount = row.integer(query.amount_minor)};
        const auto refund = refunds.extract("refund-" + std::to_string(id));
        const Entry& theirs = refund ? refund.mapped() : none;
        const bool is_at_provider =
            refund || charges.contains("charge-" + std::to_string(row.integer(query.charge_id)));
        if (ours.state != "asked" && is_at_provider && ours.moved() != theirs.moved())
            findings.add(refund_evidence(id, ours, theirs));
    });
    for (const auto& [key, refund] : refunds) findings.add(refund_evidence(0, none, refund)); // those without a request
    return findings;
}

/// An order of which the gateway has taken money, with what each side says of it.
struct GatewayOrder {
    std::string stage{};
    std::int64_t ours = 0;
    std::int64_t theirs = 0;
};

Findings wrong_gateway_orders(store::Transaction& shop, store::Transaction& books, std::size_t max) {
    Findings findings("the gateway's net charges for each order match the shop's records", max);
    const Entries charges = entries_of(books, books_sql::charges);
    std::map<std::int64_t, GatewayOrder> orders;
    shop.each(shop_sql::decided_charges, [&](const store::Rows& row) {
        constexpr auto& query = shop_sql::decided_charges;
        const auto charge = charges.find("charge-" + std::string(row.text(query.charge_id)));
        if (charge == charges.end() || charge->second.state != approved) return;
        GatewayOrder& order = orders[row.integer(query.order_id)];
        order.stage = row.text(query.stage);
        order.ours = row.integer(query.kept_minor);
        order.theirs += charge->second.amount;
    });
    for (const auto& [id, order] : orders)
        if (order.ours != order.theirs)
            findings.add("order " + std::to_string(id) + ", stage " + order.stage + ", shop " +
                         std::to_string(order.ours) + ", gateway " + std::to_string(order.theirs));
    return findings;
}

} // namespace

std::vector<Violation> violations_of_books(store::Transaction& shop, store::Transaction& books,
                                           std::size_t evidence_max) {
    std::vector<Violation> found;
    provisioned_twice(books, evidence_max).move_to(found);
    provisioned_without_order(shop, books, evidence_max).move_to(found);
    wrong_refunds(shop, books, evidence_max).move_to(found);
    wrong_gateway_orders(shop, books, evidence_max).move_to(found);
    return found;
}

} // namespace cartwright::operations
