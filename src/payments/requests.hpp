#pragma once

#include "http/message.hpp"
#include "payments/answers.hpp"
#include "payments/ledger.hpp"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::http {
class JsonReader;
} // namespace cartwright::http

namespace cartwright::payments {

inline constexpr std::size_t order_id_bytes_max = 64;
inline constexpr std::size_t recipient_bytes_max = 200;
inline constexpr std::size_t key_bytes_max = 255;

/// A wish, or what is wrong with it in words for the client.
template <class T> using Read = tl::expected<T, std::string>;

/// An order id becomes part of a path of the store, so it may have letters, digits, '-' and '_' and nothing else.
Read<OrderPayment> read_order_payment(http::JsonReader& reader, std::string_view body);

Read<Transfer> read_transfer(http::JsonReader& reader, std::string_view body);

/// What the store wants to give back of an order, which is named in the path.
Read<OrderRefund> read_order_refund(http::JsonReader& reader, std::string_view order_id, std::string_view body);

/// What comes with the wish. `operation` is part of the fingerprint: a key is for one request, not for one body.
Read<Asked> read_asked(const http::Request& request, std::string_view operation);

} // namespace cartwright::payments
