#include "store/outbox/subscribers.hpp"

#include "store/engine/row_values.hpp"
#include "store/outbox/subscribers.sql.hpp"

namespace cartwright::store::subscribers {

namespace {

constexpr std::string_view kinds[] = {"webhook", "nats"};
constexpr std::string_view states[] = {"active", "disabled"};

std::string_view name_of(Subscriber::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Subscriber::State state) { return states[static_cast<std::size_t>(state)]; }

std::optional<Subscriber::Kind> parse_kind(std::string_view name) {
    for (const Subscriber::Kind kind : {Subscriber::Kind::webhook, Subscriber::Kind::nats})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::optional<Subscriber::State> parse_state(std::string_view name) {
    for (const Subscriber::State state : {Subscriber::State::active, Subscriber::State::disabled})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

template <class SubscriberQuery> Subscriber subscriber_in(const Rows& row, const SubscriberQuery& query) {
    return {.id = {row.integer(query.id)},
            .kind = parsed_at(row, query.kind, parse_kind),
            .url = std::string(row.text(query.url)),
            .types = std::string(row.text(query.types)),
            .secret = std::string(row.text(query.secret)),
            .former_secret = std::string(row.text(query.former_secret)),
            .former_until = {row.integer(query.former_until)},
            .state = parsed_at(row, query.state, parse_state),
            .reason = std::string(row.text(query.reason)),
            .sequence = row.integer(query.sequence),
            .attempts = row.integer(query.attempts),
            .failing_since = {row.integer(query.failing_since)},
            .due = {row.integer(query.due_at)},
            .made_at = {row.integer(query.made_at)}};
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
    constexpr auto& query = sql::subscribers::every;
    transaction.each(query, [&](const Rows& row) { found.push_back(subscriber_in(row, query)); });
    return found;
}

void lock(Transaction& transaction, SubscriberId id) { transaction.lock(sql::subscribers::lock, id); }

std::optional<Subscriber> find(Transaction& transaction, SubscriberId id) {
    const auto row = transaction.one(sql::subscribers::find, id);
    if (!row) return std::nullopt;
    return subscriber_in(**row, sql::subscribers::find);
}

bool are_active(Transaction& transaction) { return transaction.one(sql::subscribers::one_active).has_value(); }

std::vector<Subscriber> due(Transaction& transaction, std::int64_t newest, std::int64_t holder, std::int64_t limit) {
    std::vector<Subscriber> found;
    const auto read = [&](const Rows& row) { found.push_back(subscriber_in(row, sql::subscribers::due)); };
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
    constexpr auto& query = sql::subscribers::deliveries;
    std::vector<Delivery> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.sequence = row.integer(query.sequence),
                         .status = row.integer(query.status),
                         .outcome = std::string(row.text(query.outcome)),
                         .milliseconds = row.integer(query.milliseconds),
                         .made_at = {row.integer(query.made_at)},
                         .reason = std::string(row.text(query.reason))});
    };
    transaction.each(query, read, id, limit);
    return found;
}

std::int64_t remove_old_deliveries(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::subscribers::remove_old_deliveries, deadline, limit);
}

} // namespace cartwright::store::subscribers
