#pragma once

#include "api/core/request_context.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

/// A two-phase write that hashes passwords in the middle, on the threads for that.
template <class Command, class Asked, class Outcome, class Value>
TwoPhaseWrite<Command, Asked, Outcome, Value>
hashing(Result<Asked> (*begin)(operations::Work&, const Command&),
        std::optional<Outcome> (*ask)(const providers::Ports&, const Asked&),
        Result<Value> (*finish)(operations::Work&, const Asked&, const Outcome&)) {
    return {
        .begin = begin, .ask = ask, .finish = finish, .undecided = {.why = Why::overloaded}, .is_of_passwords = true};
}

} // namespace cartwright::api::shopping
