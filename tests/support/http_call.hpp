#pragma once

#include "support/transcript.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright::tests {

/// One request as it goes over the wire; nothing is added but `Host` and, for a body, `Content-Length`.
struct Call {
    std::uint16_t port = 0;
    std::string method = "GET";
    std::string target = "/";
    Headers headers{};
    std::string body{};
};

struct Answer {
    int status = 0;
    Headers headers{};
    std::string body{};

    /// The value of the first header of that name, in any case.
    [[nodiscard]] std::optional<std::string> header(const std::string& name) const;
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Calls 127.0.0.1 and waits for at most a minute; nothing when there was no answer.
std::optional<Answer> call(const Call& call);

} // namespace cartwright::tests
