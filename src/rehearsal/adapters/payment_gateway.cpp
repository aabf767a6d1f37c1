#include "rehearsal/adapters/payment_gateway.hpp"

#include "rehearsal/books/payment_gateway.sql.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

namespace cartwright::providers::rehearsal {

namespace {

namespace sql = store::sql::payment_gateway;
using ChargedKind = Charged::Kind;

constexpr std::chrono::milliseconds late_by{2'000};

/// Whether the customer's name selects that behaviour: "late", "late-7".
bool has_behaviour(std::string_view word, std::string_view customer) {
    return customer.starts_with(word) && (customer.size() == word.size() || customer[word.size()] == '-');
}

/// The delay of answers for this customer: "after-150", "after-150-7"; at most that of "late".
std::chrono::milliseconds delay_of(std::string_view customer) {
    constexpr std::string_view word = "after-";
    std::int64_t milliseconds = 0;
    if (customer.starts_with(word))
        std::from_chars(customer.data() + word.size(), customer.data() + customer.size(), milliseconds);
    return std::clamp(std::chrono::milliseconds(milliseconds), std::chrono::milliseconds(0), late_by);
}

/// orderflow A3-10: "Mock gateway returns the fixture card (visa test number 4242…); customers without a card → 402".
std::optional<Card> card_of(std::string_view customer) {
    Card card{.first_name = "Bob",
              .last_name = "Norman",
              .first_digits = "424242",
              .last_digits = "4242",
              .brand = "visa",
              .expiry_month = 9,
              .expiry_year = 2024};
    if (customer == "8080") return card;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_numbered = customer.starts_with('1') && std::ranges::all_of(customer, is_digit);
    const bool behaves =
        std::ranges::any_of(std::initializer_list<std::string_view>{"decline", "expired", "late", "timeout", "lost",
                                                                    "silent", "refund", "slow", "after"},
                            [&](std::string_view word) { return has_behaviour(word, customer); });
    if (!is_numbered && !behaves) return std::nullopt;
    card.first_name = "Rehearsal";
    card.last_name = "Buyer";
    card.expiry_month = 12;
    card.expiry_year = has_behaviour("expired", customer) ? 2020 : 2099;
    return card;
}

/// Why the charge is declined; empty when it is not.
std::string decline_reason(const ChargeWish& wish) {
    const auto card = card_of(wish.customer);
    if (!card) return "no card on file";
    if (has_behaviour("decline", wish.customer)) return "the card was declined";
    if (wish.valid_at && !is_valid_at(*card, *wish.valid_at)) return "the card has expired";
    return {};
}

struct Row {
    std::int64_t transaction = 0;
    std::string state;
    std::string customer;
    std::int64_t asked = 0;
    std::int64_t left = 0;
};

std::optional<Row> find(store::Transaction& tx, const std::string& key) {
    const auto row = tx.one(sql::find_charge, key);
    if (!row) return std::nullopt;
    return Row{.transaction = (*row)->integer(sql::find_charge.transaction_number),
               .state = std::string((*row)->text(sql::find_charge.state)),
               .customer = std::string((*row)->text(sql::find_charge.customer)),
               .asked = (*row)->integer(sql::find_charge.asked),
               .left = (*row)->integer(sql::find_charge.left_minor)};
}

Charged charge_result(const Row& row) {
    if (row.state != "approved") return {.kind = ChargedKind::declined, .reason = "declined"};
    return {
        .kind = ChargedKind::approved, .transaction = row.transaction, .card = card_of(row.customer).value_or(Card{})};
}

} // namespace

Charged PaymentGateway::charge(const ChargeWish& wish) {
    Charged charged;
    bool is_new = false;
    const std::string why = decline_reason(wish);
    const auto ask = [&](store::Transaction& tx) {
        const std::string first = !why.empty()                           ? "declined"
                                  : has_behaviour("lost", wish.customer) ? "lost"
                                                                         : "approved";
        is_new = tx.execute_counted(sql::add_charge, wish.key, wish.customer, wish.amount.minor,
                                    wish.amount.currency.text(), tx.secret_id<struct Transaction>().value, first) == 1;
        auto row = find(tx, wish.key); // of the first request
        if (!is_new) {
            if (row->state == "lost") row->state = why.empty() ? "approved" : "declined";
            tx.execute(sql::ask_again, wish.key, row->state);
        }
        charged = row->state == "lost" ? Charged{} : charge_result(*row);
        return true;
    };
    if (store_.write_and_wait(ask) != store::Outcome::committed) return {};
    if (has_behaviour("timeout", wish.customer) || has_behaviour("silent", wish.customer)) return {};
    if (has_behaviour("late", wish.customer) && is_new) std::this_thread::sleep_for(late_by);
    std::this_thread::sleep_for(delay_of(wish.customer));
    if (charged.kind == ChargedKind::declined && !why.empty()) charged.reason = why;
    return charged;
}

std::optional<Charged> PaymentGateway::look_up(const std::string& key) {
    std::optional<Charged> found = Charged{};
    const auto ask = [&](store::Transaction& tx) {
        const auto row = find(tx, key);
        found = !row || row->state == "lost" ? std::nullopt : std::optional(charge_result(*row));
        if (!found) return false;
        if (has_behaviour("silent", row->customer) && row->asked < 2) found = Charged{};
        tx.execute(sql::ask_again, key, row->state);
        return true;
    };
    const auto outcome = store_.write_and_wait(ask);
    if (outcome == store::Outcome::committed || outcome == store::Outcome::refused) return found;
    return Charged{};
}

Refunded PaymentGateway::refund(const RefundWish& wish) {
    Refunded refunded;
    std::chrono::milliseconds delay{0};
    const auto ask = [&](store::Transaction& tx) {
        // The same refund may be requested twice at once, and so may two refunds of one charge: they are serialised.
        tx.lock(sql::lock_charge, wish.charge_key);
        const auto charge = find(tx, wish.charge_key);
        delay = charge ? delay_of(charge->customer) : delay;
        if (const auto before = tx.one(sql::find_refund, wish.key)) {
            refunded.kind = (*before)->text(sql::find_refund.state) == "approved" ? Refunded::Kind::approved
                                                                                  : Refunded::Kind::declined;
            tx.execute(sql::ask_refund_again, wish.key);
            return true;
        }
        const bool may_be = charge && charge->state == "approved" && charge->left >= wish.amount.minor &&
                            !has_behaviour("refund", charge->customer);
        tx.execute(sql::add_refund, wish.key, wish.charge_key, wish.amount.minor, may_be ? "approved" : "declined");
        if (may_be) tx.execute(sql::give_back, wish.charge_key, wish.amount.minor);
        refunded.kind = may_be ? Refunded::Kind::approved : Refunded::Kind::declined;
        if (charge && has_behaviour("slow", charge->customer)) refunded.kind = Refunded::Kind::unknown;
        return true;
    };
    if (store_.write_and_wait(ask) != store::Outcome::committed) return {};
    std::this_thread::sleep_for(delay);
    if (refunded.kind == Refunded::Kind::declined) refunded.reason = "the gateway gives nothing back";
    return refunded;
}

} // namespace cartwright::providers::rehearsal
