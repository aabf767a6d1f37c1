#include "http/server/event_loop.hpp"

#include "base/entropy.hpp"
#include "http/server/connection.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cmath>
#include <utility>

namespace cartwright::http {

namespace {

/// How late a deadline may be noticed.
constexpr std::chrono::milliseconds tick_time{50};

} // namespace

struct EventLoop::Engine {
    boost::asio::io_context context{1}; // one thread runs it
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> until_stopped{context.get_executor()};
    boost::asio::steady_timer timer{context};
};

EventLoop::EventLoop(std::shared_ptr<Common> common, std::size_t number)
    : common_(std::move(common)), number_(number), engine_(std::make_unique<Engine>()), replies_(common_->settings),
      ids_(SystemEntropy().next()) {
    tick();
}

EventLoop::~EventLoop() { shut_down(); }

void EventLoop::run() {
    while (!engine_->context.stopped()) {
        try {
            if (!is_ticking_) tick();
            engine_->context.run();
        } catch (...) { // not an error of a connection: Asio's own, for lack of memory
            ++common_->dropped;
        }
    }
}

void EventLoop::stop() { engine_->context.stop(); }

/// When it throws, `run` calls it again.
void EventLoop::tick() {
    engine_->timer.expires_after(tick_time);
    engine_->timer.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        is_ticking_ = false;
        run_periodic_work();
        tick();
    });
    is_ticking_ = true;
}

void EventLoop::run_periodic_work() {
    replies_.update_date();
    run_later(); // for what could not be posted
    const TimePoint now = std::chrono::steady_clock::now();
    // Backwards, because the last connection takes the place of one that leaves.
    for (std::size_t i = connections_.size(); i-- > 0;) {
        if (i >= connections_.size() || !connections_[i]->is_due(now)) continue;
        const auto connection = connections_[i]->shared_from_this();
        connection->run_guarded([&](Connection& each) { each.check_deadline(now); });
    }
    make_room(now);
    for (const auto& work : each_tick_) work();
}

/// Each loop gives back its share of the excess.
void EventLoop::make_room(TimePoint now) {
    constexpr int closed_max = 64;
    const std::size_t loops = std::max<std::size_t>(1, common_->settings.threads);
    std::size_t excess = common_->budget.excess() / loops;
    for (int closed = 0; excess > 0 && closed < closed_max; ++closed) {
        const auto slowest = std::ranges::min_element(connections_, {},
                                                      [&](const Connection* each) { return each->transfer_rate(now); });
        if (slowest == connections_.end() || !std::isfinite((*slowest)->transfer_rate(now))) return;
        excess -= std::min(excess, (*slowest)->held());
        const auto connection = (*slowest)->shared_from_this();
        connection->run_guarded([](Connection& each) { each.make_room(); });
    }
}

void EventLoop::drain() {
    post([this] {
        for (std::size_t i = connections_.size(); i-- > 0;) {
            if (i >= connections_.size()) continue;
            const auto connection = connections_[i]->shared_from_this();
            connection->run_guarded([](Connection& each) { each.drain(); });
        }
    });
}

void EventLoop::post(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (!closed_) boost::asio::post(engine_->context, std::move(work));
}

boost::asio::io_context& EventLoop::context() { return engine_->context; }

/// Allocates nothing, so that an answer reaches its connection even when there is no memory.
void EventLoop::later(std::shared_ptr<Connection> connection, std::function<Reply()> write) noexcept {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    Connection& owner = *connection;
    if (owner.later.waits) {
        connection.reset(); // the list has a share, and must release it last
        return;
    }
    owner.later.waits = true;
    owner.later.write = std::move(write);
    const bool is_first = first_later_ == nullptr;
    (is_first ? first_later_ : last_later_->later.next) = std::move(connection);
    last_later_ = &owner;
    ++waiting_later_;
    if (!is_first) return;
    try { // under the lock: `shut_down` destroys the engine
        boost::asio::post(engine_->context, [this] { run_later(); });
    } catch (...) { // NOLINT(bugprone-empty-catch): the next tick runs it
    }
}

/// Null when the queue is empty.
std::shared_ptr<Connection> EventLoop::next_later(std::function<Reply()>& write) {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Connection> connection = std::move(first_later_);
    if (!connection) return nullptr;
    first_later_ = std::move(connection->later.next);
    if (!first_later_) last_later_ = nullptr;
    --waiting_later_;
    write = std::exchange(connection->later.write, nullptr);
    connection->later.waits = false;
    return connection;
}

/// Runs as many as wait now: those that come meanwhile must not delay the sockets.
void EventLoop::run_later() {
    std::size_t count = 0;
    {
        const std::lock_guard lock(mutex_);
        count = waiting_later_;
    }
    for (std::function<Reply()> write; count > 0; --count) {
        const auto connection = next_later(write);
        if (!connection) return;
        connection->run_guarded([&](Connection& each) { each.answer_with(write); });
        write = nullptr;
    }
    const bool is_more = [this] {
        const std::lock_guard lock(mutex_);
        return first_later_ != nullptr;
    }();
    if (is_more) boost::asio::post(engine_->context, [this] { run_later(); });
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
    {
        // Under one lock: from `closed_` on, another thread may release the last reference to a connection (`later`),
        // which must not be in the list any more by then.
        const std::lock_guard lock(mutex_);
        closed_ = true;
        while (!connections_.empty()) {
            const std::shared_ptr<Connection> kept = connections_.back()->shared_from_this();
            kept->abandon();
        }
    }
    std::function<Reply()> write;
    while (next_later(write)) write = nullptr;
    engine_.reset(); // and with it every pending handler
}

} // namespace cartwright::http
