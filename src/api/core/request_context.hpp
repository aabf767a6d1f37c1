#pragma once

#include "api/core/door.hpp"
#include "base/json/json_reader.hpp"
#include "http/server/server.hpp"
#include "operations/catalogue/live_catalogue.hpp"
#include "providers/ports/ports.hpp"

#include <memory>
#include <optional>

namespace cartwright::api {

class ApiServer;
class Pool;

/// Who may use a route, and what a request shows of who sends it.
struct Guard {
    bool is_open = false; // nobody is asked
    Scopes scopes{};
    operations::Credentials credentials{};
    Result<Actor> (*identify)(operations::Work&, const operations::Credentials&, const Scopes&) = operations::identify;

    /// Says in `work` who is asking.
    [[nodiscard]] Result<void> admit(operations::Work& work) const;
};

/// A write with a question to the outside in the middle: a gateway takes money, a carrier a parcel. No transaction
/// waits for the answer, and none is lost: `begin` writes down what is about to be asked, under a key that stays the
/// same, and adds a job that asks again, should nobody come back. `finish` writes down the answer; it may find that the
/// job, or somebody who has sent the same request, was faster, and then gives their answer.
template <class Command, class Asked, class Answered, class Value> struct TwoPhaseWrite {
    Result<Asked> (*begin)(operations::Work&, const Command&);
    std::optional<Answered> (*ask)(const providers::Ports&, const Asked&); // in no transaction; nothing: nobody knows
    Result<Value> (*finish)(operations::Work&, const Asked&, const Answered&);
    Refusal undecided;            // what is said when nobody knows; it is no answer, and never recorded as one
    bool is_of_passwords = false; // the threads for passwords do the asking
    Refusal (*undecided_about)(const Asked&) = nullptr; // instead of `undecided`, where it says what was asked
};

/// How a request is refused: counted, in the door's words. It outlives the RequestContext.
struct RefusalWriter {
    ApiServer& server;
    const Door& door;
    std::string guesser{}; // the client address that unknown numbers are counted by; empty: the door counts none
    http::Reply (*wording)(const Refusal&) = nullptr; // instead of the door's own

    [[nodiscard]] http::Reply refuse(const Refusal& refusal) const;

    /// The same, without counting it.
    [[nodiscard]] http::Reply word(const Refusal& refusal) const;
};

/// One request on its way through a door. A handler calls `read`, `write`, `answer` or another of these, once.
class RequestContext {
  public:
    struct Parts {
        ApiServer& server;
        const Door& door;
        const http::Request& request;
        std::span<const std::string_view> parameters; // of the path, in its order
        int index;                                    // of the route
        const Route& route;
        Guard guard{};
    };

    RequestContext(Parts parts, http::Responder responder);

    const http::Request& request;
    std::span<const std::string_view> parameters;
    ApiServer& server;
    const Door& door;

    /// False when the route asks for a key and there is none.
    [[nodiscard]] bool may_go_on() const {
        return guard_.is_open || guard_.scopes.has(Scope::client) || !guard_.credentials.key_hash.empty();
    }

    /// False when a door that asks for keys has got none.
    [[nodiscard]] bool shows_key() const { return !guard_.credentials.key_hash.empty(); }

    /// Nobody is asked for a key, for this request.
    void open();

    /// Whether the client may name another order or invoice after those that do not exist. Refused: too_many_attempts.
    [[nodiscard]] Result<void> may_guess() const;

    /// Words the refusals of this request in another way than the door does: as a page, for a browser.
    void word_refusals_with(http::Reply (*wording)(const Refusal&)) { voice_.wording = wording; }

    /// For what a request shows of who sends it in its query or body.
    [[nodiscard]] operations::Credentials& credentials() { return guard_.credentials; }

    /// The row of the manual that this request follows.
    [[nodiscard]] const Route& route() const { return route_; }

    /// Answers at once.
    void answer(http::Reply reply);
    void answer(Result<http::Reply> reply);

    /// Says no, once it is known who is asking: a stranger learns nothing of what was wrong with the request.
    void refuse(const Refusal& why);

    [[nodiscard]] operations::LiveCatalogue& shop();
    [[nodiscard]] http::JsonReader& json(); // this thread's own

    /// Runs `operation` in a read transaction and answers with what `spell` makes of its value. On this thread where
    /// reading waits for no network, else on one of the store's.
    template <class Command, class Value>
    void read(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
              http::Reply (*spell)(const Value&)) {
        if (!command) return refuse(command.error());
        if (!reads_at_once())
            return submit(task(*std::move(command), operation, spell), store::Database::Mode::reading);
        answer(reading([&](operations::Work& work) {
            const Result<Value> result = operation(work, *command);
            return result ? spell(*result) : voice_.refuse(result.error());
        }));
    }

    /// Runs `operation` in a write transaction, on the writer's thread, and answers when it is on disk. With an
    /// Idempotency-Key the first answer is recorded by the same transaction and given again to whoever repeats the
    /// request. HEAD runs nothing: see answer_head.
    template <class Command, class Value>
    void write(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
               http::Reply (*spell)(const Value&)) {
        if (!command) return refuse(command.error());
        submit(task(*std::move(command), operation, spell), store::Database::Mode::writing);
    }

    /// As `read` does, but for what takes long, to read or to spell: both on a thread that has the time.
    template <class Command, class Value>
    void read_at_length(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
                        http::Reply (*spell)(const Value&)) {
        if (!command) return refuse(command.error());
        submit_long(task(*std::move(command), operation, spell));
    }

    /// Writes, asks, and writes again; between the two no thread of the server or the store is held. With an
    /// Idempotency-Key it is the second write that records the answer. HEAD runs nothing: see answer_head.
    template <class Command, class Asked, class Answered, class Value>
    void write_around(Result<Command> command, const TwoPhaseWrite<Command, Asked, Answered, Value>& around,
                      http::Reply (*spell)(const Value&)) {
        if (!command) return refuse(command.error());
        submit_around(way(*std::move(command), around, spell));
    }

  private:
    struct Task {
        std::function<bool(operations::Work&)> run; // true: keep it
        std::function<http::Reply()> spell;         // after `run`; on any thread
    };
    struct PendingRequest;
    struct Keyed;

    /// The steps of a write around a question, each after the one before.
    struct TwoPhaseSteps {
        std::function<bool(operations::Work&)> begin; // true: go on and ask
        std::function<bool(const providers::Ports&)> ask;
        std::function<bool(operations::Work&)> finish;
        std::function<http::Reply()> spell; // what the last step came to
        std::function<Refusal()> undecided;
        bool is_of_passwords = false;
    };
    struct TwoPhaseRun;
    static Pool& pool_of(ApiServer& server, const TwoPhaseSteps& way);
    void count_guesses();

    template <class Command, class Value>
    Task task(Command command, Result<Value> (*operation)(operations::Work&, const Command&),
              http::Reply (*spell)(const Value&)) {
        const auto outcome = std::make_shared<std::optional<Result<Value>>>();
        return {
            .run =
                [outcome, operation, command = std::move(command)](operations::Work& work) {
                    *outcome = operation(work, command);
                    return (*outcome)->has_value();
                },
            .spell = [outcome, spell,
                      voice = voice_] { return **outcome ? spell(***outcome) : voice.refuse((*outcome)->error()); }};
    }

    template <class Command, class Asked, class Answered, class Value>
    TwoPhaseSteps way(Command command, const TwoPhaseWrite<Command, Asked, Answered, Value>& around,
                      http::Reply (*spell)(const Value&)) {
        struct Steps {
            std::optional<Result<Asked>> asked{};
            std::optional<Answered> told{};
            std::optional<Result<Value>> value{};
        };
        const auto steps = std::make_shared<Steps>();
        return {.begin =
                    [steps, begin = around.begin, command = std::move(command)](operations::Work& work) {
                        steps->asked = begin(work, command);
                        return steps->asked->has_value();
                    },
                .ask =
                    [steps, ask = around.ask](const providers::Ports& ports) {
                        steps->told = ask(ports, **steps->asked);
                        return steps->told.has_value();
                    },
                .finish =
                    [steps, finish = around.finish](operations::Work& work) {
                        steps->value = finish(work, **steps->asked, *steps->told);
                        return steps->value->has_value();
                    },
                .spell =
                    [steps, spell, voice = voice_] {
                        if (!steps->value) return voice.refuse(steps->asked->error());
                        return *steps->value ? spell(**steps->value) : voice.refuse(steps->value->error());
                    },
                .undecided =
                    [steps, fixed = around.undecided, about = around.undecided_about] {
                        const bool was_asked = steps->asked && *steps->asked;
                        return about != nullptr && was_asked ? about(**steps->asked) : fixed;
                    },
                .is_of_passwords = around.is_of_passwords};
    }

    [[nodiscard]] bool reads_at_once();
    http::Reply reading(const std::function<http::Reply(operations::Work&)>& run);
    bool begin_keyed(std::optional<Keyed>& keyed);

    /// RFC 9110 §9.2.1: HEAD is safe. Where GET would write, the answer says only that the client may send it: nothing
    /// is written, counted or looked up, so that HEAD tells nothing that a limit of GET protects.
    void answer_head();
    void submit(Task task, store::Database::Mode mode);
    void submit_long(Task task);
    void submit_around(TwoPhaseSteps way);

    [[nodiscard]] std::string fingerprint_of_request() const;

    int index_;
    const Route& route_;
    Guard guard_;
    RefusalWriter voice_;
    http::Responder responder_;
};

/// A request with nothing wrong in it: what is missing is the operation's to say.
template <class Command> Result<Command> good(Command command) { return command; }

} // namespace cartwright::api
