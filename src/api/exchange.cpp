#include "api/exchange.hpp"

#include "api/kit.hpp"
#include "base/digest.hpp"
#include "domain/refusal.hpp"
#include "operations/access.hpp"
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

/// Keys of two callers never meet: each has a scope of its own, that of its account where it may change its key.
std::string scope_of(const operations::Work& work) {
    std::string scope(work.door);
    if (work.actor.account) return scope + " account " + std::to_string(work.actor.account->value);
    if (work.actor.scope != Scope::anyone) return scope + " key " + std::to_string(work.actor.key.value);
    return scope;
}

http::Reply unavailable(const Door& door) { return door.refuse({.why = Why::store_unavailable}); }

} // namespace

void Exchange::answer(http::Reply reply) {
    reply.route = route_;
    responder_.send(std::move(reply));
}

void Exchange::answer(Result<http::Reply> reply) {
    answer(reply ? *std::move(reply) : refusal(kit, door, reply.error()));
}

Result<void> Guard::admit(operations::Work& work) const {
    if (is_open) return {};
    work.actor = TRY(operations::identify(work, key_hash, scopes));
    return {};
}

void Exchange::refuse(const Refusal& why) {
    if (guard_.is_open) return answer(refusal(kit, door, why));
    const auto say_no = [](operations::Work&, const Refusal& refusal) -> Result<Refusal> {
        return tl::unexpected<Refusal>(refusal);
    };
    const auto unused = [](const Refusal&) { return http::Reply{}; };
    read<Refusal, Refusal>(why, say_no, unused);
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
            const auto admitted = guard_.admit(work);
            reply = admitted ? run(work) : refusal(kit, door, admitted.error());
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
    Guard guard;
    std::optional<Keyed> keyed;
    std::optional<Refusal> turned_away{}; // nobody may know more than that

    bool run(store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .door = door.name};
        const auto admitted = guard.admit(work);
        turned_away = admitted ? std::nullopt : std::optional(admitted.error());
        if (turned_away) return false;
        return keyed ? run_keyed(work) : task.run(work);
    }

    /// The work's answer, from the record or from running it; a refusal undoes the work but is recorded like any
    /// answer.
    bool run_keyed(operations::Work& work) {
        keyed->key.scope = scope_of(work);
        const auto recalled = operations::recall(work, keyed->key);
        if (!recalled || *recalled) {
            keyed->reply = recalled ? repeated(**recalled) : door.refuse(recalled.error());
            return false;
        }
        if (!task.run(work)) work.tx.undo();
        keyed->reply = task.spell();
        operations::remember(work, keyed->key, keyed->reply.status, keyed->reply.kept.value_or(keyed->reply.body));
        return true;
    }

    http::Reply spelt() {
        if (turned_away) return refusal(kit, door, *turned_away);
        return keyed ? std::move(keyed->reply) : task.spell();
    }

    http::Reply reply(store::Outcome outcome) {
        http::Reply reply;
        switch (outcome) {
        case store::Outcome::committed:
        case store::Outcome::refused: reply = spelt(); break;
        case store::Outcome::unavailable: reply = unavailable(door); break;
        case store::Outcome::broken: reply = door.complain(500, "Internal server error"); break;
        }
        reply.route = route;
        return reply;
    }
};

void Exchange::submit(Task task, store::Database::Mode mode) {
    std::optional<Keyed> keyed;
    const bool may_have_key = records_ && mode == store::Database::Mode::writing;
    const auto key = may_have_key ? request.header("Idempotency-Key") : std::optional<std::string_view>{};
    if (key) {
        if (!is_key(*key)) return answer(door.refuse(bad_key()));
        keyed = Keyed{.key = {.scope = {}, // known when it is known who is asking
                              .key = std::string(*key),
                              .fingerprint = fingerprint({name_of(request.method), request.target, request.body})},
                      .running = std::string(door.name) + ' ' + guard_.key_hash + ' ' + std::string(*key)};
        if (!kit.begin(keyed->running)) return answer(door.refuse({.why = Why::key_in_use}));
    }
    const auto errand = std::make_shared<Errand>(Errand{.kit = kit,
                                                        .door = door,
                                                        .route = route_,
                                                        .responder = std::move(responder_),
                                                        .task = std::move(task),
                                                        .guard = std::move(guard_),
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
