#include "providers/live/money/payments_server.hpp"

#include "base/entropy.hpp"
#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "base/signature.hpp"
#include "http/client.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

constexpr int order_digits = 12; // an order id of the storefront: "cfc99d7de417"
constexpr std::size_t message_bytes_max = 300;
constexpr int no_charge = 404;
constexpr std::array<int, 3> final_refusals{400, 409, 422};

/// A member of the answer: {"status": "success", "message": "…"}.
std::string member_in(std::string_view body, std::string_view name) {
    http::JsonReader reader;
    const auto document = reader.parse(body);
    const auto object = document ? document->object() : std::nullopt;
    const auto member = object ? object->find(name) : std::nullopt;
    return std::string(member ? member->text().value_or("").substr(0, message_bytes_max) : "");
}

Refunded refunded_by(const http::ClientReply& reply) {
    const std::string message = member_in(reply.body, "message");
    if (reply.status == 200 && member_in(reply.body, "status") == "success") return {.kind = Refunded::Kind::approved};
    if (reply.status == no_charge && !message.empty()) return {.kind = Refunded::Kind::no_charge, .reason = message};
    if (std::ranges::find(final_refusals, reply.status) != final_refusals.end())
        return {.kind = Refunded::Kind::declined, .reason = message};
    return {};
}

} // namespace

Refunded PaymentsServer::refund(const OrderRefundWish& wish) {
    if (settings_.url.empty())
        return {.kind = Refunded::Kind::no_charge, .reason = "no payments server is set (--payments-url)"};
    const std::string order = hexadecimal(static_cast<std::uint64_t>(wish.order.value), order_digits);
    JsonWriter json;
    json.object([&] {
        json.plain("order_id", order);
        json.money("amount", wish.amount.minor);
    });
    http::ClientRequest request{.method = "POST",
                                .url = settings_.url + "/payments/orders/" + order + "/refunds",
                                .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", wish.key}},
                                .body = json.take(),
                                .timeout = settings_.timeout};
    if (!settings_.secret.empty()) {
        const std::int64_t seconds = clock_.now().milliseconds / 1000;
        request.headers.emplace_back("webhook-id", wish.key);
        request.headers.emplace_back("webhook-timestamp", std::to_string(seconds));
        request.headers.emplace_back("webhook-signature", sign(settings_.secret, wish.key, seconds, request.body));
    }
    http::Client client; // of this thread
    const auto reply = client.send(request);
    return reply ? refunded_by(*reply) : Refunded{};
}

} // namespace cartwright::providers::live
