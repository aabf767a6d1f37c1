#include "http/event_loop.hpp"

#include "base/entropy.hpp"
#include "http/connection.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace cartwright::http {

namespace {

/// How late a deadline may be noticed.
constexpr std::chrono::milliseconds tick_time{50};

} // namespace

struct EventLoop::Engine {
    boost::asio::io_context context{1}; // one thread runs it
    boost::asio::steady_timer timer{context};
};

EventLoop::EventLoop(std::shared_ptr<Common> common, std::size_t number)
    : common_(std::move(common)), number_(number), engine_(std::make_unique<Engine>()), replies_(common_->settings),
      ids_(SystemEntropy().next()) {
    tick();
}

EventLoop::~EventLoop() { shut_down(); }

void EventLoop::run() { engine_->context.run(); }

void EventLoop::stop() { engine_->context.stop(); }

void EventLoop::tick() {
    engine_->timer.expires_after(tick_time);
    engine_->timer.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        replies_.look_at_clock();
        const TimePoint now = std::chrono::steady_clock::now();
        // Backwards, because a connection that leaves puts the last one in its place.
        for (std::size_t i = connections_.size(); i-- > 0;) {
            if (i < connections_.size()) connections_[i]->look_at_clock(now);
        }
        tick();
    });
}

void EventLoop::drain() {
    post([this] {
        for (std::size_t i = connections_.size(); i-- > 0;) connections_[i]->drain();
    });
}

void EventLoop::post(std::function<void()> work) { boost::asio::post(engine_->context, std::move(work)); }

boost::asio::io_context& EventLoop::context() { return engine_->context; }

void EventLoop::later(std::shared_ptr<Connection> connection, std::function<Reply()> write) {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    later_.push_back({.connection = std::move(connection), .write = std::move(write)});
    if (later_.size() == 1) post([this] { run_later(); });
}

void EventLoop::run_later() {
    {
        const std::lock_guard lock(mutex_);
        std::swap(later_, running_);
    }
    for (Later& item : running_) {
        const auto connection = std::move(item.connection);
        connection->answer_with(item.write);
    }
    running_.clear();
}

void EventLoop::enter(Connection& connection) {
    connection.place = connections_.size();
    connections_.push_back(&connection);
}

void EventLoop::leave(Connection& connection) {
    Connection* last = connections_.back();
    last->place = connection.place;
    connections_[connection.place] = last;
    connections_.pop_back();
}

void EventLoop::write_id(std::span<char, 16> digits) {
    std::uint64_t value = ids_();
    for (char& digit : digits) {
        digit = "0123456789abcdef"[value & 0xF];
        value >>= 4;
    }
}

void EventLoop::shut_down() {
    std::vector<Later> dropped;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        dropped.swap(later_);
    }
    while (!connections_.empty()) connections_.back()->abandon();
    engine_.reset(); // and with it every handler that waits for something
}

} // namespace cartwright::http
