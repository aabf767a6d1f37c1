#include "operations/housekeeping.hpp"

#include "operations/shop_money.hpp"
#include "operations/subscriptions.hpp"
#include "store/access_keys.hpp"
#include "store/carts.hpp"
#include "store/events.hpp"
#include "store/holds.hpp"
#include "store/idempotency.hpp"
#include "store/listings.hpp"
#include "store/member_access.hpp"
#include "store/refresh_tokens.hpp"
#include "store/subscribers.hpp"
#include "telemetry/log.hpp"

#include <chrono>
#include <set>

namespace cartwright::operations {

namespace {

constexpr std::chrono::milliseconds look_every{200};
constexpr std::int64_t at_a_time = 500; // rows to one piece of work, so that it delays nobody for long
constexpr std::int64_t key_life_ms = std::int64_t{24} * 60 * 60 * 1000;

/// Repeats a piece of work until it finds nothing more to do. True when all went well.
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
    // Once more: another node may have ended some while this one waited for their listings.
    std::vector<Hold> due = store::holds::due(tx, limit);
    std::erase_if(due, [&](const Hold& hold) { return !listings.contains(hold.listing); });
    store::holds::free(tx, due);
    return static_cast<std::int64_t>(due.size());
}

Housekeeping::Housekeeping(Parts parts) : parts_(std::move(parts)), thread_([this] { run_until_stopped(); }) {
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
        woken_.wait_for(lock, look_every, [this] { return stopped_ || is_woken_; });
        if (stopped_) break;
        is_woken_ = false;
        lock.unlock();
        try {
            look_around();
        } catch (const store::Fault& fault) {
            parts_.log.write(telemetry::Level::error, "housekeeping_failed",
                             {{"fault", std::string_view(fault.what())}});
        }
        lock.lock();
    }
}

void Housekeeping::look_around() {
    Shop& shop = parts_.shop;
    shop.catch_up();
    const auto holds_due = [&] {
        bool found = false;
        shop.store().read(shop.spare_reader(),
                          [&](store::Transaction& tx) { found = !store::holds::due(tx, 1).empty(); });
        return found;
    };
    if (holds_due()) until_done(shop.store(), [](store::Transaction& tx) { return end_holds(tx, at_a_time); });

    end_what_is_over();

    const Instant now = parts_.clock.now();
    const auto old_carts = [&](store::Transaction& tx) {
        return store::carts::remove_untouched(tx, "storefront", now + -parts_.terms.cart_life_ms, at_a_time);
    };
    if (parts_.terms.cart_life_ms > 0 && is_time_for(carts_next_, now)) until_done(shop.store(), old_carts);
    const auto old_keys = [&](store::Transaction& tx) {
        return store::idempotency::remove_old(tx, now + -key_life_ms, at_a_time);
    };
    const auto old_access = [&](store::Transaction& tx) { return store::access_keys::remove_old(tx, now, at_a_time); };
    const auto old_tokens = [&](store::Transaction& tx) {
        return store::refresh_tokens::remove_old(tx, now, at_a_time);
    };
    const auto old_member_access = [&](store::Transaction& tx) {
        return store::member_access::remove_old(tx, now, at_a_time);
    };
    if (is_time_for(keys_next_, now)) {
        until_done(shop.store(), old_keys);
        until_done(shop.store(), old_access);
        until_done(shop.store(), old_tokens);
        until_done(shop.store(), old_member_access);
    }
    const Instant oldest = now + -parts_.events_life_ms;
    const auto old_events = [&](store::Transaction& tx) { return store::events::remove_old(tx, oldest, at_a_time); };
    const auto old_deliveries = [&](store::Transaction& tx) {
        return store::subscribers::remove_old_deliveries(tx, oldest, at_a_time);
    };
    if (is_time_for(events_next_, now)) {
        until_done(shop.store(), old_events);
        until_done(shop.store(), old_deliveries);
    }
    const auto payouts = [&](store::Transaction& tx) {
        return pay_out_due(tx, now + -parts_.payouts_each_ms, at_a_time);
    };
    if (parts_.payouts_each_ms > 0 && is_time_for(payouts_next_, now)) until_done(shop.store(), payouts);
    if (parts_.each_round) parts_.each_round();
}

/// Subscriptions whose time is over.
void Housekeeping::end_what_is_over() {
    Shop& shop = parts_.shop;
    bool found = false;
    shop.store().read(shop.spare_reader(),
                      [&](store::Transaction& tx) { found = !store::subscriptions::due(tx, 1).empty(); });
    if (found) until_done(shop.store(), [](store::Transaction& tx) { return end_subscriptions(tx, at_a_time); });
}

/// True once a minute.
bool Housekeeping::is_time_for(Instant& next, Instant now) {
    constexpr std::int64_t minute_ms = 60'000;
    if (now < next) return false;
    next = now + minute_ms;
    return true;
}

} // namespace cartwright::operations
