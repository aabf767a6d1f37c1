#pragma once

#include "api/core/exchange.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

/// A write with passwords to hash in the middle, on the threads for that.
template <class Command, class Asked, class Told, class Value>
Around<Command, Asked, Told, Value> hashing(Result<Asked> (*begin)(operations::Work&, const Command&),
                                            std::optional<Told> (*ask)(const providers::Ports&, const Asked&),
                                            Result<Value> (*finish)(operations::Work&, const Asked&, const Told&)) {
    return {
        .begin = begin, .ask = ask, .finish = finish, .undecided = {.why = Why::overloaded}, .is_of_passwords = true};
}

} // namespace cartwright::api::shopping
