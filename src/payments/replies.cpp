#include "payments/replies.hpp"

#include "base/json/json_writer.hpp"
#include "base/money.hpp"

namespace cartwright::payments {

namespace {

/// Bodies end with a line break, so that in a shell the next output begins on a line of its own.
std::string line(JsonWriter& json) { return json.take() + '\n'; }

} // namespace

http::Reply reply_paid(const Charge& charge, bool shop_notified) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("message", "Payment of " + decimal(charge.amount) + " for order " + charge.order_id + " completed");
        json.money("balance", charge.balance_after);
        json.object("transaction", [&] {
            json.field("order_id", charge.order_id);
            json.money("amount", charge.amount);
            json.money("balance_after", charge.balance_after);
        });
        json.field("shop_notified", shop_notified);
    });
    return {.body = line(json)};
}

http::Reply reply_transferred(const Transfer& wish, std::int64_t balance) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("message", "Payment of " + decimal(wish.amount) + " to " + wish.recipient + " completed");
        json.money("balance", balance);
        json.object("transaction", [&] {
            json.field("recipient", wish.recipient);
            json.money("amount", wish.amount);
            json.money("balance_after", balance);
        });
    });
    return {.body = line(json)};
}

http::Reply reply_insufficient(std::int64_t balance, std::int64_t requested) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "failed");
        json.field("message", "Insufficient funds");
        json.money("balance", balance);
        json.money("requested", requested);
    });
    return {.status = 402, .body = line(json)};
}

http::Reply reply_reversed(std::string_view reason, std::int64_t balance) {
    if (reason.ends_with('.')) reason.remove_suffix(1);
    JsonWriter json;
    json.object([&] {
        json.field("status", "failed");
        json.field("message", "The store refused the order: " + std::string(reason) + ". The payment was reversed.");
        json.money("balance", balance);
    });
    return {.status = 409, .body = line(json)};
}

http::Reply reply_refunded(const RefundMade& made) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("message",
                   "Refund of " + decimal(made.wish.amount) + " for order " + made.wish.order_id + " completed");
        json.money("balance", made.balance_after);
        json.object("refund", [&] {
            json.field("order_id", made.wish.order_id);
            json.money("amount", made.wish.amount);
            json.money("refunded", made.refunded);
            json.money("balance_after", made.balance_after);
        });
    });
    return {.body = line(json)};
}

http::Reply reply_reset(std::int64_t balance) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("message", "Account reset to default balance");
        json.money("balance", balance);
    });
    return {.body = line(json)};
}

http::Reply reply_balance(const Settings& settings, std::int64_t balance) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("account_id", settings.account);
        json.field("holder", settings.holder);
        json.money("balance", balance);
    });
    return {.body = line(json), .headers = {{"Cache-Control", "private, no-store"}}};
}

http::Reply reply_history(const Settings& settings, std::span<const Movement> movements) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "success");
        json.field("account_id", settings.account);
        json.array("transactions", movements, [&](const Movement& movement) {
            const bool is_transfer = movement.kind == "transfer";
            json.object([&] {
                json.field("kind", movement.kind);
                json.field(is_transfer ? "recipient" : "order_id", movement.counterparty);
                json.money("amount", -movement.change); // a reversal is a negative payment
                json.money("balance_after", movement.balance_after);
            });
        });
    });
    return {.body = line(json), .headers = {{"Cache-Control", "private, no-store"}}};
}

http::Reply reply_failed(int status, std::string_view message) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "failed");
        json.field("message", message);
    });
    return {.status = status, .body = line(json)};
}

http::Reply reply_unavailable(std::string_view message) {
    http::Reply reply = reply_failed(503, message);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

} // namespace cartwright::payments
