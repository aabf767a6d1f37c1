#pragma once

#include "domain/shopping/payment_page.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the rehearsal of a payment page was shown and has taken, as stored: what a gateway would know.
namespace cartwright::store::rehearsed_pages {

/// A transaction on the page.
struct Page { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    std::string transaction{};
    std::int64_t reference = 0; // the gateway's own number of it
    Money amount{};
    std::string product_info{};
    std::string first_name{};
    std::string email{};
    std::string phone{};
    std::string success_url{};
    std::string failure_url{};
    std::string choice{};      // what the buyer has pressed; empty: nothing yet
    std::int64_t captured = 0; // how often the money was taken
    std::int64_t asked = 0;    // how often the shop has asked since that choice
};

/// False, and nothing has changed, when a transaction of that name is there.
bool add(Transaction& transaction, const Page& page);

std::optional<Page> find(Transaction& transaction, std::string_view name);

/// Forgets the oldest, so that no more than `kept` are left.
void forget_old(Transaction& transaction, std::int64_t kept);

/// Notes what the buyer has pressed, and that the money is taken once more; nothing when that has been decided before.
/// Who took money twice would not get past the table's own check.
void choose(Transaction& transaction, std::string_view name, std::string_view choice, bool takes_money);

/// The shop has asked once more.
void ask(Transaction& transaction, std::string_view name);

/// The newest first.
std::vector<Page> latest(Transaction& transaction, std::int64_t limit);

} // namespace cartwright::store::rehearsed_pages
