#pragma once

#include "base/json/json_reader.hpp"
#include "http/client.hpp"
#include "providers/ports/identity.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::providers::live {

/// The requests to a provider that one question takes, all within one time. On one thread.
class ProviderCall {
  public:
    explicit ProviderCall(std::chrono::milliseconds patience) : end_(std::chrono::steady_clock::now() + patience) {}

    using Fields = std::vector<std::pair<std::string, std::string>>;

    /// What a provider said: an object, or no object and why. `refused` is about the credential; that the shop itself
    /// is not known there, or asks too often, is `unknown`, as silence and nonsense are.
    struct Answer {
        enum class Kind : std::uint8_t { object, refused, unknown };

        Kind kind = Kind::unknown;
        std::optional<http::JsonObject> object{}; // until the next request
        std::string reason{};
        std::string text{}; // as it came
    };

    Answer get(const std::string& url, const Fields& query = {}, const std::string& bearer = {});
    Answer post(const std::string& url, const Fields& form);

  private:
    Answer send(http::ClientRequest request);

    std::chrono::steady_clock::time_point end_;
    http::Client client_;
    http::JsonReader reader_;
};

/// Why nobody was identified, when no object came.
Identified not_identified(const ProviderCall::Answer& answer);

} // namespace cartwright::providers::live
