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

/// Who may use a route, and the credentials that a request carries.
struct Guard {
    bool is_open = false; // no credentials are required
    Scopes scopes{};
    operations::Credentials credentials{};
    Result<Actor> (*identify)(operations::Work&, const operations::Credentials&, const Scopes&) = operations::identify;

    /// Identifies the caller and sets them as the actor of `work`.
    [[nodiscard]] Result<void> admit(operations::Work& work) const;
};

/// A write with an external call in the middle: a gateway takes money, or a carrier takes a parcel. No transaction is
/// open during the call, and no call is lost. `begin` records the call to be made under a stable idempotency key, and
/// adds a job that retries it if no answer is recorded. `finish` records the answer. If the job or an identical request
/// was faster, it returns their answer. `Asked::number`, where there is one, is kept with the Idempotency-Key: `begin`
/// of a repeated request has it as Work::begun.
template <class Command, class Asked, class Answered, class Value> struct TwoPhaseWrite {
    Result<Asked> (*begin)(operations::Work&, const Command&);
    std::optional<Answered> (*ask)(const providers::Ports&, const Asked&); // in no transaction; nothing: not known
    Result<Value> (*finish)(operations::Work&, const Asked&, const Answered&);
    Refusal undecided;            // the reply when the outcome is unknown; it is never recorded as an answer
    bool is_of_passwords = false; // `ask` runs on the threads for passwords
    Refusal (*undecided_about)(const Asked&) = nullptr; // replaces `undecided`, to say what was asked
};

/// Formats and counts the refusals of a request. It outlives the RequestContext.
struct RefusalWriter {
    ApiServer& server;
    const Door& door;
    // The client address by which unknown numbers are counted. Empty: they are not counted.
    std::string guesser{};
    http::Reply (*formatter)(const Refusal&) = nullptr; // replaces the door's own format

    [[nodiscard]] http::Reply refuse(const Refusal& refusal) const;

    /// Formats a refusal without counting it.
    [[nodiscard]] http::Reply format(const Refusal& refusal) const;
};

/// One request to a door. A handler calls `read`, `write`, `answer` or another of these, once.
class RequestContext {
  public:
    struct Parts {
        ApiServer& server;
        const Door& door;
        const http::Request& request;
        std::span<const std::string_view> parameters; // of the path, in its order
        int index;                                    // of the route
        const Route& route;
        const Operation& operation;
        Guard guard{};
    };

    RequestContext(Parts parts, http::Responder responder);

    const http::Request& request;
    std::span<const std::string_view> parameters;
    ApiServer& server;
    const Door& door;

    /// False when the route requires a key and the request has none.
    [[nodiscard]] bool may_go_on() const {
        return guard_.is_open || guard_.scopes.has(Scope::client) || !guard_.credentials.key_hash.empty();
    }

    /// False when the request has no key.
    [[nodiscard]] bool shows_key() const { return !guard_.credentials.key_hash.empty(); }

    /// Admits this request without a key.
    void open();

    /// Whether the client may look up another order or invoice after unknown ones. Refused: too_many_attempts.
    [[nodiscard]] Result<void> may_guess() const;

    /// Formats the refusals of this request in another way than the door does: as a page for a browser, for example.
    void format_refusals_with(http::Reply (*formatter)(const Refusal&)) { refusals_.formatter = formatter; }

    /// The caller's credentials, to be completed with those in the query or body.
    [[nodiscard]] operations::Credentials& credentials() { return guard_.credentials; }

    /// The manual's entry for this request.
    [[nodiscard]] const Operation& operation() const { return operation_; }

    /// Replies at once.
    void answer(http::Reply reply);
    void answer(Result<http::Reply> reply);

    /// Refuses the request once the caller is identified. An unknown caller learns nothing about what was wrong with
    /// it.
    void refuse(const Refusal& why);

    /// Reads and writes `database` instead of the shop's. It has a reader for each I/O thread.
    /// `read_at_length` and `write_two_phase` always use the shop's.
    void use(store::Store& database) { store_ = &database; }

    [[nodiscard]] operations::LiveCatalogue& shop();
    [[nodiscard]] http::JsonReader& json(); // of this thread

    /// Runs `operation` in a read transaction and replies with what `write_reply` makes of its value. It runs on this
    /// thread where reads need no network, otherwise on a thread of the store.
    template <class Command, class Value>
    void read(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
              http::Reply (*write_reply)(const Value&)) {
        if (!command) return refuse(command.error());
        if (!reads_at_once())
            return submit(task(*std::move(command), operation, write_reply), store::Database::Mode::reading);
        answer(reading([&](operations::Work& work) {
            const Result<Value> result = operation(work, *command);
            return result ? write_reply(*result) : refusals_.refuse(result.error());
        }));
    }

    /// Runs `operation` in a write transaction on the writer's thread, and replies when the write is on disk. With an
    /// Idempotency-Key the same transaction records the first answer, and repeated requests get it again. HEAD runs
    /// nothing: see answer_head.
    template <class Command, class Value>
    void write(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
               http::Reply (*write_reply)(const Value&)) {
        if (!command) return refuse(command.error());
        submit(task(*std::move(command), operation, write_reply), store::Database::Mode::writing);
    }

    /// As `read`, for operations or replies that take long: both run on a thread for long reads.
    template <class Command, class Value>
    void read_at_length(Result<Command> command, Result<Value> (*operation)(operations::Work&, const Command&),
                        http::Reply (*write_reply)(const Value&)) {
        if (!command) return refuse(command.error());
        submit_long(task(*std::move(command), operation, write_reply));
    }

    /// Writes, makes an external call, and writes again. The call holds no thread of the server or the store. With an
    /// Idempotency-Key the second write records the answer, unless `finish` refuses. The first write records a refusal
    /// by `begin`. HEAD runs nothing: see answer_head.
    template <class Command, class Asked, class Answered, class Value>
    void write_two_phase(Result<Command> command, const TwoPhaseWrite<Command, Asked, Answered, Value>& steps,
                         http::Reply (*write_reply)(const Value&)) {
        if (!command) return refuse(command.error());
        submit_two_phase(two_phase_steps(*std::move(command), steps, write_reply));
    }

  private:
    struct Task {
        std::function<bool(operations::Work&)> run; // true: commit
        std::function<http::Reply()> write_reply;   // after `run`; on any thread
    };
    struct PendingRequest;
    struct Keyed;

    /// The steps of a two-phase write, each after the one before.
    struct TwoPhaseSteps {
        std::function<bool(operations::Work&)> begin; // true: go on with `ask`
        std::function<bool(const providers::Ports&)> ask;
        std::function<bool(operations::Work&)> finish;
        std::function<http::Reply()> write_reply; // the reply to the result of the last step
        std::function<Refusal()> undecided;
        std::function<std::optional<std::int64_t>()> begun; // after `begin`
        bool is_of_passwords = false;
    };
    struct TwoPhaseRun;
    static Pool& pool_of(ApiServer& server, const TwoPhaseSteps& steps);
    void count_guesses();

    template <class Command, class Value>
    Task task(Command command, Result<Value> (*operation)(operations::Work&, const Command&),
              http::Reply (*write_reply)(const Value&)) {
        const auto outcome = std::make_shared<std::optional<Result<Value>>>();
        return {.run =
                    [outcome, operation, command = std::move(command)](operations::Work& work) {
                        *outcome = operation(work, command);
                        return (*outcome)->has_value();
                    },
                .write_reply =
                    [outcome, write_reply, refusals = refusals_] {
                        return **outcome ? write_reply(***outcome) : refusals.refuse((*outcome)->error());
                    }};
    }

    template <class Command, class Asked, class Answered, class Value>
    TwoPhaseSteps two_phase_steps(Command command, const TwoPhaseWrite<Command, Asked, Answered, Value>& steps,
                                  http::Reply (*write_reply)(const Value&)) {
        struct Results {
            std::optional<Result<Asked>> asked{};
            std::optional<Answered> answered{};
            std::optional<Result<Value>> value{};
        };
        const auto results = std::make_shared<Results>();
        return {.begin =
                    [results, begin = steps.begin, command = std::move(command)](operations::Work& work) {
                        results->asked = begin(work, command);
                        return results->asked->has_value();
                    },
                .ask =
                    [results, ask = steps.ask](const providers::Ports& ports) {
                        results->answered = ask(ports, **results->asked);
                        return results->answered.has_value();
                    },
                .finish =
                    [results, finish = steps.finish](operations::Work& work) {
                        results->value = finish(work, **results->asked, *results->answered);
                        return results->value->has_value();
                    },
                .write_reply =
                    [results, write_reply, refusals = refusals_] {
                        if (!results->value) return refusals.refuse(results->asked->error());
                        return *results->value ? write_reply(**results->value)
                                               : refusals.refuse(results->value->error());
                    },
                .undecided =
                    [results, fixed = steps.undecided, about = steps.undecided_about] {
                        const bool was_asked = results->asked && *results->asked;
                        return about != nullptr && was_asked ? about(**results->asked) : fixed;
                    },
                .begun = [results]() -> std::optional<std::int64_t> {
                    if constexpr (requires(const Asked& asked) { asked.number(); })
                        return (*results->asked)->number();
                    else
                        return std::nullopt;
                },
                .is_of_passwords = steps.is_of_passwords};
    }

    [[nodiscard]] bool reads_at_once();
    http::Reply reading(const std::function<http::Reply(operations::Work&)>& run);
    bool begin_keyed(std::optional<Keyed>& keyed);

    /// RFC 9110 §9.2.1: HEAD is safe. Where GET would write, the reply says only that the client may send it. Nothing
    /// is written, counted or looked up, so HEAD reveals nothing that a limit of GET protects.
    void answer_head();
    void submit(Task task, store::Database::Mode mode);
    void submit_long(Task task);
    void submit_two_phase(TwoPhaseSteps steps);

    [[nodiscard]] std::string fingerprint_of_request() const;

    int index_;
    const Route& route_;
    const Operation& operation_;
    store::Store* store_; // the shop's, unless the handler uses another
    Guard guard_;
    RefusalWriter refusals_;
    http::Responder responder_;
};

/// A request with no errors in it: what is missing is reported by the operation.
template <class Command> Result<Command> good(Command command) { return command; }

} // namespace cartwright::api
