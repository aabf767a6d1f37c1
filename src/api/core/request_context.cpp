#include "api/core/request_context.hpp"

#include "api/core/api_server.hpp"
#include "api/core/recorded_reply.hpp"
#include "api/core/running_key.hpp"
#include "base/digest.hpp"
#include "domain/refusal.hpp"
#include "operations/accounts/access.hpp"
#include "operations/upkeep/idempotency.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <utility>

namespace cartwright::api {

namespace {

constexpr std::size_t key_bytes_max = 255;
constexpr std::size_t unguessable_bytes_min = 16;

bool is_key(std::string_view key) {
    const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
    return !key.empty() && key.size() <= key_bytes_max && std::ranges::all_of(key, is_visible);
}

Refusal bad_key(std::string message) {
    return {.why = Why::malformed,
            .flaws = {
                {.place = "header", .field = "Idempotency-Key", .message = std::move(message), .type = "value_error"}}};
}

/// Separates the idempotency keys of different callers. The scope is that of the account, where there is one, since it
/// may change its access key. Callers without credentials share one scope.
std::string scope_of(const operations::Work& work) {
    std::string scope(work.door);
    if (work.actor.account) return scope + " account " + std::to_string(work.actor.account->value);
    if (work.actor.scope != Scope::anyone) return scope + " key " + std::to_string(work.actor.key.value);
    return scope;
}

/// A temporary refusal: the same request may succeed later, so it is not recorded as the answer.
bool is_temporary(const http::Reply& reply) { return reply.status == 429; }

http::Reply unavailable(const RefusalWriter& refusals) { return refusals.format({.why = Why::store_unavailable}); }

} // namespace

RequestContext::RequestContext(Parts parts, http::Responder responder)
    : request(parts.request), parameters(parts.parameters), server(parts.server), door(parts.door), index_(parts.index),
      route_(parts.route), operation_(parts.operation), store_(&parts.server.shop().store()),
      guard_(std::move(parts.guard)), refusals_{.server = parts.server, .door = parts.door},
      responder_(std::move(responder)) {
    count_guesses();
}

void RequestContext::open() {
    guard_ = {.is_open = true};
    count_guesses();
}

/// A caller with a key may know every number. Without a key, unknown numbers are counted by client address.
void RequestContext::count_guesses() {
    if (door.counts_guesses && guard_.is_open) refusals_.guesser = server.address_of(request);
}

/// A write with an Idempotency-Key.
struct RequestContext::Keyed {
    operations::IdempotencyKey key;
    RunningKey running;
    http::Reply reply{};
};

void RequestContext::answer(http::Reply reply) {
    server.label(reply, index_);
    responder_.send(std::move(reply));
}

void RequestContext::answer(Result<http::Reply> reply) {
    answer(reply ? *std::move(reply) : refusals_.refuse(reply.error()));
}

Result<void> Guard::admit(operations::Work& work) const {
    if (is_open) return {};
    work.actor = TRY(identify(work, credentials, scopes));
    return {};
}

void RequestContext::refuse(const Refusal& why) {
    if (guard_.is_open) return answer(refusals_.refuse(why));
    const auto refuse_always = [](operations::Work&, const Refusal& refusal) -> Result<Refusal> {
        return tl::unexpected<Refusal>(refusal);
    };
    const auto unused = [](const Refusal&) { return http::Reply{}; };
    read<Refusal, Refusal>(why, refuse_always, unused);
}

operations::LiveCatalogue& RequestContext::shop() { return server.shop(); }

http::JsonReader& RequestContext::json() { return server.json(request.thread); }

/// Distinguishes the request from any other under its Idempotency-Key. It is kept for a day, so a reader must not be
/// able to try out secrets of the request. It is keyed where the shop has a key for secrets, and excludes a body that
/// may hold a card's number.
std::string RequestContext::fingerprint_of_request() const {
    const std::string_view body = route_.access.holds_card ? std::string_view() : std::string_view(request.body);
    const auto parts = {name_of(request.method), std::string_view(request.target), body};
    return door.secrets.seal_key ? fingerprint(*door.secrets.seal_key, parts) : fingerprint(parts);
}

http::Reply RequestContext::reading(const std::function<http::Reply(operations::Work&)>& run) {
    http::Reply reply;
    try {
        store_->read(request.thread, [&](store::Transaction& tx) {
            operations::Work work{.tx = tx, .terms = door.terms, .secrets = door.secrets, .door = door.name};
            const auto admitted = guard_.admit(work);
            reply = admitted ? run(work) : refusals_.refuse(admitted.error());
        });
    } catch (const store::Fault& fault) {
        server.log().write(telemetry::Level::error, "read_failed", {{"fault", std::string_view(fault.what())}});
        reply = unavailable(refusals_);
    }
    return reply;
}

bool RequestContext::reads_at_once() { return store_->reads_at_once(); }

/// What a task shares between its threads: the I/O thread, one of the store's, and the I/O thread again.
struct RequestContext::PendingRequest {
    ApiServer& server;
    const Door& door;
    int route;
    RefusalWriter refusals;
    http::Responder responder;
    Task task;
    Guard guard;
    std::optional<Keyed> keyed;
    std::optional<Refusal> admission_refusal{}; // the reply to a caller who is not admitted; they learn no more

    bool run(store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .secrets = door.secrets, .door = door.name};
        const auto admitted = guard.admit(work);
        admission_refusal = admitted ? std::nullopt : std::optional(admitted.error());
        if (admission_refusal) return false;
        return keyed ? run_keyed(work) : task.run(work);
    }

    /// The answer from the record, or from running the task. A refusal rolls the work back, and is recorded like any
    /// other answer unless it is temporary.
    bool run_keyed(operations::Work& work) {
        keyed->key.scope = scope_of(work);
        const auto recalled = operations::recall(work, keyed->key);
        if (!recalled || *recalled) {
            keyed->reply = recalled ? repeated(**recalled) : door.refuse(recalled.error());
            return false;
        }
        const bool is_done = task.run(work);
        keyed->reply = task.write_reply();
        if (!is_done && is_temporary(keyed->reply)) return false;
        if (!is_done) work.tx.undo();
        operations::remember(work, keyed->key, recorded(keyed->reply));
        return true;
    }

    http::Reply format() {
        if (admission_refusal) return refusals.refuse(*admission_refusal);
        return keyed ? std::move(keyed->reply) : task.write_reply();
    }

    /// Runs a long read and formats its reply, on a thread for long reads.
    http::Reply read_and_write_reply(std::size_t thread) {
        store::Outcome outcome = store::Outcome::committed;
        try {
            server.shop().store().read(server.first_long_reader() + thread,
                                       [this](store::Transaction& tx) { run(tx); });
            return reply(outcome);
        } catch (const store::Fault& fault) {
            server.log().write(telemetry::Level::error, "read_failed", {{"fault", std::string_view(fault.what())}});
            outcome = store::Outcome::unavailable;
        } catch (const std::exception& error) {
            server.log().write(telemetry::Level::error, "read_failed", {{"fault", std::string_view(error.what())}});
            outcome = store::Outcome::broken;
        }
        return reply(outcome);
    }

    http::Reply reply(store::Outcome outcome) {
        http::Reply reply;
        switch (outcome) {
        case store::Outcome::committed:
        case store::Outcome::refused: reply = format(); break;
        case store::Outcome::unavailable: reply = unavailable(refusals); break;
        case store::Outcome::broken: reply = door.complain(500, "Internal server error"); break;
        }
        server.label(reply, route);
        return reply;
    }
};

/// Marks the request as running, when it has a key. False: it cannot run, and has been answered so.
bool RequestContext::begin_keyed(std::optional<Keyed>& keyed) {
    const auto key = request.header("Idempotency-Key");
    if (!key) return true;
    if (!is_key(*key)) {
        answer(door.refuse(bad_key("Value should be 1 to 255 visible ASCII characters")));
        return false;
    }
    // Clients without credentials share their keys: a client that guesses one would get the other's answer.
    if (guard_.is_open && route_.access.grants_access && key->size() < unguessable_bytes_min) {
        answer(door.refuse(
            bad_key("Value should be at least 16 characters, such as a UUID: whoever knows it gets the same answer")));
        return false;
    }
    const std::string name = std::string(door.name) + ' ' + guard_.credentials.key_hash + ' ' + guard_.credentials.app +
                             ' ' + std::string(*key);
    if (!server.begin(name)) {
        answer(door.refuse({.why = Why::key_in_use}));
        return false;
    }
    keyed.emplace(Keyed{.key = {.scope = {}, // known once the caller is identified
                                .key = std::string(*key),
                                .fingerprint = fingerprint_of_request()},
                        .running = RunningKey(server, name)});
    return true;
}

void RequestContext::submit(Task task, store::Database::Mode mode) {
    if (mode == store::Database::Mode::writing && request.method == http::Method::head) return answer_head();
    std::optional<Keyed> keyed;
    if (route_.access.records && mode == store::Database::Mode::writing && !begin_keyed(keyed)) return;
    const auto pending = std::make_shared<PendingRequest>(PendingRequest{.server = server,
                                                                         .door = door,
                                                                         .route = index_,
                                                                         .refusals = refusals_,
                                                                         .responder = std::move(responder_),
                                                                         .task = std::move(task),
                                                                         .guard = std::move(guard_),
                                                                         .keyed = std::move(keyed)});
    const auto run = [pending](store::Transaction& tx) { return pending->run(tx); };
    const auto done = [pending](store::Outcome outcome) {
        if (pending->keyed) pending->keyed->running.end();
        pending->responder.send_later([pending, outcome] { return pending->reply(outcome); });
    };
    if (store_->queue({.run = run, .done = done, .mode = mode})) return;
    if (pending->keyed) pending->keyed->running.end();
    http::Reply reply = refusals_.format({.why = Why::overloaded});
    server.label(reply, index_);
    pending->responder.send(std::move(reply));
}

void RequestContext::submit_long(Task task) {
    auto seat = server.long_reads().seat();
    if (!seat) return answer(refusals_.format({.why = Why::overloaded}));
    const auto pending = std::make_shared<PendingRequest>(PendingRequest{.server = server,
                                                                         .door = door,
                                                                         .route = index_,
                                                                         .refusals = refusals_,
                                                                         .responder = std::move(responder_),
                                                                         .task = std::move(task),
                                                                         .guard = std::move(guard_),
                                                                         .keyed = {}});
    server.long_reads().run(*std::move(seat), [pending](std::size_t thread) {
        const auto reply = std::make_shared<http::Reply>(pending->read_and_write_reply(thread));
        pending->responder.send_later([reply] { return std::move(*reply); });
    });
}

Pool& RequestContext::pool_of(ApiServer& server, const TwoPhaseSteps& steps) {
    return steps.is_of_passwords ? server.passwords() : server.external_calls();
}

/// The run of a two-phase write, from the first transaction to the reply. It moves from thread to thread.
struct RequestContext::TwoPhaseRun : std::enable_shared_from_this<RequestContext::TwoPhaseRun> {
    TwoPhaseRun(RequestContext& from, TwoPhaseSteps given_steps, std::optional<Keyed> key, Pool::Seat place)
        : server(from.server), door(from.door), route(from.index_), refusals(from.refusals_),
          responder(std::move(from.responder_)), steps(std::move(given_steps)), guard(std::move(from.guard_)),
          keyed(std::move(key)), seat(std::move(place)) {}

    ApiServer& server;
    const Door& door;
    int route;
    RefusalWriter refusals;
    http::Responder responder;
    TwoPhaseSteps steps;
    Guard guard;
    std::optional<Keyed> keyed;
    std::optional<Pool::Seat> seat;
    Actor actor{};
    bool is_over = false; // no external call is to be made
    http::Reply reply{};

    /// False when the store has no room.
    [[nodiscard]] bool queue(bool (TwoPhaseRun::*run)(store::Transaction&), void (TwoPhaseRun::*done)(store::Outcome)) {
        const auto self = shared_from_this();
        return server.shop().store().queue(
            {.run = [self, run](store::Transaction& tx) { return ((*self).*run)(tx); },
             .done = [self, done](store::Outcome outcome) { ((*self).*done)(outcome); }});
    }

    void send(http::Reply given) {
        if (keyed) keyed->running.end();
        server.label(given, route);
        const auto whole = std::make_shared<http::Reply>(std::move(given));
        responder.send_later([whole] { return std::move(*whole); });
    }

    void send_undecided() { send(refusals.refuse(steps.undecided())); }

    /// True when the answer is recorded already, or the key cannot be used for this request.
    bool is_recalled(operations::Work& work) {
        if (!keyed) return false;
        const auto recalled = operations::recall(work, keyed->key);
        if (recalled && !*recalled) return false;
        reply = recalled ? repeated(**recalled) : door.refuse(recalled.error());
        return true;
    }

    void remember(operations::Work& work) {
        if (keyed) operations::remember(work, keyed->key, recorded(reply));
    }

    bool begin(store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .secrets = door.secrets, .door = door.name};
        is_over = true;
        if (const auto admitted = guard.admit(work); !admitted) {
            reply = refusals.refuse(admitted.error());
            return false;
        }
        actor = work.actor;
        if (keyed) {
            keyed->key.scope = scope_of(work);
            work.attempt = keyed->key.scope + ' ' + keyed->key.key;
        }
        if (is_recalled(work)) return false;
        if (keyed) work.begun = keyed->key.begun;
        if (steps.begin(work)) {
            is_over = false;
            if (keyed) operations::reserve(work, keyed->key, steps.begun());
            return true;
        }
        reply = steps.write_reply();
        if (!keyed || is_temporary(reply)) return false;
        work.tx.undo();
        remember(work);
        return true;
    }

    void begun(store::Outcome outcome) {
        if (outcome == store::Outcome::unavailable) return send(unavailable(refusals));
        if (outcome == store::Outcome::broken) return send(door.complain(500, "Internal server error"));
        if (is_over) return send(std::move(reply));
        Pool::Seat place = *std::move(seat);
        pool_of(server, steps).run(std::move(place), [self = shared_from_this()](std::size_t) { self->ask(); });
    }

    void ask() {
        bool is_known = false;
        try {
            is_known = steps.ask(server.ports());
        } catch (const std::exception& error) { // whatever the error, the job retries
            server.log().write(telemetry::Level::error, "outside_failed", {{"fault", std::string_view(error.what())}});
        }
        if (!is_known || !queue(&TwoPhaseRun::finish, &TwoPhaseRun::finished)) send_undecided();
    }

    bool finish(store::Transaction& tx) {
        operations::Work work{
            .tx = tx, .terms = door.terms, .secrets = door.secrets, .door = door.name, .actor = actor};
        if (is_recalled(work)) return false; // another node was faster
        const bool is_kept = steps.finish(work);
        reply = steps.write_reply();
        if (is_kept) remember(work);
        return is_kept;
    }

    void finished(store::Outcome outcome) {
        const bool is_written = outcome == store::Outcome::committed || outcome == store::Outcome::refused;
        if (is_written) return send(std::move(reply));
        send_undecided();
    }
};

void RequestContext::submit_two_phase(TwoPhaseSteps steps) {
    if (request.method == http::Method::head) return answer_head();
    auto seat = pool_of(server, steps).seat();
    if (!seat) return answer(refusals_.format({.why = Why::overloaded}));
    std::optional<Keyed> keyed;
    if (route_.access.records && !begin_keyed(keyed)) return;
    const auto run = std::make_shared<TwoPhaseRun>(*this, std::move(steps), std::move(keyed), *std::move(seat));
    if (!run->queue(&TwoPhaseRun::begin, &TwoPhaseRun::begun)) run->send(refusals_.format({.why = Why::overloaded}));
}

} // namespace cartwright::api
