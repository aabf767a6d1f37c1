#include "domain/outbox/message.hpp"

namespace cartwright {

std::string_view name_of(Message::Channel channel) { return channel == Message::Channel::mail ? "mail" : "sms"; }

std::string_view name_of(Message::State state) {
    switch (state) {
    case Message::State::waiting: return "waiting";
    case Message::State::sent: return "sent";
    case Message::State::failed: return "failed";
    }
    return {};
}

std::optional<Message::Channel> parse_channel(std::string_view name) {
    for (const Message::Channel channel : {Message::Channel::mail, Message::Channel::sms})
        if (name_of(channel) == name) return channel;
    return std::nullopt;
}

std::optional<Message::State> parse_message_state(std::string_view name) {
    for (const Message::State state : {Message::State::waiting, Message::State::sent, Message::State::failed})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

} // namespace cartwright
