#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

/// An external call to be made after the transaction that requested it has been committed.
struct Job {
    JobId id;
    std::string kind;         // "message"
    std::int64_t subject = 0; // the id of the entity that it concerns
    std::int64_t attempts = 0;
    Instant made_at{};
};

} // namespace cartwright
