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

/// Sends the requests to a provider that one operation needs, within one time-out for all of them. For one thread.
class ProviderCall {
  public:
    explicit ProviderCall(std::chrono::milliseconds timeout) : end_(std::chrono::steady_clock::now() + timeout) {}

    using Fields = std::vector<std::pair<std::string, std::string>>;

    /// A provider's answer: an object, or the reason why there is none. `refused` concerns the credential. It is
    /// `unknown` when the provider does not know the shop, limits its rate, does not answer, or sends a malformed
    /// answer.
    struct Answer {
        enum class Kind : std::uint8_t { object, refused, unknown };

        Kind kind = Kind::unknown;
        std::optional<http::JsonObject> object{}; // valid until the next request
        std::string reason{};
        std::string text{}; // the body as received
    };

    Answer get(const std::string& url, const Fields& query = {}, const std::string& bearer = {});
    Answer post(const std::string& url, const Fields& form);

  private:
    Answer send(http::ClientRequest request);

    std::chrono::steady_clock::time_point end_;
    http::Client client_;
    http::JsonReader reader_;
};

/// The result of an identification whose answer has no object.
Identified not_identified(const ProviderCall::Answer& answer);

} // namespace cartwright::providers::live
