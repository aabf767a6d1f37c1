#include "providers/live/goods/provisioner.hpp"

#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "http/client.hpp"

namespace cartwright::providers::live {

namespace {

constexpr std::chrono::milliseconds timeout{20'000};
constexpr std::size_t reason_bytes_max = 500;

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers vendor_headers_of(const std::string& token, const std::string& key) {
    Headers headers{{"Content-Type", "application/json"}};
    if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
    if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
    return headers;
}

void write_attribute(JsonWriter& json, const Attribute& attribute) {
    json.any_key(attribute.name);
    if (attribute.kind == Attribute::Kind::text)
        json.text(attribute.value);
    else
        json.raw(attribute.value);
}

std::string vendor_body_of(const VendorRequest& request) {
    JsonWriter json;
    json.object([&] {
        json.field("key", request.key);
        json.field("orderId", std::to_string(request.order.value));
        json.field("vendor", request.vendor);
        json.field("customerId", std::to_string(request.customer));
        json.array("items", request.items, [&](const VendorRequest::Seat& item) {
            json.object([&] {
                json.field("itemId", std::to_string(item.item.value));
                json.field("action", name_of(item.action));
                json.field("productId", item.sku);
                json.field("quantity", item.quantity);
                json.field("subscriptionId", std::to_string(item.subscription.value));
                json.field("vendorSubscriptionId", item.vendor_reference);
                json.object("attributes", [&] {
                    for (const Attribute& attribute : item.attributes) write_attribute(json, attribute);
                });
            });
        });
    });
    return json.take();
}

std::string short_text_in(const http::JsonObject& object, std::string_view name) {
    const auto value = object.find(name);
    const auto text = value ? value->text() : std::nullopt;
    return std::string(text.value_or("")).substr(0, reason_bytes_max);
}

bool is_final_refusal(int status) { return status == 400 || status == 403 || status == 404 || status == 422; }

VendorAnswer answer_in(const std::optional<http::ClientReply>& reply) {
    using Kind = VendorAnswer::Kind;
    if (!reply) return {.reason = "the vendor does not answer"};
    http::JsonReader reader;
    const auto document = reader.parse(reply->body);
    const auto object = document ? document->object() : std::nullopt;
    const std::string status = object ? short_text_in(*object, "status") : std::string();
    const std::string reason = object ? short_text_in(*object, "reason") : std::string();
    const std::string words = "the vendor answers " + std::to_string(reply->status);
    if (is_final_refusal(reply->status)) return {.kind = Kind::refused, .reason = reason.empty() ? words : reason};
    if (reply->status != 200 && reply->status != 201) return {.reason = words};
    if (status == "refused") return {.kind = Kind::refused, .reason = reason.empty() ? words : reason};
    if (status != "provisioned") return {.reason = "the vendor is still at it"};
    return {.kind = Kind::provisioned, .reference = short_text_in(*object, "reference")};
}

} // namespace

VendorAnswer Provisioner::provision(const VendorRequest& request) {
    http::Client client;
    const auto asked = client.send({.method = "POST",
                                    .url = url_ + "/orders",
                                    .headers = vendor_headers_of(token_, request.key),
                                    .body = vendor_body_of(request),
                                    .timeout = timeout});
    if (!asked || asked->status != 202) return answer_in(asked);
    const auto shown = client.send(
        {.url = url_ + "/orders/" + request.key, .headers = vendor_headers_of(token_, ""), .timeout = timeout});
    // The vendor has accepted the order, so 404 is no refusal.
    if (shown && shown->status == 404) return {.reason = "the vendor is still at it"};
    return answer_in(shown);
}

Outcome Provisioner::notify(const Subscription& subscription) {
    const std::string id = std::to_string(subscription.id.value);
    JsonWriter json;
    json.object([&] {
        json.field("subscriptionId", id);
        json.field("vendorSubscriptionId", subscription.vendor_reference);
        json.field("version", subscription.version);
        json.field("status", name_of(subscription.state));
        json.field("quantity", subscription.quantity);
    });
    http::Client client;
    const auto reply =
        client.send({.method = "PUT",
                     .url = url_ + "/subscriptions/" + id,
                     .headers = vendor_headers_of(token_, id + "-" + std::to_string(subscription.version)),
                     .body = json.take(),
                     .timeout = timeout});
    if (!reply) return {.kind = Outcome::Kind::unknown, .reason = "the vendor does not answer"};
    if (reply->status >= 200 && reply->status < 300) return {};
    return {.kind = is_final_refusal(reply->status) ? Outcome::Kind::no : Outcome::Kind::unknown,
            .reason = "the vendor answers " + std::to_string(reply->status)};
}

} // namespace cartwright::providers::live
