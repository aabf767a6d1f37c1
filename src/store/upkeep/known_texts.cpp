#include "store/upkeep/known_texts.hpp"

#include "domain/accounts/actor.hpp"
#include "domain/ledger/tax.hpp"
#include "domain/orders/cart.hpp"
#include "domain/outbox/job.hpp"
#include "store/upkeep/known_texts.sql.hpp"

namespace cartwright::store::known_texts {

namespace {

namespace queries = store::sql::known_texts;

/// Adds the texts for which the parser of the values returns nothing.
template <class TextsQuery, class Parse>
void find_unknown(Transaction& transaction, const TextsQuery& texts, std::string_view column, const Parse& parse,
                  std::vector<Unknown>& found) {
    transaction.each(texts, [&](const Rows& row) {
        const std::string_view text = row.text(texts.text);
        if (parse(text)) return;
        found.push_back({.what = std::string(row.text(texts.what)),
                         .id = row.integer(texts.id),
                         .column = column,
                         .text = std::string(text),
                         .count = row.integer(texts.count)});
    });
}

} // namespace

std::vector<Unknown> unknown(Transaction& transaction) {
    std::vector<Unknown> found;
    find_unknown(transaction, queries::currencies, "currency", Currency::parse, found);
    find_unknown(transaction, queries::tax_modes, "tax mode", parse_tax_mode, found);
    find_unknown(transaction, queries::cart_states, "state", parse_cart_state, found);
    find_unknown(transaction, queries::scopes, "scope", parse_scope, found);
    find_unknown(transaction, queries::job_kinds, "kind", parse_job_kind, found);
    return found;
}

} // namespace cartwright::store::known_texts
