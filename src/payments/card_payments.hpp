#pragma once

#include "http/message.hpp"
#include "payments/settings.hpp"
#include "store/engine/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace cartwright::http {
class JsonReader;
} // namespace cartwright::http

/// The payments server as a payment gateway for shops. It charges the account's card at a shop's request, under a key
/// that the shop chooses. Idempotent: the same key is the same charge, however often and however late it is requested.
namespace cartwright::payments {

struct CardCharge {
    std::string key;
    std::string customer;
    std::int64_t amount = 0; // cents
    std::string currency;
    std::string reference;     // shown to the card's holder
    std::string valid_month{}; // "2026-11": the card must be valid then; empty: it is not checked
};

struct CardRefund {
    std::string key;
    std::string charge_key;
    std::int64_t amount = 0; // cents
};

/// The request, or an error message for the client.
tl::expected<CardCharge, std::string> read_card_charge(http::JsonReader& reader, std::string_view body);
tl::expected<CardRefund, std::string> read_card_refund(http::JsonReader& reader, std::string_view body);

/// These wait for the database, so they belong on a worker. They throw Fault.
http::Reply take_card_charge(const Settings& settings, store::Store& store, const CardCharge& wish);
http::Reply show_card_charge(const Settings& settings, store::Store& store, const std::string& key);
http::Reply give_card_refund(store::Store& store, const CardRefund& wish);

} // namespace cartwright::payments
