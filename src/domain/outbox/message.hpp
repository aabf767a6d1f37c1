#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// A mail or a text message.
struct Message {
    enum class Channel : std::uint8_t { mail, sms };
    enum class State : std::uint8_t { waiting, sent, failed };

    MessageId id;
    Channel channel = Channel::mail;
    std::string recipient; // an e-mail address or a mobile number
    std::string name{};    // of the recipient
    std::string subject{};
    std::string text;
    std::string html{};
    std::optional<OrderId> order{}; // the order that it concerns
    State state = State::waiting;
    Instant made_at{};
    std::optional<Instant> sent_at{};
    bool confidential = false;           // it carries a secret: its content is erased once it has been sent
    std::string secret_hash{};           // of that secret; empty: none
    std::optional<Instant> expires_at{}; // when the secret expires
};

std::string_view name_of(Message::Channel channel);
std::string_view name_of(Message::State state);
std::optional<Message::Channel> parse_channel(std::string_view name);
std::optional<Message::State> parse_message_state(std::string_view name);

} // namespace cartwright
