#include "operations/upkeep/housekeeping.hpp"

#include "domain/outbox/back_off.hpp"
#include "domain/outbox/subscriber.hpp"
#include "operations/marketplace/shop_money.hpp"
#include "operations/reseller/subscriptions.hpp"
#include "store/accounts/access_keys.hpp"
#include "store/accounts/attempts.hpp"
#include "store/catalogue/listings.hpp"
#include "store/members/member_access.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/holds.hpp"
#include "store/outbox/events.hpp"
#include "store/outbox/messages.hpp"
#include "store/outbox/subscribers.hpp"
#include "store/reseller/refresh_tokens.hpp"
#include "store/upkeep/idempotency.hpp"
#include "telemetry/guard.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace cartwright::operations {

namespace {

constexpr std::chrono::milliseconds check_every{200};
constexpr std::int64_t at_a_time = 500;      // rows in one transaction, so that other writes wait only briefly
constexpr std::int64_t pause_max_ms = 5'000; // of a task that fails
constexpr std::int64_t update_gauges_every_ms = 2'000;
constexpr std::int64_t key_life_ms = std::int64_t{24} * 60 * 60 * 1000;

/// Repeats a piece of work until it finds nothing more to do. True when everything succeeded.
bool until_done(store::Store& store, const std::function<std::int64_t(store::Transaction&)>& work) {
    std::int64_t done = at_a_time;
    while (done == at_a_time) {
        const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
            done = work(tx);
            return done > 0;
        });
        if (outcome != store::Outcome::committed && outcome != store::Outcome::refused) return false;
    }
    return true;
}

} // namespace

std::int64_t end_holds(store::Transaction& tx, std::int64_t limit) {
    std::set<ListingId> listings;
    for (const Hold& hold : store::holds::due(tx, limit)) listings.insert(hold.listing);
    for (const ListingId listing : listings) store::listings::lock(tx, listing);
    // Read again: another node may have ended some while this one waited for the locks.
    std::vector<Hold> due = store::holds::due(tx, limit);
    std::erase_if(due, [&](const Hold& hold) { return !listings.contains(hold.listing); });
    store::holds::free(tx, due);
    return static_cast<std::int64_t>(due.size());
}

Housekeeping::Housekeeping(Parts parts)
    : parts_(std::move(parts)), gauges_(parts_.shop, parts_.log, parts_.metrics), tasks_(tasks()),
      thread_([this] { run_until_stopped(); }) {
    parts_.shop.on_change([this] { wake(); });
}

void Housekeeping::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    woken_.notify_all();
}

Housekeeping::~Housekeeping() {
    parts_.shop.on_change({});
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void Housekeeping::run_until_stopped() {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        woken_.wait_for(lock, check_every, [this] { return stopped_ || is_woken_; });
        if (stopped_) break;
        is_woken_ = false;
        lock.unlock();
        run_due_tasks();
        lock.lock();
    }
}

/// A task that fails does not block the others, and is retried with back-off.
void Housekeeping::run_due_tasks() {
    for (Task& task : tasks_) {
        const Instant now = parts_.clock.now();
        if (now < task.next) continue;
        bool succeeded = false;
        telemetry::guarded(parts_.log, "housekeeping_failed", [&] { succeeded = task.run(); });
        task.failures = succeeded ? 0 : task.failures + 1;
        const std::int64_t pause = succeeded ? task.every_ms : std::min(back_off_ms(task.failures, 0), pause_max_ms);
        task.next = now + pause;
    }
}

std::vector<Housekeeping::Task> Housekeeping::tasks() {
    LiveCatalogue& shop = parts_.shop;
    const auto repeat = [&shop](std::int64_t every_ms, std::function<std::int64_t(store::Transaction&)> work) {
        return Task{.every_ms = every_ms,
                    .run = [&shop, work = std::move(work)] { return until_done(shop.store(), work); }};
    };
    const auto ago = [this](std::int64_t ms) { return parts_.clock.now() + -ms; };
    std::vector<Task> all{
        {.run = [&shop] { return shop.catch_up(), true; }},
        {.run = [this] { return end_due_holds(); }},
        {.run = [this] { return end_expired_subscriptions(); }},
        {.every_ms = update_gauges_every_ms, .run = [this] { return gauges_.update(); }},
        repeat(minute_ms, [](auto& tx) { return store::access_keys::remove_old(tx, tx.now(), at_a_time); }),
        repeat(minute_ms, [](auto& tx) { return store::refresh_tokens::remove_old(tx, tx.now(), at_a_time); }),
        repeat(minute_ms, [](auto& tx) { return store::attempts::remove_old(tx, tx.now(), at_a_time); }),
        repeat(minute_ms, [](auto& tx) { return store::member_access::remove_old(tx, tx.now(), at_a_time); }),
        repeat(minute_ms, [](auto& tx) { return store::messages::end_old_secrets(tx, tx.now(), at_a_time); }),
        repeat(minute_ms, [=](auto& tx) { return store::idempotency::remove_old(tx, ago(key_life_ms), at_a_time); }),
        repeat(minute_ms,
               [=, this](auto& tx) { return store::events::remove_old(tx, ago(parts_.events_life_ms), at_a_time); }),
        repeat(minute_ms,
               [=, this](auto& tx) {
                   return store::subscribers::remove_old_deliveries(tx, ago(parts_.events_life_ms), at_a_time);
               }),
    };
    if (parts_.cart_life_ms > 0)
        all.push_back(repeat(minute_ms, [=, this](auto& tx) {
            return store::carts::remove_untouched(tx, "storefront", ago(parts_.cart_life_ms), at_a_time);
        }));
    if (parts_.payouts_each_ms > 0)
        all.push_back(repeat(minute_ms, [=, this](auto& tx) {
            return pay_out_due(tx, parts_.currency, ago(parts_.payouts_each_ms), at_a_time);
        }));
    if (parts_.on_round) all.push_back({.run = [this] { return parts_.on_round(), true; }});
    return all;
}

bool Housekeeping::end_due_holds() {
    LiveCatalogue& shop = parts_.shop;
    bool found = false;
    shop.store().read(shop.spare_reader(), [&](store::Transaction& tx) { found = !store::holds::due(tx, 1).empty(); });
    return !found || until_done(shop.store(), [](store::Transaction& tx) { return end_holds(tx, at_a_time); });
}

/// Ends subscriptions that have expired.
bool Housekeeping::end_expired_subscriptions() {
    LiveCatalogue& shop = parts_.shop;
    bool found = false;
    shop.store().read(shop.spare_reader(),
                      [&](store::Transaction& tx) { found = !store::subscriptions::due(tx, 1).empty(); });
    return !found || until_done(shop.store(), [](store::Transaction& tx) { return end_subscriptions(tx, at_a_time); });
}

} // namespace cartwright::operations
