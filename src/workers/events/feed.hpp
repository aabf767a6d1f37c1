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

/// Gives all facts that wait in the outbox their numbers, where many nodes write; several may be at it.
void number_what_waits(store::Store& store);

/// One reader of the stream of events: what it has not been sent yet, as Server-Sent Events.
class EventStream final : public http::Stream {
  public:
    explicit EventStream(std::int64_t after) : cursor_(after) {}

    void open(std::function<void()> wake) override;
    std::string next() override;

    /// Whether it has room, and from where it goes on: asked and given by the feed.
    [[nodiscard]] std::optional<std::int64_t> wants_after() const;
    void give(const std::vector<store::events::Recorded>& facts);
    void beat(); // says that we are still here, should it have heard nothing for a while

  private:
    using TimePoint = std::chrono::steady_clock::time_point;

    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::string waiting_;
    std::int64_t cursor_;
    TimePoint last_{std::chrono::steady_clock::now()};
};

/// Follows what happens in the shop, through whichever node, and tells it in order to all who listen on this one. Where
/// many nodes write, it also gives the facts their numbers. A thread of its own; it reads only while somebody listens.
class Feed {
  public:
    struct Parts {
        store::Store& store;
        std::size_t reader; // of the store, that no other thread uses
        telemetry::Log& log;
    };

    using Listener = std::function<void(std::span<const store::events::Recorded>)>;

    explicit Feed(Parts parts);
    ~Feed();
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;

    /// Called on the feed's thread with what is new, in order and without gaps. Before `start`.
    void listen(Listener listener) { listeners_.push_back(std::move(listener)); }

    /// Called instead where too much has happened for it to be told, or some of it is no longer kept: what follows the
    /// shop must be made anew. Before `start`.
    void rebuild(std::function<void()> rebuild) { rebuild_ = std::move(rebuild); }

    /// Called on the feed's thread when something may have happened. Before `start`.
    void watch(std::function<void()> watcher) { watcher_ = std::move(watcher); }

    void start();
    void stop();

    /// From any thread: there is something new.
    void wake();
    void add(const std::shared_ptr<EventStream>& stream);

  private:
    void run_until_stopped();
    std::chrono::milliseconds look_or_log();
    std::chrono::milliseconds look();
    void tell_listeners(std::int64_t newest);
    void tell(const Listener& listener, const std::vector<store::events::Recorded>& facts);
    void serve_streams(std::int64_t newest);
    std::vector<store::events::Recorded> after(std::int64_t sequence, std::int64_t limit);

    Parts parts_;
    std::vector<Listener> listeners_;
    std::function<void()> watcher_;
    std::function<void()> rebuild_;
    std::int64_t told_ = 0;    // the listeners
    std::int64_t watched_ = 0; // the newest sequence that the watcher was called for
    std::mutex mutex_;         // guards what follows
    std::condition_variable woken_;
    std::vector<std::weak_ptr<EventStream>> streams_;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread thread_;
};

} // namespace cartwright::events
