#pragma once

#include "http/query.hpp"
#include "http/server/server.hpp"
#include "providers/live/identity/identity.hpp"
#include "rehearsal/adapters/identity.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace cartwright::tests {

/// A clock that goes as the test says.
class TestClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override { return {time_}; }
    void go(std::chrono::milliseconds time) { time_ += time.count(); }

  private:
    std::atomic<std::int64_t> time_ = 1'800'000'000'000;
};

inline providers::rehearsal::IdentityClients shop_clients() {
    return {.google_id = "shop.google",
            .google_secret = "google-secret",
            .redirect_uri = "https://shop.example/back",
            .facebook_id = "4711",
            .facebook_secret = "facebook-secret",
            .facebook_requires_proof = true};
}

/// Google and Facebook on loopback, as well as they are. They count what they are asked.
class IdentityHost {
  public:
    enum class Health { well, failing, nonsense, empty, slow, busy, mistaken };

    explicit IdentityHost(const Clock& clock) : providers(shop_clients(), clock, entropy_) {
        const auto handle = [this](const http::Request& request, http::Responder responder) {
            responder.send(answer(request));
        };
        const auto complain = [](int status, std::string_view, std::string_view) {
            return http::Reply{.status = status};
        };
        server_ = std::make_unique<http::Server>(http::ServerSettings{.threads = 2},
                                                 http::Site{.handle = handle, .complain = complain, .finished = {}});
        url = "http://127.0.0.1:" + std::to_string(server_->listen("127.0.0.1:0"));
        server_->start();
    }

    [[nodiscard]] int asked(const std::string& path) {
        const std::lock_guard lock(mutex_);
        return asked_[path];
    }
    void be(Health health) { health_ = health; }
    void close() { server_.reset(); }

    /// What the shop asks them with.
    [[nodiscard]] providers::live::IdentitySettings settings() const {
        const auto clients = shop_clients();
        return {.google = {.client_ids = {clients.google_id, "app.google"},
                           .client_secret = clients.google_secret,
                           .redirect_uri = clients.redirect_uri,
                           .urls = providers::live::google_urls_at(url)},
                .facebook = {.app_id = clients.facebook_id, .app_secret = clients.facebook_secret, .url = url},
                .timeout = std::chrono::milliseconds(5'000)};
    }

  private:
    SystemEntropy entropy_;

  public:
    providers::rehearsal::IdentityProviders providers;
    std::string url;

  private:
    static providers::rehearsal::IdentityProviders::Fields fields(std::string_view form) {
        providers::rehearsal::IdentityProviders::Fields all;
        const auto parsed = http::QueryString::parse(form);
        if (!parsed) return all;
        for (const auto& [name, value] : parsed->parameters()) all[name] = value;
        return all;
    }

    http::Reply answer(const http::Request& request) {
        {
            const std::lock_guard lock(mutex_);
            ++asked_[std::string(request.path)];
        }
        switch (health_.load()) {
        case Health::failing: return {.status = 500, .body = R"({"error":"internal_failure"})"};
        case Health::nonsense: return {.body = "<html>a portal of the hotel</html>"};
        case Health::empty: return {.body = "{}"};
        case Health::busy: return {.status = 400, .body = R"({"error":{"message":"too many calls","code":4}})"};
        case Health::mistaken: // about whom it was asked
            if (request.path == "/userinfo") return {.body = R"({"sub":"2","email":"b@c.example"})"};
            if (request.path == "/me") return {.body = R"({"id":"2","email":"b@c.example"})"};
            break;
        case Health::slow: std::this_thread::sleep_for(std::chrono::milliseconds(600)); break;
        case Health::well: break;
        }
        auto said = say(request);
        return {.status = said.status, .body = std::move(said.body)};
    }

    providers::rehearsal::ProviderReply say(const http::Request& request) {
        constexpr std::size_t scheme_bytes = 7; // "Bearer "
        if (request.path == "/certs") return providers.certs();
        if (request.path == "/tokeninfo") return providers.token_info(fields(request.query));
        if (request.path == "/userinfo")
            return providers.user_info(request.header("Authorization").value_or("Bearer ").substr(scheme_bytes));
        if (request.path == "/token") return providers.token(fields(request.body));
        if (request.path == "/oauth/access_token") return providers.exchange(fields(request.query));
        if (request.path == "/debug_token") return providers.debug_token(fields(request.query));
        if (request.path == "/me") return providers.me(fields(request.query));
        return {.status = 404, .body = "{}"};
    }

    std::atomic<Health> health_ = Health::well;
    std::mutex mutex_;
    std::map<std::string, int> asked_;
    std::unique_ptr<http::Server> server_;
};

} // namespace cartwright::tests
