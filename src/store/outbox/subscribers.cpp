#include "store/outbox/subscribers.hpp"

#include "store/outbox/subscribers.sql.hpp"

namespace cartwright::store::subscribers {

namespace {

constexpr std::string_view kinds[] = {"webhook", "nats"};
constexpr std::string_view states[] = {"active", "disabled"};

std::string_view name_of(Subscriber::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Subscriber::State state) { return states[static_cast<std::size_t>(state)]; }

Subscriber subscriber_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .kind = row.text(1) == kinds[0] ? Subscriber::Kind::webhook : Subscriber::Kind::nats,
            .url = std::string(row.text(2)),
            .types = std::string(row.text(3)),
            .secret = std::string(row.text(4)),
            .former_secret = std::string(row.text(5)),
            .former_until = {row.integer(6)},
            .state = row.text(7) == states[0] ? Subscriber::State::active : Subscriber::State::disabled,
            .reason = std::string(row.text(8)),
            .sequence = row.integer(9),
            .attempts = row.integer(10),
            .failing_since = {row.integer(11)},
            .due = {row.integer(12)},
            .made_at = {row.integer(13)}};
}

} // namespace

SubscriberId add(Transaction& transaction, const Subscriber& subscriber) {
    const auto id = transaction.next_id<struct Subscriber>();
    transaction.execute(sql::subscribers::add, id, name_of(subscriber.kind), subscriber.url, subscriber.types,
                        subscriber.secret, subscriber.sequence, transaction.now());
    return {id.value};
}

std::vector<Subscriber> all(Transaction& transaction) {
    std::vector<Subscriber> found;
    transaction.each(sql::subscribers::every, [&](const Rows& row) { found.push_back(subscriber_at(row)); });
    return found;
}

void lock(Transaction& transaction, SubscriberId id) { transaction.lock(sql::subscribers::lock, id); }

std::optional<Subscriber> find(Transaction& transaction, SubscriberId id) {
    const auto row = transaction.one(sql::subscribers::find, id);
    if (!row) return std::nullopt;
    return subscriber_at(*row->operator->());
}

bool are_active(Transaction& transaction) { return transaction.one(sql::subscribers::one_active).has_value(); }

std::vector<Subscriber> due(Transaction& transaction, std::int64_t newest, std::int64_t holder, std::int64_t limit) {
    std::vector<Subscriber> found;
    const auto read = [&](const Rows& row) { found.push_back(subscriber_at(row)); };
    transaction.each(sql::subscribers::due, read, newest, transaction.now(), limit, holder);
    return found;
}

bool claim(Transaction& transaction, SubscriberId id, std::int64_t holder, Instant until) {
    lock(transaction, id);
    return transaction.execute_counted(sql::subscribers::claim, id, holder, until, transaction.now()) == 1;
}

bool advance(Transaction& transaction, const Subscriber& subscriber, std::int64_t holder, Instant lease_until) {
    return transaction.execute_counted(sql::subscribers::advance, subscriber.id, holder, subscriber.sequence,
                                       subscriber.attempts, subscriber.failing_since, subscriber.due, lease_until) == 1;
}

void use_broker(Transaction& transaction, std::string_view url) {
    transaction.lock(sql::subscribers::lock_all); // nodes may start at the same time
    for (Subscriber& each : all(transaction)) {
        if (each.kind != Subscriber::Kind::nats) continue;
        each.url = url;
        return change(transaction, each);
    }
    add(transaction, {.id = {}, .kind = Subscriber::Kind::nats, .url = std::string(url)});
}

void change(Transaction& transaction, const Subscriber& subscriber) {
    transaction.execute(sql::subscribers::change, subscriber.id, subscriber.url, subscriber.types,
                        name_of(subscriber.state), subscriber.reason);
}

void disable(Transaction& transaction, SubscriberId id, std::string_view reason) {
    transaction.execute(sql::subscribers::disable, id, reason);
}

void rotate(Transaction& transaction, SubscriberId id, std::string_view secret, Instant former_until) {
    transaction.execute(sql::subscribers::rotate, id, secret, former_until);
}

void replay(Transaction& transaction, SubscriberId id, std::int64_t after) {
    transaction.execute(sql::subscribers::replay, id, after);
}

bool remove(Transaction& transaction, SubscriberId id) {
    return transaction.execute_counted(sql::subscribers::remove, id) > 0;
}

void add(Transaction& transaction, SubscriberId id, const Delivery& delivery) {
    transaction.execute(sql::subscribers::add_delivery, transaction.next_id<struct Delivery>(), id, delivery.sequence,
                        delivery.status, delivery.outcome, delivery.milliseconds, delivery.made_at, delivery.reason);
}

std::vector<Delivery> deliveries(Transaction& transaction, SubscriberId id, std::int64_t limit) {
    std::vector<Delivery> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.sequence = row.integer(0),
                         .status = row.integer(1),
                         .outcome = std::string(row.text(2)),
                         .milliseconds = row.integer(3),
                         .made_at = {row.integer(4)},
                         .reason = std::string(row.text(5))});
    };
    transaction.each(sql::subscribers::deliveries, read, id, limit);
    return found;
}

std::int64_t remove_old_deliveries(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::subscribers::remove_old_deliveries, deadline, limit);
}

} // namespace cartwright::store::subscribers
