#include "api/exchange.hpp"

#include "api/kit.hpp"
#include "base/digest.hpp"
#include "domain/refusal.hpp"
#include "operations/idempotency.hpp"
#include "telemetry/log.hpp"

#include <algorithm>

namespace cartwright::api {

namespace {

constexpr std::size_t key_bytes_max = 255;

bool is_key(std::string_view key) {
    const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
    return !key.empty() && key.size() <= key_bytes_max && std::ranges::all_of(key, is_visible);
}

Refusal bad_key() {
    return {.why = Why::malformed,
            .flaws = {{.place = "header",
                       .field = "Idempotency-Key",
                       .message = "Value should be 1 to 255 visible ASCII characters",
                       .type = "value_error"}}};
}

http::Reply repeated(const operations::Answer& answer) {
    return {.status = answer.status, .body = answer.body, .headers = {{"Idempotency-Replayed", "true"}}};
}

/// A write with an Idempotency-Key.
struct Keyed {
    operations::IdempotencyKey key;
    std::string running; // the note that it is under way
    http::Reply reply{};
};

http::Reply unavailable(const Door& door) { return door.refuse({.why = Why::store_unavailable}); }

} // namespace

void Exchange::answer(http::Reply reply) {
    reply.route = route_;
    responder_.send(std::move(reply));
}

void Exchange::answer(Result<http::Reply> reply) {
    answer(reply ? *std::move(reply) : refusal(kit, door, reply.error()));
}

operations::Shop& Exchange::shop() { return kit.shop(); }

http::JsonReader& Exchange::json() { return kit.json(request.thread); }

http::Reply Exchange::refusal(Kit& kit, const Door& door, const Refusal& refusal) {
    kit.count(refusal);
    return door.refuse(refusal);
}

http::Reply Exchange::reading(const std::function<http::Reply(operations::Work&)>& run) {
    http::Reply reply;
    try {
        kit.shop().store().read(request.thread, [&](store::Transaction& tx) {
            operations::Work work{.tx = tx, .terms = door.terms, .door = door.name};
            reply = run(work);
        });
    } catch (const store::Fault& fault) {
        kit.log().write(telemetry::Level::error, "read_failed", {{"fault", std::string_view(fault.what())}});
        reply = unavailable(door);
    }
    return reply;
}

bool Exchange::reads_at_once() { return kit.shop().store().reads_at_once(); }

/// What a task shares between the threads that it visits: the I/O thread, one of the store's, and the I/O thread again.
struct Exchange::Errand {
    Kit& kit;
    const Door& door;
    int route;
    http::Responder responder;
    Task task;
    std::optional<Keyed> keyed;

    bool run(store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .door = door.name};
        return keyed ? run_keyed(work) : task.run(work);
    }

    /// The work's answer, from the record or from running it; a refusal undoes the work but is recorded like any
    /// answer.
    bool run_keyed(operations::Work& work) {
        const auto recalled = operations::recall(work, keyed->key);
        if (!recalled || *recalled) {
            keyed->reply = recalled ? repeated(**recalled) : door.refuse(recalled.error());
            return false;
        }
        if (!task.run(work)) work.tx.undo();
        keyed->reply = task.spell();
        operations::remember(work, keyed->key, keyed->reply.status, keyed->reply.body);
        return true;
    }

    http::Reply reply(store::Outcome outcome) {
        http::Reply reply;
        switch (outcome) {
        case store::Outcome::committed:
        case store::Outcome::refused: reply = keyed ? std::move(keyed->reply) : task.spell(); break;
        case store::Outcome::unavailable: reply = unavailable(door); break;
        case store::Outcome::broken: reply = door.complain(500, "Internal server error"); break;
        }
        reply.route = route;
        return reply;
    }
};

void Exchange::submit(Task task, store::Database::Mode mode) {
    std::optional<Keyed> keyed;
    const auto key =
        mode == store::Database::Mode::writing ? request.header("Idempotency-Key") : std::optional<std::string_view>{};
    if (key) {
        if (!is_key(*key)) return answer(door.refuse(bad_key()));
        keyed = Keyed{.key = {.scope = std::string(door.name),
                              .key = std::string(*key),
                              .fingerprint = fingerprint({name_of(request.method), request.target, request.body})},
                      .running = std::string(door.name) + ' ' + std::string(*key)};
        if (!kit.begin(keyed->running)) return answer(door.refuse({.why = Why::key_in_use}));
    }
    const auto errand = std::make_shared<Errand>(Errand{.kit = kit,
                                                        .door = door,
                                                        .route = route_,
                                                        .responder = std::move(responder_),
                                                        .task = std::move(task),
                                                        .keyed = std::move(keyed)});
    const auto run = [errand](store::Transaction& tx) { return errand->run(tx); };
    const auto done = [errand](store::Outcome outcome) {
        if (errand->keyed) errand->kit.end(errand->keyed->running);
        errand->responder.send_later([errand, outcome] { return errand->reply(outcome); });
    };
    if (kit.shop().store().queue({.run = run, .done = done, .mode = mode})) return;
    if (errand->keyed) kit.end(errand->keyed->running);
    http::Reply reply = door.refuse({.why = Why::overloaded});
    reply.route = route_;
    errand->responder.send(std::move(reply));
}

} // namespace cartwright::api
