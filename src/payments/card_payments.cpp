#include "payments/card_payments.hpp"

#include "base/currencies.hpp"
#include "base/json/json_writer.hpp"
#include "payments/callback_sender.hpp"
#include "payments/ledger.hpp"
#include "payments/payments_cards.sql.hpp"
#include "payments/replies.hpp"
#include "payments/requests.hpp"

#include <algorithm>

namespace cartwright::payments {

namespace {

namespace sql = store::sql::payments_cards;

constexpr std::size_t text_bytes_max = 200;
constexpr std::int64_t card_amount_max = 10'000'000'000'000;

constexpr FlawWords bad_text{"must be text of 1 to 200 bytes, without control characters"};
constexpr BodyRules card_rules{.no_body = no_object,
                               .no_json = no_object,
                               .no_object = no_object,
                               .missing = bad_text,
                               .no_text = bad_text,
                               .empty_text = bad_text,
                               .long_text = bad_text,
                               .control_characters = bad_text};

/// A decided charge.
struct Decided {
    CardCharge wish;
    bool is_approved = false;
    std::string reason{};
    std::int64_t transaction = 0;
    std::int64_t refunded = 0;
};

std::optional<Decided> find(store::Transaction& transaction, const std::string& key) {
    constexpr auto& query = sql::find_charge;
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return Decided{.wish = {.key = key,
                            .customer = std::string((*row)->text(query.customer)),
                            .amount = (*row)->integer(query.amount),
                            .currency = std::string((*row)->text(query.currency)),
                            .reference = {}},
                   .is_approved = (*row)->integer(query.approved) != 0,
                   .reason = std::string((*row)->text(query.reason)),
                   .transaction = (*row)->integer(query.transaction_number),
                   .refunded = (*row)->integer(query.refunded)};
}

bool is_same(const CardCharge& one, const CardCharge& other) {
    return one.customer == other.customer && one.amount == other.amount && one.currency == other.currency;
}

http::Reply reply_declined(std::string_view reason) {
    JsonWriter json;
    json.object([&] {
        json.field("status", "declined");
        json.field("message", reason);
    });
    return {.status = 402, .body = json.take() + '\n'};
}

http::Reply reply_decided(const Settings& settings, const Decided& charge) {
    if (!charge.is_approved) return reply_declined(charge.reason);
    const Settings::Card& card = settings.card;
    JsonWriter json;
    json.object([&] {
        json.field("status", "approved");
        json.field("transaction", charge.transaction);
        json.field("amount_minor", charge.wish.amount);
        json.field("refunded_minor", charge.refunded);
        json.object("card", [&] {
            json.field("first_name", card.first_name);
            json.field("last_name", card.last_name);
            json.field("first_digits", card.first_digits);
            json.field("last_digits", card.last_digits);
            json.field("brand", card.brand);
            json.field("expiry_month", card.expiry_month);
            json.field("expiry_year", card.expiry_year);
        });
    });
    return {.body = json.take() + '\n'};
}

/// "2030-12"
std::string last_month_of(const Settings::Card& card) {
    const std::string month = std::to_string(card.expiry_month);
    return std::to_string(card.expiry_year) + (month.size() < 2 ? "-0" : "-") + month;
}

std::string decline_reason(store::Transaction& transaction, const Settings& settings, const CardCharge& wish) {
    if (!wish.valid_month.empty() && wish.valid_month > last_month_of(settings.card)) return "The card has expired";
    if (ledger::balance(transaction) < wish.amount) return "Insufficient funds";
    return {};
}

std::string read_text(BodyInput& body, std::string_view name) {
    return body.line(name, BodyInput::Presence::required, text_bytes_max).value_or("");
}

std::string read_optional_text(BodyInput& body, std::string_view name) {
    return body.find(name) ? read_text(body, name) : std::string();
}

std::int64_t read_minor_units(BodyInput& body, std::string_view name) {
    const auto found = body.find(name);
    const auto number = found ? found->integer() : std::nullopt;
    if (number && *number >= 0 && *number <= card_amount_max) return *number;
    body.note(name, "must be a whole number of cents, not negative");
    return 0;
}

std::string read_currency(BodyInput& body, std::string_view name) {
    std::string code = read_text(body, name);
    const std::string_view flaw = flaw_of_currency(code);
    if (!flaw.empty()) body.note(name, std::string(flaw));
    return code;
}

} // namespace

tl::expected<CardCharge, std::string> read_card_charge(http::JsonReader& reader, std::string_view body) {
    BodyInput input(reader, body, card_rules);
    CardCharge wish{.key = read_text(input, "key"),
                    .customer = read_text(input, "customer"),
                    .amount = read_minor_units(input, "amount_minor"),
                    .currency = read_currency(input, "currency"),
                    .reference = read_text(input, "reference"),
                    .valid_month = read_optional_text(input, "valid_month")};
    if (!input.flaws().empty()) return tl::unexpected<std::string>(error_of(input));
    return wish;
}

tl::expected<CardRefund, std::string> read_card_refund(http::JsonReader& reader, std::string_view body) {
    BodyInput input(reader, body, card_rules);
    CardRefund wish{.key = read_text(input, "key"),
                    .charge_key = read_text(input, "charge"),
                    .amount = read_minor_units(input, "amount_minor")};
    if (!input.flaws().empty()) return tl::unexpected<std::string>(error_of(input));
    return wish;
}

http::Reply take_card_charge(const Settings& settings, store::Store& store, const CardCharge& wish) {
    http::Reply reply;
    write(store, [&](store::Transaction& transaction) {
        if (const auto before = find(transaction, wish.key)) {
            reply = is_same(before->wish, wish) ? reply_decided(settings, *before)
                                                : reply_failed(422, "This key was used for a different charge");
            return;
        }
        Decided decided{.wish = wish, .reason = decline_reason(transaction, settings, wish)};
        decided.is_approved = decided.reason.empty();
        decided.transaction = transaction.secret_id<struct CardTransaction>().value;
        transaction.execute(sql::add_charge, wish.key, wish.customer, wish.amount, wish.currency, wish.reference,
                            decided.is_approved ? 1 : 0, decided.reason, decided.transaction, transaction.now());
        if (decided.is_approved) ledger::transfer(transaction, {.recipient = wish.reference, .amount = wish.amount});
        reply = reply_decided(settings, decided);
    });
    return reply;
}

http::Reply show_card_charge(const Settings& settings, store::Store& store, const std::string& key) {
    http::Reply reply;
    write(store, [&](store::Transaction& transaction) {
        const auto decided = find(transaction, key);
        reply = decided ? reply_decided(settings, *decided) : reply_failed(404, "There is no such charge");
    });
    return reply;
}

http::Reply give_card_refund(store::Store& store, const CardRefund& wish) {
    http::Reply reply;
    const auto decided = [](bool is_approved, std::string_view reason) {
        return is_approved ? http::Reply{.body = "{\"status\":\"approved\"}\n"} : reply_declined(reason);
    };
    write(store, [&](store::Transaction& transaction) {
        if (const auto before = transaction.one(sql::find_refund, wish.key)) {
            constexpr auto& query = sql::find_refund;
            const bool is_same =
                (*before)->integer(query.amount) == wish.amount && (*before)->text(query.charge_key) == wish.charge_key;
            reply = is_same ? decided((*before)->integer(query.approved) != 0, (*before)->text(query.reason))
                            : reply_failed(422, "This key was used for a different refund");
            return;
        }
        const auto charge = find(transaction, wish.charge_key);
        std::string reason;
        if (!charge || !charge->is_approved)
            reason = "There is no such charge";
        else if (wish.amount > charge->wish.amount - charge->refunded)
            reason = "More than is left of the charge";
        transaction.execute(sql::add_refund, wish.key, wish.charge_key, wish.amount, reason.empty() ? 1 : 0, reason,
                            transaction.now());
        if (reason.empty()) {
            transaction.execute(sql::give_back, wish.charge_key, wish.amount);
            ledger::give_back(transaction, wish.charge_key, wish.amount);
        }
        reply = decided(reason.empty(), reason);
    });
    return reply;
}

} // namespace cartwright::payments
