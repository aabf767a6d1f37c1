#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <string>

namespace cartwright {

/// Something that has to be done outside once the transaction that asked for it is committed.
struct Job {
    JobId id;
    std::string kind;         // "message"
    std::int64_t subject = 0; // the number of what it is about
    std::int64_t attempts = 0;
    Instant made_at{};
};

} // namespace cartwright
