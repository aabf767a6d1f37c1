#pragma once

#include "http/message.hpp"
#include "store/engine/store.hpp"
#include "store/outbox/events.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::events {

/// Numbers all facts in the outbox, where many nodes write. Several nodes and threads may do so at once.
void number_pending_facts(store::Store& store);

/// One reader of the event stream: delivers the events that follow its position as Server-Sent Events.
class EventStream final : public http::Stream {
  public:
    explicit EventStream(std::int64_t after) : cursor_(after) {}

    void open(std::function<void()> wake) override;
    std::string next() override;

    /// Where the stream continues, when it has room for more. The feed calls this, and then `give`.
    [[nodiscard]] std::optional<std::int64_t> wants_after() const;
    void give(const std::vector<store::events::Recorded>& facts);
    void keep_alive(); // sends a keep-alive comment after 15 s without events

  private:
    using TimePoint = std::chrono::steady_clock::time_point;

    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::string waiting_;
    std::int64_t cursor_;
    TimePoint last_{std::chrono::steady_clock::now()};
};

/// Reads the events of all nodes and passes them, in order, to the listeners and streams of this node. Where many nodes
/// write, it also numbers the facts. It runs on a thread of its own. On a database that no other node shares, it reads
/// only while there are listeners or streams.
class Feed {
  public:
    struct Parts {
        store::Store& store;
        std::size_t reader; // of the store; no other thread uses it
        telemetry::Log& log;
    };

    using Listener = std::function<void(std::span<const store::events::Recorded>)>;

    explicit Feed(Parts parts);
    ~Feed();
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;

    /// Adds a listener, which is called on the feed's thread with new facts, in order and without gaps. Before `start`.
    void listen(Listener listener) { listeners_.push_back(std::move(listener)); }

    /// Sets what is called when facts can't bring listeners up to date. Then there are too many facts, some are no
    /// longer kept, or a listener has failed. State that follows the events must then be built anew. Before `start`.
    void rebuild(std::function<void()> rebuild) { rebuild_ = std::move(rebuild); }

    /// Sets what is called on the feed's thread when there may be new events. Before `start`.
    void watch(std::function<void()> watcher) { watcher_ = std::move(watcher); }

    void start();
    void stop();

    /// Makes the feed look for new facts now. Callable from any thread.
    void wake();
    void add(const std::shared_ptr<EventStream>& stream);

  private:
    void run_until_stopped();
    std::chrono::milliseconds poll_or_log();
    std::chrono::milliseconds poll();
    void notify_listeners(std::int64_t newest);
    void notify(const Listener& listener, const std::vector<store::events::Recorded>& facts);
    void serve_streams(std::int64_t newest);
    std::vector<store::events::Recorded> after(std::int64_t sequence, std::int64_t limit);

    Parts parts_;
    std::vector<Listener> listeners_;
    std::function<void()> watcher_;
    std::function<void()> rebuild_;
    std::int64_t notified_ = 0; // the newest sequence that listeners have been given
    std::int64_t watched_ = 0;  // the newest sequence that the watcher was called for
    std::mutex mutex_;          // guards what follows
    std::condition_variable woken_;
    std::vector<std::weak_ptr<EventStream>> streams_;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread thread_;
};

} // namespace cartwright::events
