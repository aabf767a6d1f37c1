#pragma once

#include "store/engine/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::payments {

/// A wish to pay for an order of the store.
struct OrderPayment {
    std::string order_id;
    std::int64_t amount = 0; // cents
};

/// A wish to send money to anybody else.
struct Transfer {
    std::string recipient;
    std::int64_t amount = 0; // cents
};

/// What was taken for an order, and what became of it.
struct Charge {
    enum class State : std::uint8_t {
        charged,   // the store has yet to say whether it accepts
        confirmed, // the order is paid
        reversed,  // the store refused the order, and the money is back
    };

    std::string id; // also the name of the callback that tells the store
    std::string order_id;
    std::int64_t amount = 0;
    std::int64_t balance_after = 0;
    bool checked = false; // the amount was compared with the order's total before it was taken
    State state = State::charged;
    std::string reason{}; // why it was reversed
    std::int64_t refunded = 0;
};

/// A wish of the store to give back what was taken for an order, or a part of it.
struct OrderRefund {
    std::string order_id;
    std::int64_t amount = 0; // cents
};

/// A refund that was made.
struct RefundMade {
    OrderRefund wish;
    std::int64_t refunded = 0; // of the order, in all
    std::int64_t balance_after = 0;
};

struct Movement {
    std::string kind; // "order", "transfer", "reversal", "refund"
    std::string counterparty;
    std::int64_t change = 0; // what the account gained: negative for a payment
    std::int64_t balance_after = 0;
};

/// The account's money: every function belongs to the transaction that it is given.
namespace ledger {

/// One write after the other, where several could be at it: each builds on the balance that the one before has left.
void lock(store::Transaction& transaction);

/// Opens the account when there is none yet, and otherwise proves that its balance is the sum of its movements. Throws
/// Fault.
void open(store::Transaction& transaction, std::int64_t opening_balance);

/// Back to an account that has just been opened.
void reset(store::Transaction& transaction, std::int64_t opening_balance);

std::int64_t balance(store::Transaction& transaction);

/// The newest movements after the opening, oldest first.
inline constexpr std::int64_t history_max = 1'000;
std::vector<Movement> history(store::Transaction& transaction);

/// Takes money that is there (the caller has looked, in this transaction). Returns the balance after it.
std::int64_t transfer(store::Transaction& transaction, const Transfer& wish);

/// Money of an earlier transfer comes back.
void give_back(store::Transaction& transaction, std::string_view counterparty, std::int64_t amount);

bool is_charged(store::Transaction& transaction, std::string_view order_id);

/// The same for an order. Nothing, and nothing taken, when the order has been charged before and not been reversed.
std::optional<Charge> charge(store::Transaction& transaction, const OrderPayment& wish, bool checked);

std::optional<Charge> find_charge(store::Transaction& transaction, std::string_view id);

/// The charge of an order that was not reversed.
std::optional<Charge> charge_of(store::Transaction& transaction, std::string_view order_id);

/// The refund that was made under that key.
std::optional<RefundMade> find_refund(store::Transaction& transaction, std::string_view key);

/// Gives back what is left of the charge (the caller has looked, in this transaction).
RefundMade refund(store::Transaction& transaction, const Charge& charge, std::string_view key, std::int64_t amount);

/// The store has accepted the charge, or has refused it: then the money goes back. Each does nothing when the charge
/// has been settled already.
void confirm(store::Transaction& transaction, std::string_view id);
void reverse(store::Transaction& transaction, std::string_view id, std::string_view reason);

} // namespace ledger

} // namespace cartwright::payments
