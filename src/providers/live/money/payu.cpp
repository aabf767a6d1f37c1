#include "providers/live/money/payu.hpp"

#include "base/json/json_reader.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/shopping/payment_page.hpp"
#include "http/client.hpp"
#include "http/query.hpp"

#include <algorithm>

// shopping §2.14: "Answer `status` 0 → failed. `status` 1 + transaction status success → 1; pending/failure → 0; other
// → error. Unexpected, missing keys, unparsable, no answer → 422 error".

namespace cartwright::providers::live {

namespace {

using VerdictKind = PageVerdict::Kind;
using Member = std::optional<http::JsonValue>;

constexpr std::size_t verdict_reference_bytes_max = 100;

PageVerdict unclear(std::string reason) { return {.kind = VerdictKind::unclear, .reason = std::move(reason)}; }

/// Ids come as numbers or as text.
std::string text_of(const Member& member) {
    if (!member) return {};
    if (const auto text = member->text()) return std::string(*text);
    const auto number = member->integer();
    return number ? std::to_string(*number) : std::string();
}

std::optional<http::JsonObject> object_in(const http::JsonObject& object, std::string_view name) {
    const auto member = object.find(name);
    return member ? member->object() : std::nullopt;
}

/// The amount that was requested. Offers and fees of the gateway (`amt`) concern only the gateway and the buyer.
std::optional<std::int64_t> amount_in(const http::JsonObject& details) {
    auto member = details.find("transaction_amount");
    if (!member || member->kind() == http::JsonValue::Kind::null) member = details.find("amt");
    if (!member) return std::nullopt;
    if (const auto text = member->text()) return minor_units(*text, Places::exact);
    const auto number = member->number();
    return number ? minor_units(*number) : std::nullopt;
}

PageVerdict approved(const http::JsonObject& details) {
    PageVerdict verdict{.kind = VerdictKind::approved,
                        .reference = text_of(details.find("mihpayid")),
                        .amount_minor = amount_in(details)};
    if (verdict.reference.empty() || verdict.reference.size() > verdict_reference_bytes_max)
        return unclear("the gateway does not say under which number it has the payment");
    if (!verdict.amount_minor) return unclear("the gateway does not say how much was paid");
    return verdict;
}

/// Status 1: the gateway knows the transaction, and says how it went.
PageVerdict verdict_of_known(const http::JsonObject& details, const std::string& transaction) {
    if (const auto name = details.find("txnid"); name && text_of(name) != transaction)
        return unclear("the gateway answers about another payment");
    const std::string status = text_of(details.find("status"));
    if (status == "success") return approved(details);
    if (status == "pending") return {.kind = VerdictKind::pending, .reason = "the gateway does not know yet"};
    if (status == "failure") return {.kind = VerdictKind::declined, .reason = "the gateway has not taken the money"};
    return unclear("the gateway does not say how the payment went");
}

/// Status 0: the gateway does not know the transaction. It also sends this when it refuses the question, for example
/// because of a wrong checksum. Then the result is unclear.
PageVerdict verdict_of_unknown(const http::JsonObject& answer, const std::string& transaction) {
    const auto all = object_in(answer, "transaction_details");
    const auto details = all ? object_in(*all, transaction) : std::nullopt;
    if (details && folded(text_of(details->find("status"))) == "success")
        return unclear("the gateway contradicts itself");
    const std::string message = folded(text_of(answer.find("msg")));
    const bool says_not_found = details || message.empty() || message.find("fetched") != std::string::npos ||
                                message.find("not found") != std::string::npos;
    if (!says_not_found) return unclear("the gateway does not take the question");
    return {.kind = VerdictKind::not_found, .reason = "the gateway does not know the payment"};
}

PageVerdict verdict_in(std::string_view body, const std::string& transaction) {
    http::JsonReader reader;
    const auto document = reader.parse(body);
    const auto answer = document ? document->object() : std::nullopt;
    if (!answer) return unclear("the gateway's answer is not understood");
    const std::string status = text_of(answer->find("status"));
    if (status == "0") return verdict_of_unknown(*answer, transaction);
    if (status != "1") return unclear("status key is neither 1 not 0"); // in the words of shopping 51.4
    const auto all = object_in(*answer, "transaction_details");
    if (!all) return unclear("the gateway does not say how the payment went");
    const auto details = object_in(*all, transaction);
    if (!details) return unclear("the gateway answers about another payment");
    return verdict_of_known(*details, transaction);
}

} // namespace

PageVerdict Payu::verify(const std::string& transaction) {
    if (!is_page_transaction(transaction)) return unclear("that is no transaction");
    http::Client client; // of this thread
    const auto reply = client.send({.method = "POST",
                                    .url = settings_.url,
                                    .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                    .body = "key=" + http::percent_encoded(settings_.merchant.key) +
                                            "&command=" + std::string(page_question) + "&var1=" + transaction +
                                            "&hash=" + page_question_checksum(settings_.merchant, transaction),
                                    .timeout = settings_.timeout});
    if (!reply) return unclear("the gateway does not answer");
    constexpr int ok = 200;
    if (reply->status != ok) return unclear("the gateway answered " + std::to_string(reply->status));
    return verdict_in(reply->body, transaction);
}

} // namespace cartwright::providers::live
