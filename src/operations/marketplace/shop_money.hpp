#pragma once

#include "domain/marketplace/payout.hpp"
#include "operations/work.hpp"

#include <vector>

/// The balances of shops, and their payouts.
namespace cartwright::operations {

struct ShowBalance {
    std::int64_t shop = 0;
};
struct Balance {
    std::int64_t shop = 0;
    Money owed;       // now; negative when the shop owes the house
    Money in_transit; // requested from the provider, which has not answered yet
    Money paid_out;
};

struct ShowStatement {
    std::int64_t shop = 0;
    std::optional<std::int64_t> before{}; // only entries before this one
    std::int64_t limit = 0;
};
struct Statement {
    std::int64_t shop = 0;
    struct Entry {
        std::int64_t id = 0;
        std::string fact;
        std::optional<std::int64_t> order{}; // as the marketplace numbers it
        Money amount;                        // positive: in the shop's favour
        Money balance;                       // after it
        Instant made_at{};
    };
    std::vector<Entry> entries{};        // the newest first
    std::optional<std::int64_t> older{}; // present when there are more, before this one
};

struct AskPayout {
    std::int64_t shop = 0;
    std::optional<std::int64_t> amount{}; // minor units; nothing: all that is owed
};
struct ListPayouts {
    std::int64_t shop = 0;
    std::int64_t before = 0;
    std::int64_t limit = 0;
};

/// Each refuses with shop_not_found when the shop is another's.
Result<Balance> show_balance(Work& work, const ShowBalance& wish);
Result<Statement> show_statement(Work& work, const ShowStatement& wish);
Result<std::vector<Payout>> list_payouts(Work& work, const ListPayouts& wish);

/// Takes money out of a shop's balance, and requests its payout after commit. Also refused: nothing_to_pay_out.
Result<Payout> ask_payout(Work& work, const AskPayout& wish);

/// The provider's answer about a payout: it is paid, or it has failed and is owed to the shop again. A second answer
/// changes nothing.
struct SettlePayout {
    PayoutId payout;
    bool is_paid = false;
    std::string reason{};
    std::string reference{};
};
void settle_payout(store::Transaction& tx, const SettlePayout& result);

/// An administrator's settlement of a payout whose provider never answers. Refused: resource_not_found;
/// order_already_processed, when it is settled.
struct SettleByHand {
    std::int64_t payout = 0; // as the marketplace numbers it
    bool is_paid = false;
    std::string reason;
};
Result<Payout> settle_by_hand(Work& work, const SettleByHand& wish);

/// Requests payouts for up to `limit` shops whose last scheduled payout was at `deadline` or before. Returns how many
/// shops were examined.
std::int64_t pay_out_due(store::Transaction& tx, Currency usual, Instant deadline, std::int64_t limit);

} // namespace cartwright::operations
