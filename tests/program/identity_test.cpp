// The shop of the demo asks itself: what it plays to be Google and Facebook is asked over HTTP, by what would ask the
// real ones.

#include "app/command_context.hpp"
#include "app/integrations.hpp"
#include "app/settings.hpp"
#include "rehearsal/books/books.hpp"
#include "support/http_call.hpp"
#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

using providers::Identified;
using providers::IdentityProvider;
using providers::IdentityWish;
using Kind = IdentityWish::Kind;
using Is = Identified::Kind;

/// The outside of a shop with these settings, as `serve` makes it.
struct Outskirts {
    explicit Outskirts(Config given)
        : config(std::move(given)), context(config.storage),
          integrations(config, context.store, clock, context.log, context.metrics) {}

    Identified identify(IdentityProvider provider, Kind kind, const std::string& credential) {
        return integrations.ports().identity->identify({.provider = provider, .kind = kind, .credential = credential});
    }

    Config config;
    SystemClock clock;
    CommandContext context;
    Integrations integrations;
};

class DemoSignIn : public testing::Test {
  protected:
    static Config demo_config(const test::TemporaryFolder& folder) {
        Config config;
        config.demo = true;
        config.storage.database = "sqlite:" + (folder.path() / "other.db").string();
        config.rehearsal_database = store::rehearsal_books::url_beside(config.storage.database);
        set_demo_sign_in(config.members.sign_in);
        return config;
    }

    /// What the server gives for such a wish.
    std::string token(const std::string& wish) {
        const auto answer = call({.port = server.store_port(),
                                  .method = "POST",
                                  .target = "/rehearsal/identity/tokens",
                                  .headers = {{"Content-Type", "application/json"}},
                                  .body = R"({"subject":"1001","email":"ada@example.com",)" + wish + "}"});
        return answer ? json_member(answer->body, "token") : std::string();
    }

    ServerProcess server{{}, Servers::store_alone};
    test::TemporaryFolder folder;
    Outskirts shop{demo_config(folder)};
};

TEST_F(DemoSignIn, is_asked_where_the_server_is) {
    struct Case {
        IdentityProvider provider;
        Kind kind;
        const char* wish;
        Is expected;
    };
    constexpr auto google = IdentityProvider::google;
    const Case cases[] = {
        {google, Kind::id_token, R"("provider":"google","kind":"id_token")", Is::yes},
        {google, Kind::id_token, R"("provider":"google","kind":"id_token","algorithm":"ES256")", Is::yes},
        {google, Kind::id_token, R"("provider":"google","kind":"id_token","forged":true)", Is::no},
        {google, Kind::id_token, R"("provider":"google","kind":"id_token","expires_in":-100)", Is::no},
        {google, Kind::id_token, R"("provider":"google","kind":"id_token","key_id":"unknown")", Is::no},
        {google, Kind::access_token, R"("provider":"google","kind":"access_token")", Is::yes},
        {google, Kind::access_token, R"("provider":"google","kind":"access_token","audience":"other")", Is::no},
        {google, Kind::code, R"("provider":"google","kind":"code")", Is::yes},
        {IdentityProvider::facebook, Kind::exchange_token, R"("provider":"facebook","kind":"exchange_token")", Is::yes},
        {IdentityProvider::facebook, Kind::exchange_token,
         R"("provider":"facebook","kind":"exchange_token","audience":"7")", Is::no}};
    shop.integrations.set_own_url("http://127.0.0.1:" + std::to_string(server.store_port()));
    for (const Case& one : cases) {
        const Identified found = shop.identify(one.provider, one.kind, token(one.wish));
        EXPECT_EQ(found.kind, one.expected) << one.wish << ": " << found.reason;
        EXPECT_EQ(found.email, one.expected == Is::yes ? "ada@example.com" : "") << one.wish;
    }
    const auto rotated = call({.port = server.store_port(), .method = "POST", .target = "/rehearsal/identity/keys"});
    ASSERT_TRUE(rotated);
    EXPECT_EQ(rotated->status, 204);
    EXPECT_EQ(shop.identify(google, Kind::id_token, token(R"("provider":"google","kind":"id_token")")).kind, Is::yes);
}

TEST_F(DemoSignIn, is_with_nobody_where_nobody_is_set) {
    Config config;
    config.storage.database = "sqlite:" + (folder.path() / "third.db").string();
    Outskirts plain{config};
    EXPECT_EQ(plain.integrations.ports().rehearsed_identities, nullptr);
    EXPECT_EQ(plain.identify(IdentityProvider::google, Kind::id_token, "a.b.c").kind, Is::no);
    config.members.sign_in.google.client_ids = {"id"};
    config.members.sign_in.google.url = "http://127.0.0.1:1";
    config.storage.database = "sqlite:" + (folder.path() / "fourth.db").string();
    Outskirts one_alone{config};
    one_alone.integrations.set_own_url("http://127.0.0.1:" + std::to_string(server.store_port())); // it is no demo
    EXPECT_EQ(one_alone.identify(IdentityProvider::google, Kind::access_token, "a").kind, Is::unknown);
    EXPECT_EQ(one_alone.identify(IdentityProvider::facebook, Kind::exchange_token, "a").kind, Is::no);
}

} // namespace
} // namespace cartwright::tests
