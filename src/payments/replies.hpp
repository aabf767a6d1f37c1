#pragma once

#include "http/message.hpp"
#include "payments/ledger.hpp"
#include "payments/settings.hpp"

#include <span>
#include <string_view>

namespace cartwright::payments {

http::Reply reply_paid(const Charge& charge, bool shop_notified);
http::Reply reply_transferred(const Transfer& wish, std::int64_t balance);
http::Reply reply_insufficient(std::int64_t balance, std::int64_t requested);
http::Reply reply_reversed(std::string_view reason, std::int64_t balance);
http::Reply reply_refunded(const RefundMade& made);
http::Reply reply_reset(std::int64_t balance);
http::Reply reply_balance(const Settings& settings, std::int64_t balance);
http::Reply reply_history(const Settings& settings, std::span<const Movement> movements);

/// `{"status":"failed","message":…}`
http::Reply reply_failed(int status, std::string_view message);

/// The same with 503 and Retry-After: nothing was changed, and the client can try again.
http::Reply reply_unavailable(std::string_view message);

} // namespace cartwright::payments
