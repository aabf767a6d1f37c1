#include "payments/requests.hpp"

#include "base/money.hpp"
#include "base/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace cartwright::payments {

namespace {

using Kind = http::JsonValue::Kind;

constexpr std::string_view order_fields_missing = "Both 'order_id' and 'amount' fields are required";
constexpr std::string_view transfer_fields_missing = "Both 'amount' and 'recipient' fields are required";

constexpr BodyRules payment_rules{.no_json = {"The body is not well-formed JSON"}, .no_object = no_object};
constexpr BodyRules refund_rules{.no_body = no_object, .no_json = no_object, .no_object = no_object};

tl::unexpected<std::string> wrong(std::string_view words) { return tl::unexpected<std::string>(std::string(words)); }

/// The two members of a payment. null and blank text count as missing.
struct Fields {
    http::JsonValue amount;
    http::JsonValue counterparty;
};

bool is_given(const std::optional<http::JsonValue>& value) {
    if (!value || value->kind() == Kind::null) return false;
    const auto text = value->text();
    return !text || !trimmed(*text).empty();
}

/// The amount has no currency of its own. A client that names one means it, so another than the server's is refused.
Read<void> allow_currency(const std::optional<http::JsonValue>& named, std::string_view currency) {
    if (!is_given(named)) return {};
    if (currency.empty()) return wrong("'currency' must be left out: this server does not know the shop's currency");
    if (named->text() == currency) return {};
    return wrong("'currency' must be " + std::string(currency));
}

/// What distinguishes a payment of an order from a transfer.
struct Form {
    std::string_view counterparty;
    std::string_view if_missing;
};

Read<Fields> fields_in(http::JsonReader& reader, std::string_view body, const Form& form, std::string_view currency) {
    if (body.empty()) return wrong(form.if_missing);
    BodyInput input(reader, body, payment_rules);
    if (!input.flaws().empty()) return wrong(error_of(input));
    const auto amount = input.find("amount");
    const auto name = input.find(form.counterparty);
    if (!is_given(amount) || !is_given(name)) return wrong(form.if_missing);
    if (const auto good = allow_currency(input.find("currency"), currency); !good) return wrong(good.error());
    return Fields{.amount = *amount, .counterparty = *name};
}

/// Whether an amount of 0 is accepted: an order may cost nothing.
enum class ZeroAmount : bool { is_refused, is_allowed };

Read<std::int64_t> read_cents(const http::JsonValue& value, ZeroAmount zero) {
    constexpr double amount_max = 1e11; // up to it a double distinguishes cents
    const std::optional<double> amount = value.number();
    if (!amount) return wrong("'amount' must be a number");
    if (*amount == 0 && zero == ZeroAmount::is_allowed) return 0;
    if (!(*amount > 0)) return wrong("'amount' must be greater than 0");
    if (*amount > amount_max) return wrong("'amount' is too large");
    const std::optional<std::int64_t> cents = minor_units(*amount);
    if (!cents || *cents <= 0) return wrong("'amount' can't have a fraction of a cent");
    return *cents;
}

bool may_be_order_id(std::string_view text) {
    const auto is_allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    };
    return text.size() <= order_id_bytes_max && std::ranges::all_of(text, is_allowed);
}

bool may_be_recipient(std::string_view text) {
    return text.size() <= recipient_bytes_max && !has_control_characters(text);
}

bool may_be_key(std::string_view text) {
    const auto is_visible = [](char c) { return c > 0x20 && c < 0x7F; };
    return !text.empty() && text.size() <= key_bytes_max && std::ranges::all_of(text, is_visible);
}

std::string fingerprint_of(std::string_view operation, std::string_view body) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    const std::string text = std::string(operation) + "\n" + std::string(body);
    const void* bytes = text.data();
    crypto_generichash(hash.data(), hash.size(), static_cast<const unsigned char*>(bytes), text.size(), nullptr, 0);
    std::array<char, 2 * crypto_generichash_BYTES + 1> digits{};
    return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
}

} // namespace

std::string error_of(BodyInput& body) {
    const Flaw& first = body.flaws().front();
    return first.field.empty() ? first.message : '\'' + first.field + "' " + first.message;
}

Read<OrderPayment> read_order_payment(http::JsonReader& reader, std::string_view body, std::string_view currency) {
    const auto fields = fields_in(reader, body, {"order_id", order_fields_missing}, currency);
    if (!fields) return wrong(fields.error());
    const auto said = fields->counterparty.text();
    if (!said) return wrong("'order_id' must be text");
    const std::string_view order_id = trimmed(*said);
    if (!may_be_order_id(order_id)) return wrong("'order_id' may have up to 64 letters, digits, '-' and '_'");
    const auto amount = read_cents(fields->amount, ZeroAmount::is_allowed);
    if (!amount) return wrong(amount.error());
    return OrderPayment{.order_id = std::string(order_id), .amount = *amount};
}

Read<Transfer> read_transfer(http::JsonReader& reader, std::string_view body, std::string_view currency) {
    const auto fields = fields_in(reader, body, {"recipient", transfer_fields_missing}, currency);
    if (!fields) return wrong(fields.error());
    const auto said = fields->counterparty.text();
    if (!said) return wrong("'recipient' must be text");
    const std::string_view recipient = trimmed(*said);
    if (!may_be_recipient(recipient)) return wrong("'recipient' may have up to 200 bytes and no control characters");
    const auto amount = read_cents(fields->amount, ZeroAmount::is_refused);
    if (!amount) return wrong(amount.error());
    return Transfer{.recipient = std::string(recipient), .amount = *amount};
}

Read<OrderRefund> read_order_refund(http::JsonReader& reader, std::string_view order_id, std::string_view body) {
    BodyInput input(reader, body, refund_rules);
    if (!input.flaws().empty()) return wrong(error_of(input));
    const auto member = input.find("amount");
    if (!is_given(member)) return wrong("The 'amount' field is required");
    const auto amount = read_cents(*member, ZeroAmount::is_refused);
    if (!amount) return wrong(amount.error());
    // The path is not signed, so a request that the store has signed for one order must not be accepted for another.
    const auto order = input.find("order_id");
    if (is_given(order) && order->text().value_or("") != order_id)
        return wrong("The 'order_id' field must be that of the path");
    return OrderRefund{.order_id = std::string(order_id), .amount = *amount};
}

Read<RequestInfo> read_request_info(const http::Request& request, std::string_view operation) {
    RequestInfo info{.traceparent = std::string(request.traceparent)};
    const auto key = request.header("Idempotency-Key");
    if (!key) return info;
    if (!may_be_key(*key)) return wrong("Idempotency-Key must be 1 to 255 visible ASCII characters");
    info.key = *key;
    info.fingerprint = fingerprint_of(operation, request.body);
    return info;
}

} // namespace cartwright::payments
