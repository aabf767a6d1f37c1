#include "providers/live/answer.hpp"

#include <algorithm>
#include <array>

namespace cartwright::providers::live {

namespace {

constexpr std::array<int, 4> temporary_statuses{408, 409, 425, 429};

} // namespace

Outcome outcome_of(const std::optional<http::ClientReply>& reply) {
    if (!reply) return {.kind = Outcome::Kind::unknown, .reason = "no answer"};
    const bool is_good = reply->status >= 200 && reply->status < 300;
    if (is_good) return {};
    const bool is_final = reply->status >= 400 && reply->status < 500 &&
                          std::ranges::find(temporary_statuses, reply->status) == temporary_statuses.end();
    return {.kind = is_final ? Outcome::Kind::no : Outcome::Kind::unknown,
            .reason = "it was answered " + std::to_string(reply->status)};
}

} // namespace cartwright::providers::live
