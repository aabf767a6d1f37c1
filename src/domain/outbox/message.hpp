#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// A mail or a text message to somebody.
struct Message {
    enum class Channel : std::uint8_t { mail, sms };
    enum class State : std::uint8_t { waiting, sent, failed };

    MessageId id;
    Channel channel = Channel::mail;
    std::string recipient; // an e-mail address, or a number
    std::string name{};    // whose it is
    std::string subject{};
    std::string text;
    std::string html{};
    std::optional<OrderId> order{}; // what it is about
    State state = State::waiting;
    Instant made_at{};
    std::optional<Instant> sent_at{};
    bool confidential = false;           // it carries a secret: what it said is erased once it has gone
    std::string secret_hash{};           // of that secret; empty: none
    std::optional<Instant> expires_at{}; // when the secret is good for nothing any more
};

std::string_view name_of(Message::Channel channel);
std::string_view name_of(Message::State state);
Message::Channel parse_channel(std::string_view name);
Message::State parse_message_state(std::string_view name);

} // namespace cartwright
