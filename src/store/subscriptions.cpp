#include "store/subscriptions.hpp"

#include "store/subscriptions.sql.hpp"

namespace cartwright::store::subscriptions {

namespace {

constexpr std::string_view kinds[] = {"webhook", "nats"};
constexpr std::string_view states[] = {"active", "disabled"};

std::string_view name_of(Subscription::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Subscription::State state) { return states[static_cast<std::size_t>(state)]; }

Subscription subscription_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .kind = row.text(1) == kinds[0] ? Subscription::Kind::webhook : Subscription::Kind::nats,
            .url = std::string(row.text(2)),
            .types = std::string(row.text(3)),
            .secret = std::string(row.text(4)),
            .former_secret = std::string(row.text(5)),
            .former_until = {row.integer(6)},
            .state = row.text(7) == states[0] ? Subscription::State::active : Subscription::State::disabled,
            .reason = std::string(row.text(8)),
            .sequence = row.integer(9),
            .attempts = row.integer(10),
            .failing_since = {row.integer(11)},
            .due = {row.integer(12)},
            .made_at = {row.integer(13)}};
}

} // namespace

SubscriptionId add(Transaction& transaction, const Subscription& subscription) {
    const auto id = transaction.next_id<struct Subscription>();
    transaction.execute(sql::subscriptions::add, id, name_of(subscription.kind), subscription.url, subscription.types,
                        subscription.secret, subscription.sequence, transaction.now());
    return {id.value};
}

std::vector<Subscription> all(Transaction& transaction) {
    std::vector<Subscription> found;
    transaction.each(sql::subscriptions::every, [&](const Rows& row) { found.push_back(subscription_at(row)); });
    return found;
}

void lock(Transaction& transaction, SubscriptionId id) { transaction.lock(sql::subscriptions::lock, id); }

std::optional<Subscription> find(Transaction& transaction, SubscriptionId id) {
    const auto row = transaction.one(sql::subscriptions::find, id);
    if (!row) return std::nullopt;
    return subscription_at(*row->operator->());
}

bool are_active(Transaction& transaction) { return transaction.one(sql::subscriptions::one_active).has_value(); }

std::vector<Subscription> due(Transaction& transaction, std::int64_t newest, std::int64_t limit) {
    std::vector<Subscription> found;
    const auto read = [&](const Rows& row) { found.push_back(subscription_at(row)); };
    transaction.each(sql::subscriptions::due, read, newest, transaction.now(), limit);
    return found;
}

bool claim(Transaction& transaction, SubscriptionId id, std::int64_t holder, Instant until) {
    lock(transaction, id);
    return transaction.execute_counted(sql::subscriptions::claim, id, holder, until, transaction.now()) == 1;
}

bool advance(Transaction& transaction, const Subscription& subscription, std::int64_t holder, Instant lease_until) {
    return transaction.execute_counted(sql::subscriptions::advance, subscription.id, holder, subscription.sequence,
                                       subscription.attempts, subscription.failing_since, subscription.due,
                                       lease_until) == 1;
}

void use_broker(Transaction& transaction, std::string_view url) {
    transaction.lock(sql::subscriptions::lock_all); // nodes may start together
    for (Subscription& each : all(transaction)) {
        if (each.kind != Subscription::Kind::nats) continue;
        each.url = url;
        return change(transaction, each);
    }
    add(transaction, {.id = {}, .kind = Subscription::Kind::nats, .url = std::string(url)});
}

void change(Transaction& transaction, const Subscription& subscription) {
    transaction.execute(sql::subscriptions::change, subscription.id, subscription.url, subscription.types,
                        name_of(subscription.state), subscription.reason);
}

void disable(Transaction& transaction, SubscriptionId id, std::string_view reason) {
    transaction.execute(sql::subscriptions::disable, id, reason);
}

void rotate(Transaction& transaction, SubscriptionId id, std::string_view secret, Instant former_until) {
    transaction.execute(sql::subscriptions::rotate, id, secret, former_until);
}

void replay(Transaction& transaction, SubscriptionId id, std::int64_t after) {
    transaction.execute(sql::subscriptions::replay, id, after);
}

bool remove(Transaction& transaction, SubscriptionId id) {
    return transaction.execute_counted(sql::subscriptions::remove, id) > 0;
}

void add(Transaction& transaction, SubscriptionId id, const Delivery& delivery) {
    transaction.execute(sql::subscriptions::add_delivery, transaction.next_id<struct Delivery>(), id, delivery.sequence,
                        delivery.status, delivery.outcome, delivery.milliseconds, delivery.made_at);
}

std::vector<Delivery> deliveries(Transaction& transaction, SubscriptionId id, std::int64_t limit) {
    std::vector<Delivery> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.sequence = row.integer(0),
                         .status = row.integer(1),
                         .outcome = std::string(row.text(2)),
                         .milliseconds = row.integer(3),
                         .made_at = {row.integer(4)}});
    };
    transaction.each(sql::subscriptions::deliveries, read, id, limit);
    return found;
}

std::int64_t remove_old_deliveries(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::subscriptions::remove_old_deliveries, deadline, limit);
}

} // namespace cartwright::store::subscriptions
