#include "http/server/server.hpp"

#include "http/network.hpp"
#include "http/server/event_loop.hpp"

#include <algorithm>
#include <thread>

namespace cartwright::http {

struct Server::State {
    std::shared_ptr<Common> common;
    std::vector<std::shared_ptr<EventLoop>> loops;
    std::vector<std::unique_ptr<Listener>> listeners;
    std::vector<std::thread> threads;
};

Server::Server(ServerSettings settings, Site site) : state_(std::make_unique<State>()) {
    state_->common = std::make_shared<Common>(std::move(settings), std::move(site));
    state_->common->tls = tls_context(state_->common->settings);
    const std::size_t threads = std::max<std::size_t>(1, state_->common->settings.threads);
    for (std::size_t i = 0; i < threads; ++i) state_->loops.push_back(std::make_shared<EventLoop>(state_->common, i));
}

Server::~Server() {
    for (const auto& loop : state_->loops) loop->stop();
    for (auto& thread : state_->threads) thread.join();
    // Destroys the acceptors first, since they refer to all loops; then what the loops still hold.
    state_->listeners.clear();
    for (const auto& loop : state_->loops) loop->shut_down();
}

std::uint16_t Server::listen(const std::string& address) {
    const auto& listener = state_->listeners.emplace_back(std::make_unique<Listener>(state_->loops, address));
    return listener->port();
}

std::uint16_t Server::listen_inside() {
    const std::string address = std::string(inner_host) + ":0";
    const auto& listener =
        state_->listeners.emplace_back(std::make_unique<Listener>(state_->loops, address, ListenerKind::inner));
    return listener->port();
}

void Server::start() {
    for (const auto& listener : state_->listeners) listener->accept();
    for (const auto& loop : state_->loops) state_->threads.emplace_back([loop] { loop->run(); });
}

bool Server::drain(std::chrono::milliseconds deadline) {
    const TimePoint end = std::chrono::steady_clock::now() + deadline;
    state_->common->draining = true;
    state_->loops.front()->post([this] {
        for (const auto& listener : state_->listeners) listener->close();
    });
    for (const auto& loop : state_->loops) loop->drain();
    constexpr std::chrono::milliseconds poll_interval{2};
    while (connections() > 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(poll_interval);
    return connections() == 0;
}

std::size_t Server::connections() const { return state_->common->connections; }

Server::Load Server::load() const {
    const Common& common = *state_->common;
    return {
        .waiting_bytes = common.budget.used(), .refused_bodies = common.budget.refused(), .dropped = common.dropped};
}

std::optional<Instant> Server::certificate_expiry() const {
    if (!state_->common->tls) return std::nullopt;
    return expiry_of_certificate(*state_->common->tls);
}

} // namespace cartwright::http
