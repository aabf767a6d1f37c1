#pragma once

#include "base/json/body_input.hpp"
#include "http/message.hpp"
#include "payments/answers.hpp"
#include "payments/ledger.hpp"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::payments {

inline constexpr std::size_t order_id_bytes_max = 64;
inline constexpr std::size_t recipient_bytes_max = 200;
inline constexpr std::size_t key_bytes_max = 255;

inline constexpr FlawWords no_object{"The body must be a JSON object"};

/// The message about the first flaw of a body, which has one: "'amount' must be a number".
std::string error_of(BodyInput& body);

/// The request, or an error message for the client.
template <class T> using Read = tl::expected<T, std::string>;

/// Reads a payment of an order. The order id becomes part of a path of the store, so it may contain only letters,
/// digits, '-' and '_'. A body may name a currency, here and below: no other than that of the server.
Read<OrderPayment> read_order_payment(http::JsonReader& reader, std::string_view body, std::string_view currency);

Read<Transfer> read_transfer(http::JsonReader& reader, std::string_view body, std::string_view currency);

/// Reads the store's request to refund an order; the order is named in the path.
Read<OrderRefund> read_order_refund(http::JsonReader& reader, std::string_view order_id, std::string_view body);

/// Reads the rest of a request. `operation` is part of the fingerprint: a key belongs to one request, not to one body.
Read<RequestInfo> read_request_info(const http::Request& request, std::string_view operation);

} // namespace cartwright::payments
