#include "payments/shop.hpp"

#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "base/money.hpp"
#include "base/signature.hpp"
#include "http/client.hpp"

namespace cartwright::payments {

namespace {

using Verdict = Delivery::Verdict;

constexpr std::size_t reason_bytes_max = 300;
constexpr std::string_view no_order = "the answer is not an order";

bool is_refusal(int status) { return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429; }

std::optional<std::int64_t> cents_in(const http::JsonValue& value) {
    const std::optional<double> amount = value.number();
    if (amount) return minor_units(*amount);
    return std::nullopt;
}

/// The store's message: `{"detail": "…"}`.
std::string reason_in(const http::ClientReply& reply) {
    http::JsonReader reader;
    std::string otherwise = "HTTP " + std::to_string(reply.status);
    const auto document = reader.parse(reply.body);
    const auto object = document ? document->object() : std::nullopt;
    const auto detail = object ? object->find("detail") : std::nullopt;
    const auto text = detail ? detail->text() : std::nullopt;
    if (!text || text->empty() || text->size() > reason_bytes_max) return otherwise;
    return std::string(*text);
}

/// The text for the log when the store has not answered, or not decided.
std::string failure_text(const std::optional<http::ClientReply>& reply, const http::Client& client) {
    return reply ? "HTTP " + std::to_string(reply->status) : client.failure();
}

Delivery unanswered(std::string reason) { return {.verdict = Verdict::unanswered, .reason = std::move(reason)}; }
Delivery refused(std::string reason) { return {.verdict = Verdict::refused, .reason = std::move(reason)}; }

} // namespace

std::string already_processed(const Order& order) { return "Order already processed (status: " + order.status + ")"; }

Order Shop::order(const std::string& order_id) {
    http::ClientRequest request{.url = settings_.store_url + "/orders/" + order_id,
                                .timeout = settings_.callbacks.call};
    if (!traceparent_.empty()) request.headers.emplace_back("traceparent", traceparent_);
    const auto reply = client_.send(request);
    if (reply && is_refusal(reply->status)) return {.found = Order::Found::no};
    if (!reply || reply->status != 200) return {.failure = failure_text(reply, client_)};

    http::JsonReader reader;
    const auto document = reader.parse(reply->body);
    const auto object = document ? document->object() : std::nullopt;
    if (!object) return {.failure = std::string(no_order)};
    const auto total = object->find("total");
    const auto status = object->find("status");
    const auto cents = total ? cents_in(*total) : std::nullopt;
    const auto status_text = status ? status->text() : std::nullopt;
    if (!cents || !status_text) return {.failure = std::string(no_order)};
    return {.found = Order::Found::yes, .total = *cents, .status = std::string(*status_text)};
}

std::optional<http::ClientReply> Shop::confirm(const Callback& callback) {
    JsonWriter json;
    json.object([&] {
        json.field("order_id", callback.order_id);
        json.field("status", callback.success ? "success" : "failed");
    });
    http::ClientRequest request{.method = "POST",
                                .url = settings_.store_url + "/payments/confirm",
                                .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", callback.id}},
                                .body = json.take(),
                                .timeout = settings_.callbacks.call};
    if (!traceparent_.empty()) request.headers.emplace_back("traceparent", traceparent_);
    if (!settings_.secret.empty()) {
        const std::int64_t seconds = clock_.now().milliseconds / 1000;
        request.headers.emplace_back("webhook-id", callback.id);
        request.headers.emplace_back("webhook-timestamp", std::to_string(seconds));
        request.headers.emplace_back("webhook-signature", sign(settings_.secret, callback.id, seconds, request.body));
    }
    return client_.send(request);
}

/// Compares the amount with the order, when the store could not be asked at the time of the payment. Returns nothing
/// when the order can be paid.
std::optional<Delivery> Shop::check_before_paying(const Callback& callback) {
    const Order found = order(callback.order_id);
    if (found.found == Order::Found::unknown) return unanswered(found.failure);
    if (found.found == Order::Found::no) return refused(std::string(order_not_found));
    if (found.total != callback.amount) return refused(std::string(amount_differs));
    if (found.status == "paid") return Delivery{.verdict = Verdict::delivered};
    if (found.status != "pending_payment") return refused(already_processed(found));
    return std::nullopt;
}

Delivery Shop::deliver(const Callback& callback) {
    if (!callback.checked) {
        if (auto delivery = check_before_paying(callback)) {
            // Nothing was charged, and the failed payment was not one of this order: there is nothing to report.
            if (!callback.success && delivery->verdict == Verdict::refused) return {.verdict = Verdict::delivered};
            return *delivery;
        }
    }
    const auto reply = confirm(callback);
    if (reply && reply->status >= 200 && reply->status < 300) return {.verdict = Verdict::delivered};
    if (!reply || !is_refusal(reply->status)) return unanswered(failure_text(reply, client_));
    if (!callback.success) return {.verdict = Verdict::delivered}; // nothing was charged: nothing to give back

    // The refusal may concern a duplicate whose first answer was lost, so the state of the order decides.
    const Order after = order(callback.order_id);
    if (after.found == Order::Found::unknown) return unanswered(after.failure);
    if (after.status == "paid") return {.verdict = Verdict::delivered};
    const bool is_still_pending = reply->status == 409 && after.status == "pending_payment";
    return is_still_pending ? unanswered(reason_in(*reply)) : refused(reason_in(*reply));
}

} // namespace cartwright::payments
