#include "providers/live/money/payouts.hpp"

#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "http/client.hpp"
#include "providers/live/answer.hpp"

namespace cartwright::providers::live {

namespace {

constexpr std::size_t reference_bytes_max = 200;

std::string body_of(const PayoutOrder& order) {
    JsonWriter json;
    json.object([&] {
        json.field("payout_id", order.number);
        json.field("shop_id", order.shop);
        json.field("shop", order.name);
        json.money("amount", order.amount.minor);
        json.field("currency", order.amount.currency.text());
    });
    return json.take();
}

/// The other side's id of the payout: {"reference": "…"}; empty when there is none.
std::string reference_in(std::string_view body) {
    http::JsonReader reader;
    const auto document = reader.parse(body);
    const auto object = document ? document->object() : std::nullopt;
    const auto member = object ? object->find("reference") : std::nullopt;
    const auto text = member ? member->text() : std::nullopt;
    return std::string(text.value_or("").substr(0, reference_bytes_max));
}

} // namespace

Outcome Payouts::pay(const PayoutOrder& order) {
    http::Client client; // of this thread
    const auto reply = client.send({.method = "POST",
                                    .url = url_,
                                    .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", order.key}},
                                    .body = body_of(order)});
    Outcome outcome = outcome_of(reply);
    if (outcome.kind == Outcome::Kind::yes) outcome.reference = reference_in(reply->body);
    return outcome;
}

} // namespace cartwright::providers::live
