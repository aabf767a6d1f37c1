#include "proof.hpp"

#include "support/database.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <thread>

namespace cartwright::torture {

namespace {

using tests::cents;
using tests::json_field;
using tests::LoadClient;
using tests::number;
using tests::Row;
using tests::rows;

constexpr std::size_t wrongs_max = 10;

void add(Wrongs& wrongs, const std::string& wrong) {
    if (wrongs.size() < wrongs_max) wrongs.push_back(wrong);
}

/// The status that the order must have now; empty when it could be more than one.
std::string expected_status(const Purchase& purchase) {
    if (purchase.way == Way::leave) return "pending_payment";
    if (purchase.status != 200) return {};
    return purchase.way == Way::fail ? "payment_failed" : "paid";
}

std::string wrong_with(const Purchase& purchase, LoadClient& store) {
    const auto reply = store.call({.target = "/orders/" + purchase.order});
    if (!reply) return "no answer for order " + purchase.order;
    const std::string expected = expected_status(purchase);
    const bool is_there = reply->status == 200 && json_field(reply->body, "order_id") == purchase.order;
    const bool is_whole = is_there && json_field(reply->body, "total") == purchase.total;
    if (is_whole && (expected.empty() || json_field(reply->body, "status") == expected)) return {};
    return "order " + purchase.order + " of " + purchase.total + " should be " + expected + ": " + reply->body;
}

} // namespace

std::string spelt(const std::string& number) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%012llx", std::stoull(number));
    return text.data();
}

Wrongs lost_orders(const Memory& memory, const Ports& ports) {
    Wrongs wrongs;
    std::set<std::string> orders;
    LoadClient store(ports.store);
    for (const Purchase& purchase : memory.purchases) {
        if (!orders.insert(purchase.order).second) add(wrongs, "order " + purchase.order + " was given to two buyers");
        if (const std::string wrong = wrong_with(purchase, store); !wrong.empty()) add(wrongs, wrong);
    }
    return wrongs;
}

Wrongs changed_answers(const Memory& memory, const Ports& ports) {
    Wrongs wrongs;
    std::array<LoadClient, 2> clients{LoadClient(ports.store), LoadClient(ports.payments)};
    for (const Answered& first : memory.answers) {
        auto& client = clients[static_cast<std::size_t>(first.counter)];
        const auto again =
            client.call({.method = "POST", .target = first.target, .body = first.body, .key = first.key});
        if (again && again->status == first.status && again->body == first.reply) continue;
        add(wrongs, first.target + " " + first.body + " was answered " + first.reply + " and is answered " +
                        (again ? std::to_string(again->status) + " " + again->body : "not at all"));
    }
    return wrongs;
}

Wrongs unknown_orders(const Memory& memory, const std::string& shop) {
    std::set<std::string> known;
    for (const Purchase& purchase : memory.purchases) known.insert(purchase.order);
    std::int64_t unknown = 0;
    for (const Row& row : rows(shop, "SELECT id FROM orders WHERE door = 'storefront'"))
        unknown += known.contains(spelt(row.at(0))) ? 0 : 1;
    if (unknown <= memory.given_up) return {};
    return {std::to_string(unknown) + " orders that nobody knows of, and " + std::to_string(memory.given_up) +
            " purchases given up"};
}

Wrongs disagreements(const Memory& memory, const std::string& shop, const std::string& payments) {
    Wrongs wrongs;
    std::map<std::string, std::string> orders; // "paid 1999"
    for (const Row& row : rows(shop, "SELECT id, stage, total_minor FROM orders WHERE door = 'storefront'"))
        orders[spelt(row[0])] = row[1] + " " + row[2];
    for (const Row& row : rows(payments, "SELECT order_id, state, amount FROM charges WHERE state <> 'reversed'")) {
        if (row[1] == "confirmed" && orders[row[0]] == "paid " + row[2]) continue;
        add(wrongs, "order " + row[0] + ": " + row[1] + " " + row[2] + ", but it is " + orders[row[0]]);
    }

    std::map<std::string, int> charges;
    for (const Row& row : rows(payments, "SELECT order_id FROM charges WHERE state <> 'reversed'")) ++charges[row[0]];
    for (const auto& [order, count] : charges)
        if (count != 1) add(wrongs, "order " + order + " has " + std::to_string(count) + " charges");
    for (const Purchase& purchase : memory.purchases) {
        const bool is_charged = charges.contains(purchase.order);
        if (purchase.way == Way::pay && purchase.status == 200 && !is_charged)
            add(wrongs, "order " + purchase.order + " was paid without a charge");
        if (purchase.way != Way::pay && is_charged) add(wrongs, "order " + purchase.order + " was charged unasked");
    }
    return wrongs;
}

Wrongs strange_transactions(const Ports& ports) {
    Wrongs wrongs;
    LoadClient store(ports.store);
    LoadClient payments(ports.payments);
    const auto history = payments.call({.target = "/transactions"});
    if (!history || history->status != 200) return {"no history"};
    std::map<std::string, std::int64_t> sums; // what each order has cost: a reversal gives it back
    std::string_view rest = history->body;
    constexpr std::string_view start = "{\"kind\":";
    for (std::size_t at = 0; (at = rest.find(start)) != std::string_view::npos;) {
        rest.remove_prefix(at);
        const std::string_view one = rest.substr(0, rest.find('}') + 1);
        const std::string_view amount = json_field(one, "amount");
        const bool is_back = amount.starts_with('-');
        sums[std::string(json_field(one, "order_id"))] += is_back ? -cents(amount.substr(1)) : cents(amount);
        rest.remove_prefix(start.size());
    }
    if (sums.empty()) return {"an empty history: " + history->body.substr(0, 200)};
    for (const auto& [order, sum] : sums) {
        const auto reply = store.call({.target = "/orders/" + order});
        const bool is_paid = reply && json_field(reply->body, "status") == "paid";
        if (is_paid ? cents(json_field(reply->body, "total")) == sum : sum <= 0) continue;
        add(wrongs,
            "order " + order + " was charged " + std::to_string(sum) + ": " + (reply ? reply->body : "no answer"));
    }
    return wrongs;
}

bool caught_up(const std::string& payments) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (number(payments, "SELECT count(*) FROM callbacks") > 0) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

} // namespace cartwright::torture
