#include "store/ledger/ledgers.hpp"

#include "store/ledger/ledgers.sql.hpp"

namespace cartwright::store::ledgers {

void post(Transaction& transaction, const Posting& posting) {
    if (!is_balanced(posting))
        throw Fault(Fault::Kind::broken, "the posting of a " + posting.fact + " is not balanced");
    const auto id = transaction.next_id<struct Posting>();
    for (const Entry& entry : posting.entries)
        transaction.execute(sql::ledgers::add_entry, transaction.next_id<struct LedgerEntry>(), id, posting.fact,
                            posting.order, posting.cause == 0 ? std::nullopt : std::optional(posting.cause),
                            format_account(entry.account), entry.amount.minor, entry.amount.currency.text(),
                            transaction.now());
}

void post(Transaction& transaction, std::span<const Posting> postings) {
    for (const Posting& posting : postings) post(transaction, posting);
}

void add_payment(Transaction& transaction, OrderId order, std::string_view method, Money amount,
                 std::string_view status, std::string_view reference) {
    transaction.execute(sql::ledgers::add_payment, transaction.next_id<struct Payment>(), order, method, amount.minor,
                        amount.currency.text(), status, transaction.now(), reference);
}

std::string method_of_payment(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::ledgers::method_of_payment, order);
    return row ? std::string((*row)->text(sql::ledgers::method_of_payment.method)) : std::string();
}

} // namespace cartwright::store::ledgers
