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

Message::Channel parse_channel(std::string_view name) {
    return name == "sms" ? Message::Channel::sms : Message::Channel::mail;
}

Message::State parse_message_state(std::string_view name) {
    if (name == "sent") return Message::State::sent;
    return name == "failed" ? Message::State::failed : Message::State::waiting;
}

} // namespace cartwright
