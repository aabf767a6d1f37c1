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

/// The payments server as a gateway that shops have hosted: it takes money from the account's card when a shop asks for
/// it, under a key of the shop's. The same key is the same charge, however often and however late it is asked for.
namespace cartwright::payments {

struct CardCharge {
    std::string key;
    std::string customer;
    std::int64_t amount = 0; // cents
    std::string currency;
    std::string reference;     // what the holder reads
    std::string valid_month{}; // "2026-11": the card must be good then; empty: it need not be
};

struct CardRefund {
    std::string key;
    std::string charge_key;
    std::int64_t amount = 0; // cents
};

/// A wish, or what is wrong with it in words for the client.
tl::expected<CardCharge, std::string> read_card_charge(http::JsonReader& reader, std::string_view body);
tl::expected<CardRefund, std::string> read_card_refund(http::JsonReader& reader, std::string_view body);

/// Each waits for the database: it belongs on a worker. Throws Fault.
http::Reply take_card_charge(const Settings& settings, store::Store& store, const CardCharge& wish);
http::Reply show_card_charge(const Settings& settings, store::Store& store, const std::string& key);
http::Reply give_card_refund(store::Store& store, const CardRefund& wish);

} // namespace cartwright::payments
