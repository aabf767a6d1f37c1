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

/// What a write with an Idempotency-Key shares between the threads that it visits.
struct Keyed {
    operations::IdempotencyKey key;
    http::Reply reply;
};

/// The work's answer, from the record or from running it; a refusal undoes the work but is recorded like any answer.
bool run_keyed(operations::Work& work, Keyed& keyed, const std::function<bool(operations::Work&)>& run,
               const std::function<http::Reply()>& spell, http::Reply (*refuse)(const Refusal&)) {
    const auto recalled = operations::recall(work, keyed.key);
    if (!recalled) {
        keyed.reply = refuse(recalled.error());
        return false;
    }
    if (*recalled) {
        keyed.reply = repeated(**recalled);
        return false;
    }
    if (!run(work)) work.tx.undo();
    keyed.reply = spell();
    operations::remember(work, keyed.key, keyed.reply.status, keyed.reply.body);
    return true;
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

void Exchange::writing(Write write) {
    if (const auto key = request.header("Idempotency-Key")) {
        if (!is_key(*key)) return answer(door.refuse(bad_key()));
        return writing_once(std::move(write), *key);
    }
    const auto responder = std::make_shared<http::Responder>(std::move(responder_));
    const auto done = [responder, spell = std::move(write.spell), &door = door,
                       route = route_](store::Outcome outcome) {
        responder->send_later([spell, &door, route, outcome] {
            http::Reply reply;
            switch (outcome) {
            case store::Outcome::committed:
            case store::Outcome::refused: reply = spell(); break;
            case store::Outcome::unavailable: reply = unavailable(door); break;
            case store::Outcome::broken: reply = door.complain(500, "Internal server error"); break;
            }
            reply.route = route;
            return reply;
        });
    };
    const auto run = [run = std::move(write.run), &door = door](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .door = door.name};
        return run(work);
    };
    if (kit.shop().store().write({.run = run, .done = done})) return;
    http::Reply reply = door.refuse({.why = Why::overloaded});
    reply.route = route_;
    responder->send(std::move(reply));
}

void Exchange::writing_once(Write write, std::string_view key) {
    const std::string running = std::string(door.name) + ' ' + std::string(key);
    if (!kit.begin(running)) return answer(door.refuse({.why = Why::key_in_use}));
    const auto keyed = std::make_shared<Keyed>(
        Keyed{.key = {.scope = std::string(door.name),
                      .key = std::string(key),
                      .fingerprint = fingerprint({name_of(request.method), request.target, request.body})},
              .reply = {}});
    const auto responder = std::make_shared<http::Responder>(std::move(responder_));
    const auto done = [this_kit = &kit, running, keyed, responder, &door = door,
                       route = route_](store::Outcome outcome) {
        this_kit->end(running);
        responder->send_later([keyed, &door, route, outcome] {
            http::Reply reply = std::move(keyed->reply);
            if (outcome == store::Outcome::unavailable) reply = unavailable(door);
            if (outcome == store::Outcome::broken) reply = door.complain(500, "Internal server error");
            reply.route = route;
            return reply;
        });
    };
    const auto run = [keyed, write = std::move(write), &door = door](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = door.terms, .door = door.name};
        return run_keyed(work, *keyed, write.run, write.spell, door.refuse);
    };
    if (kit.shop().store().write({.run = run, .done = done})) return;
    kit.end(running);
    http::Reply reply = door.refuse({.why = Why::overloaded});
    reply.route = route_;
    responder->send(std::move(reply));
}

} // namespace cartwright::api
