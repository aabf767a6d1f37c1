#include "api/marketplace/replies.hpp"
#include "base/json/json_writer.hpp"

#include <array>
#include <cstdio>

namespace cartwright::api::marketplace {

namespace {

/// "3.0", "2.9996": never rounded up, since that would claim a criterion that is not met.
std::string format_average(const Evidence& evidence) {
    constexpr std::int64_t ten_thousand = 10'000;
    const std::int64_t average = evidence.average_of_ten_thousand();
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%d.%04d", static_cast<int>(average / ten_thousand),
                  static_cast<int>(average % ten_thousand));
    std::string number(text.data());
    while (number.back() == '0' && number[number.size() - 2] != '.') number.pop_back();
    return number;
}

void write_criterion(JsonWriter& json, std::string_view name, std::int64_t required, std::int64_t actual, bool met) {
    json.object(name, [&] {
        json.field("required", required);
        json.field("actual", actual);
        json.field("met", met);
    });
}

void write_criteria(JsonWriter& json, const Evidence& evidence) {
    json.object("criteria", [&] {
        write_criterion(json, "sales", evidence.required.sales, evidence.actual.sales, evidence.has_sales());
        json.object("average_rating", [&] {
            json.hundredths("required", evidence.required.rating_hundredths);
            json.key("actual");
            json.raw(format_average(evidence));
            json.field("met", evidence.is_well_rated());
        });
        write_criterion(json, "ratings", evidence.required.ratings, evidence.actual.ratings, evidence.has_ratings());
    });
}

void write_application(JsonWriter& json, const Verification& verification) {
    if (verification.application)
        json.field("application", name_of(*verification.application));
    else
        json.null("application");
}

void write_verification(JsonWriter& json, const operations::ShopShown& shop) {
    json.field("shop_id", shop.record.seller.number);
    json.field("verified", shop.record.seller.verified);
    write_application(json, shop.record.verification);
}

/// An administrator's decision, or null.
void write_decision(JsonWriter& json, const Verification& verification) {
    if (!verification.decided) return json.null("decision");
    json.object("decision", [&] {
        json.field("verified", *verification.decided);
        json.field("reason", verification.reason);
    });
}

/// What only the shop itself may see.
void write_own(JsonWriter& json, const ShopRecord& record) {
    if (record.owner)
        json.field("account_id", *record.owner);
    else
        json.null("account_id");
    json.field("platform_fee_bps", record.seller.fee_bps);
    write_decision(json, record.verification);
}

void write_shop(JsonWriter& json, const operations::ShopShown& shop) {
    json.field("shop_id", shop.record.seller.number);
    json.field("store_name", shop.record.seller.name);
    if (shop.is_own) write_own(json, shop.record);
    json.field("verified", shop.record.seller.verified);
    write_application(json, shop.record.verification);
    write_criteria(json, shop.evidence());
}

void write_payout(JsonWriter& json, const Payout& payout) {
    json.object([&] {
        json.field("payout_id", payout.number);
        json.money("amount", payout.amount.minor);
        json.field("status", name_of(payout.state));
        json.field("reason", payout.reason);
        json.field("reference", payout.reference);
        json.field("asked_at", timestamp(payout.made_at));
        if (payout.settled_at)
            json.field("settled_at", timestamp(*payout.settled_at));
        else
            json.null("settled_at");
    });
}

} // namespace

http::Reply write_user(const Account& account) {
    JsonWriter json;
    json.object([&] {
        json.field("user_id", account.number);
        json.field("name", account.name);
        json.field("email", account.email);
    });
    return ok_reply(json);
}

http::Reply write_shop(const operations::ShopShown& shop) {
    JsonWriter json;
    json.object([&] { write_shop(json, shop); });
    return ok_reply(json);
}

http::Reply write_verification(const operations::ShopShown& shop) {
    JsonWriter json;
    json.object([&] { write_verification(json, shop); });
    return ok_reply(json);
}

http::Reply write_application(const operations::ShopShown& shop) {
    JsonWriter json;
    json.object([&] {
        write_verification(json, shop);
        write_criteria(json, shop.evidence());
    });
    return ok_reply(json);
}

http::Reply write_decision(const operations::ShopShown& shop) {
    JsonWriter json;
    json.object([&] {
        write_verification(json, shop);
        json.field("reason", shop.record.verification.reason);
    });
    return ok_reply(json);
}

http::Reply write_verifications(const std::vector<VerificationEntry>& entries) {
    JsonWriter json;
    json.array(entries, [&](const VerificationEntry& entry) {
        json.object([&] {
            json.field("cause", name_of(entry.cause));
            json.field("verified", entry.verified);
            json.field("reason", entry.reason);
            json.field("sales", entry.standing.sales);
            json.field("ratings", entry.standing.ratings);
            json.field("stars", entry.standing.stars);
            json.field("made_at", timestamp(entry.made_at));
        });
    });
    return ok_reply(json);
}

http::Reply write_balance(const operations::Balance& balance) {
    JsonWriter json;
    json.object([&] {
        json.field("shop_id", balance.shop);
        json.money("balance", balance.owed.minor);
        json.money("on_its_way", balance.in_transit.minor);
        json.money("paid_out", balance.paid_out.minor);
    });
    return ok_reply(json);
}

http::Reply write_statement(const operations::Statement& statement) {
    using Entry = operations::Statement::Entry;
    JsonWriter json;
    json.object([&] {
        json.field("shop_id", statement.shop);
        json.array("entries", statement.entries, [&](const Entry& entry) {
            json.object([&] {
                json.field("entry_id", std::to_string(entry.id)); // a JavaScript number is not exact for all of them
                json.field("fact", entry.fact);
                if (entry.order)
                    json.field("order_id", *entry.order);
                else
                    json.null("order_id");
                json.money("amount", entry.amount.minor);
                json.money("balance", entry.balance.minor);
                json.field("made_at", timestamp(entry.made_at));
            });
        });
        if (statement.older)
            json.field("next_before", std::to_string(*statement.older));
        else
            json.null("next_before");
    });
    return ok_reply(json);
}

http::Reply write_payout(const Payout& payout) {
    JsonWriter json;
    write_payout(json, payout);
    return ok_reply(json);
}

http::Reply write_payouts(const std::vector<Payout>& payouts) {
    JsonWriter json;
    json.array(payouts, [&](const Payout& payout) { write_payout(json, payout); });
    return ok_reply(json);
}

} // namespace cartwright::api::marketplace
