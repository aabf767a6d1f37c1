#pragma once

#include "store/engine/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::payments {

/// A request to pay for an order of the store.
struct OrderPayment {
    std::string order_id;
    std::int64_t amount = 0; // cents
};

/// A request to send money to any other recipient.
struct Transfer {
    std::string recipient;
    std::int64_t amount = 0; // cents
};

/// A charge for an order, and its state.
struct Charge {
    enum class State : std::uint8_t {
        charged,   // the store has yet to accept or refuse it
        confirmed, // the order is paid
        reversed,  // the store refused the order, and the money was given back
    };

    std::string id; // also the id of the callback that notifies the store
    std::string order_id;
    std::int64_t amount = 0;
    std::int64_t balance_after = 0;
    bool checked = false; // the amount was compared with the order's total before it was taken
    State state = State::charged;
    std::string reason{}; // why it was reversed
    std::int64_t refunded = 0;
};

/// A request of the store to refund an order, wholly or in part.
struct OrderRefund {
    std::string order_id;
    std::int64_t amount = 0; // cents
};

/// A refund that was made.
struct RefundMade {
    OrderRefund wish;
    std::int64_t refunded = 0; // of the order, in total
    std::int64_t balance_after = 0;
};

struct Movement {
    std::string kind; // "order", "transfer", "reversal", "refund"
    std::string counterparty;
    std::int64_t change = 0; // what the account gained: negative for a payment
    std::int64_t balance_after = 0;
};

/// The account's money. Every function runs in the transaction that it is given.
namespace ledger {

/// Serialises writes where several can run at once: each builds on the balance that the previous one left.
void lock(store::Transaction& transaction);

/// Opens the account when there is none yet; otherwise checks that its balance is the sum of its movements. Throws
/// Fault.
void open(store::Transaction& transaction, std::int64_t opening_balance);

/// Resets the account to one that has just been opened.
void reset(store::Transaction& transaction, std::int64_t opening_balance);

std::int64_t balance(store::Transaction& transaction);

/// The newest movements except the opening, the oldest of them first; at most `history_max`.
inline constexpr std::int64_t history_max = 1'000;
std::vector<Movement> history(store::Transaction& transaction);

/// Takes money from the account and returns the balance after it. The caller must have checked, in this transaction,
/// that the money is there.
std::int64_t transfer(store::Transaction& transaction, const Transfer& wish);

/// Gives money of an earlier transfer back to the account.
void give_back(store::Transaction& transaction, std::string_view counterparty, std::int64_t amount);

bool is_charged(store::Transaction& transaction, std::string_view order_id);

/// Takes the money for an order, likewise. Returns nothing, and takes nothing, when the order has a charge that is not
/// reversed.
std::optional<Charge> charge(store::Transaction& transaction, const OrderPayment& wish, bool checked);

std::optional<Charge> find_charge(store::Transaction& transaction, std::string_view id);

/// The charge of an order that was not reversed.
std::optional<Charge> charge_of(store::Transaction& transaction, std::string_view order_id);

/// The refund that was made under that key.
std::optional<RefundMade> find_refund(store::Transaction& transaction, std::string_view key);

/// Refunds `amount` of the charge. The caller must have checked, in this transaction, that so much of it is left.
RefundMade refund(store::Transaction& transaction, const Charge& charge, std::string_view key, std::int64_t amount);

/// Settle a charge: `confirm` when the store has accepted it; `reverse` when the store has refused it, which gives the
/// money back. Each does nothing when the charge has been settled already.
void confirm(store::Transaction& transaction, std::string_view id);
void reverse(store::Transaction& transaction, std::string_view id, std::string_view reason);

} // namespace ledger

} // namespace cartwright::payments
