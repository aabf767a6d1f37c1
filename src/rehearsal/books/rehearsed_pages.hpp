#pragma once

#include "domain/shopping/payment_page.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

/// Stores what was brought to the rehearsal of a payment page and what it has taken: the records that a gateway would
/// have.
namespace cartwright::store::rehearsed_pages {

/// A transaction on the page.
struct Page { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    std::string transaction{};
    std::int64_t reference = 0; // the gateway's number of it
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

/// Returns false, and changes nothing, when there is a transaction of that name.
bool add(Transaction& transaction, const Page& page);

std::optional<Page> find(Transaction& transaction, std::string_view name);

/// Deletes the oldest, so that no more than `kept` remain.
void remove_oldest(Transaction& transaction, std::int64_t kept);

/// Stores the buyer's choice and, with `takes_money`, that the money is taken. Does nothing when the payment has been
/// decided. A check of the table prevents taking the money twice.
void choose(Transaction& transaction, std::string_view name, std::string_view choice, bool takes_money);

/// Counts one more question of the shop.
void count_question(Transaction& transaction, std::string_view name);

/// The newest first.
std::vector<Page> latest(Transaction& transaction, std::int64_t limit);

} // namespace cartwright::store::rehearsed_pages
