#include "http/server/connection.hpp"

#include <utility>

namespace cartwright::http {

Responder::Responder(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
Responder::Responder(Responder&&) noexcept = default;

Responder& Responder::operator=(Responder&& other) noexcept {
    if (this != &other) {
        if (connection_) Connection::answer_later(std::move(connection_), {});
        connection_ = std::move(other.connection_);
    }
    return *this;
}

Responder::~Responder() {
    if (connection_) Connection::answer_later(std::move(connection_), {});
}

void Responder::send(Reply&& reply) {
    if (const auto connection = std::exchange(connection_, nullptr)) connection->answer(std::move(reply));
}

void Responder::send_later(std::function<Reply()> write) {
    if (connection_) Connection::answer_later(std::move(connection_), std::move(write));
}

} // namespace cartwright::http
