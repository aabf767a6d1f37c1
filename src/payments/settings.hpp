#pragma once

#include "http/server/server.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::payments {

/// How long calls of the store may take, and when an unanswered callback is repeated.
struct CallbackTimes {
    std::chrono::milliseconds call{5'000};
    std::chrono::milliseconds retry_first{1'000}; // limit of the first pause; it doubles each time
    std::chrono::milliseconds retry_max{60'000};  // limit of all pauses
};

struct Settings {
    std::string listen = "127.0.0.1:5000";
    std::string store_url = "http://127.0.0.1:8000";
    std::string database_url = "sqlite:var/payments.db";
    std::string secret{};                     // signs the callbacks; empty: they are unsigned
    std::vector<std::string> store_secrets{}; // verify the store's requests; none: these need the token

    bool is_demo = false;          // no route needs `token`, and the account can be reset
    std::string token{};           // Bearer token, required outside the demo by routes that are not public
    std::string metrics_token{};   // Bearer token for GET /metrics
    bool metrics_are_open = false; // when there is no such token: shown to all callers, or not found

    std::vector<std::string> origins{}; // whose pages may use the server, besides its own

    std::string currency{}; // the shop's, which is also the account's; empty: not known

    std::string account = "ACC-001";
    std::string holder = "John Doe";
    struct Card { // the account's card, for shops that use this server as their gateway
        std::string first_name = "John";
        std::string last_name = "Doe";
        std::string first_digits = "424242";
        std::string last_digits = "4242";
        std::string brand = "visa";
        std::int64_t expiry_month = 12;
        std::int64_t expiry_year = 2030;
    };
    Card card{};
    std::int64_t opening_balance_minor = 5'000'000; // an existing database keeps its balance until it is reset

    std::size_t workers = 8;     // payments that are processed at once
    std::size_t queue_max = 256; // payments that wait for a worker; one more is answered 503

    CallbackTimes callbacks{};

    http::ServerSettings http{.threads = 1, .limits = {.body_bytes = 16'384, .waiting_bytes = 32 * 1024 * 1024}};
};

} // namespace cartwright::payments
