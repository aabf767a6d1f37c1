#include "workers/events/feed.hpp"

#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"
#include "workers/events/envelope.hpp"

namespace cartwright::events {

namespace {

constexpr std::chrono::milliseconds poll_every_shared{20}; // where other nodes write too
constexpr std::chrono::milliseconds poll_every_alone{50};  // for what another process on this machine wrote
constexpr std::chrono::milliseconds poll_after_fault{500};
constexpr std::chrono::seconds keep_alive_every{15};
constexpr std::int64_t numbered_at_once = 500;
constexpr std::int64_t read_at_once = 500;
constexpr std::int64_t followed_max = 20'000; // facts; beyond that a full reload is faster

/// https://html.spec.whatwg.org/multipage/server-sent-events.html
void append_event(std::string& text, const store::events::Recorded& fact) {
    text += "id: " + std::to_string(fact.sequence) + "\nevent: " + fact.type + "\ndata: " + cloud_event(fact) + "\n\n";
}

} // namespace

void number_pending_facts(store::Store& store) {
    std::int64_t done = numbered_at_once;
    while (done == numbered_at_once) {
        const auto outcome = store.write_and_wait([&](store::Transaction& transaction) {
            done = store::events::number(transaction, numbered_at_once);
            return done > 0;
        });
        if (outcome != store::Outcome::committed) return; // another node has done it, or the next poll does
    }
}

void EventStream::open(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

std::string EventStream::next() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
}

std::optional<std::int64_t> EventStream::wants_after() const {
    const std::lock_guard lock(mutex_);
    return waiting_.empty() && wake_ ? std::optional(cursor_) : std::nullopt;
}

void EventStream::give(const std::vector<store::events::Recorded>& facts) {
    if (facts.empty()) return;
    const std::lock_guard lock(mutex_);
    if (facts.front().sequence > cursor_ + 1) // older ones are no longer kept, and the client must know
        waiting_ +=
            "event: cartwright.events.removed\ndata: {\"first\":" + std::to_string(facts.front().sequence) + "}\n\n";
    for (const auto& fact : facts) append_event(waiting_, fact);
    cursor_ = facts.back().sequence;
    last_ = std::chrono::steady_clock::now();
    wake_();
}

void EventStream::keep_alive() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < keep_alive_every || !waiting_.empty() || !wake_) return;
    last_ = now;
    waiting_ = ": still here\n\n";
    wake_();
}

Feed::Feed(Parts parts) : parts_(parts) {
    parts_.store.read(parts_.reader,
                      [&](store::Transaction& transaction) { notified_ = store::events::tail(transaction).sequence; });
}

Feed::~Feed() { stop(); }

void Feed::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Feed::start() {
    parts_.store.on_facts([this] { wake(); });
    thread_ = std::thread([this] { run_until_stopped(); });
}

void Feed::wake() {
    {
        const std::lock_guard lock(mutex_);
        if (is_woken_) return;
        is_woken_ = true;
    }
    woken_.notify_one();
}

void Feed::add(const std::shared_ptr<EventStream>& stream) {
    {
        const std::lock_guard lock(mutex_);
        streams_.push_back(stream);
    }
    wake();
}

void Feed::run_until_stopped() {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        is_woken_ = false;
        lock.unlock();
        const std::chrono::milliseconds pause = poll_or_log();
        lock.lock();
        woken_.wait_for(lock, pause, [this] { return stopped_ || is_woken_; });
    }
}

std::chrono::milliseconds Feed::poll_or_log() {
    std::chrono::milliseconds pause = poll_after_fault;
    telemetry::guarded(parts_.log, "feed_failed", [&] { pause = poll(); });
    return pause;
}

/// Returns how long to wait before the next poll, unless the feed is woken.
std::chrono::milliseconds Feed::poll() {
    const bool is_shared = !parts_.store.reads_at_once();
    const bool has_streams = [this] {
        const std::lock_guard lock(mutex_);
        std::erase_if(streams_, [](const auto& stream) { return stream.expired(); });
        return !streams_.empty();
    }();
    if (!is_shared && !has_streams && listeners_.empty()) { // the facts are not needed here
        if (watcher_) watcher_();
        return std::chrono::hours(1);
    }
    store::events::Tail tail;
    const auto read_tail = [&](store::Transaction& transaction) { tail = store::events::tail(transaction); };
    parts_.store.read(parts_.reader, read_tail);
    if (tail.has_unnumbered) {
        number_pending_facts(parts_.store);
        parts_.store.read(parts_.reader, read_tail);
    }
    notify_listeners(tail.sequence);
    if (watcher_ && std::exchange(watched_, tail.sequence) != tail.sequence) watcher_();
    serve_streams(tail.sequence);
    return is_shared ? poll_every_shared : poll_every_alone;
}

void Feed::notify_listeners(std::int64_t newest) {
    if (listeners_.empty()) notified_ = newest;
    while (notified_ < newest) {
        const bool is_far_behind = newest - notified_ > followed_max;
        const auto facts = is_far_behind ? std::vector<store::events::Recorded>{} : after(notified_, read_at_once);
        if (is_far_behind || (!facts.empty() && facts.front().sequence != notified_ + 1)) {
            if (rebuild_) rebuild_();
            notified_ = newest; // the reload reads the database after this moment
            return;
        }
        if (facts.empty()) return;
        for (const Listener& listener : listeners_) notify(listener, facts);
        notified_ = facts.back().sequence;
    }
}

/// Passes facts to a listener. When the listener fails, they are not repeated; what follows them is rebuilt instead.
/// When the database is unavailable or reports a conflict, they are repeated later.
void Feed::notify(const Listener& listener, const std::vector<store::events::Recorded>& facts) {
    std::exception_ptr later;
    const bool succeeded = telemetry::guarded(parts_.log, "feed_listener_failed", [&] {
        try {
            listener(facts);
        } catch (const store::Fault& fault) {
            if (fault.kind != store::Fault::Kind::unavailable && fault.kind != store::Fault::Kind::conflict) throw;
            later = std::current_exception();
        }
    });
    if (later) std::rethrow_exception(later);
    if (!succeeded && rebuild_) rebuild_();
}

void Feed::serve_streams(std::int64_t newest) {
    std::vector<std::shared_ptr<EventStream>> streams;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& each : streams_)
            if (auto stream = each.lock()) streams.push_back(std::move(stream));
    }
    bool is_behind = false;
    for (const auto& stream : streams) {
        const auto cursor = stream->wants_after();
        telemetry::guarded(parts_.log, "stream_failed", [&] {
            if (cursor && *cursor < newest) stream->give(after(*cursor, read_at_once));
            stream->keep_alive();
        });
        is_behind = is_behind || (cursor && *cursor + read_at_once < newest);
    }
    if (is_behind) wake();
}

std::vector<store::events::Recorded> Feed::after(std::int64_t sequence, std::int64_t limit) {
    std::vector<store::events::Recorded> facts;
    parts_.store.read(parts_.reader, [&](store::Transaction& transaction) {
        facts = store::events::after(transaction, sequence, limit);
    });
    return facts;
}

} // namespace cartwright::events
