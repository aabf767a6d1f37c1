// Whom Google and Facebook know is let in, and nobody else is: every way in which a token can be wrong, and every way
// in which a provider can fail to say.

#include "unit/providers/identity_host.hpp"

#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <vector>

namespace cartwright::tests {
namespace {

using namespace std::chrono_literals;
using providers::Identified;
using providers::IdentityProvider;
using providers::IdentityWish;
using providers::rehearsal::TokenWish;
using WishKind = IdentityWish::Kind;
using Is = Identified::Kind;

/// Ada, of whom Google would give an ID token.
TokenWish ada() { return {.subject = "1001", .email = "Ada@Example.com", .name = "Ada Lovelace"}; }

TokenWish ada_with(const std::function<void(TokenWish&)>& change) {
    TokenWish wish = ada();
    change(wish);
    return wish;
}

TokenWish ada_of(IdentityProvider provider, WishKind kind) {
    return ada_with([&](TokenWish& wish) {
        wish.provider = provider;
        wish.kind = kind;
    });
}

class SignIn : public testing::Test {
  protected:
    Identified ask(const TokenWish& wish, const std::string& nonce = {}) {
        return show(wish.provider, wish.kind, host.providers.issue(wish), nonce);
    }
    Identified show(IdentityProvider provider, WishKind kind, const std::string& credential,
                    const std::string& nonce = {}) {
        return identity.identify({.provider = provider, .kind = kind, .credential = credential, .nonce = nonce});
    }

    TestClock clock;
    IdentityHost host{clock};
    providers::live::Identity identity{host.settings(), clock};
};

/// All that a provider gives.
std::vector<TokenWish> every_kind() {
    return {ada_of(IdentityProvider::google, WishKind::id_token),
            ada_of(IdentityProvider::google, WishKind::access_token), ada_of(IdentityProvider::google, WishKind::code),
            ada_of(IdentityProvider::facebook, WishKind::exchange_token)};
}

TEST_F(SignIn, says_who_that_is) {
    for (const TokenWish& wish : every_kind()) {
        const Identified found = ask(wish);
        EXPECT_EQ(found.kind, Is::yes) << static_cast<int>(wish.kind) << ": " << found.reason;
        EXPECT_EQ(found.subject, "1001");
        EXPECT_EQ(found.email, "ada@example.com");
        EXPECT_EQ(found.name, "Ada Lovelace");
    }
}

TEST_F(SignIn, passes_no_address_on_that_is_not_verified) {
    for (TokenWish wish : every_kind()) {
        wish.email_is_verified = false;
        const Identified found = ask(wish);
        EXPECT_EQ(found.kind, Is::yes) << found.reason;
        EXPECT_EQ(found.email, "");
        wish.email = "";
        EXPECT_EQ(ask(wish).kind, Is::yes);
        wish.email_is_verified = true;
        wish.email = "ada@example.com\nBcc: all@example.com";
        EXPECT_EQ(ask(wish).email, "");
    }
}

struct IdentityCase {
    const char* name;
    TokenWish wish;
    Is expected = Is::no;
    std::string nonce{};
};

std::vector<IdentityCase> cases() {
    const auto changed = ada_with;
    std::vector<IdentityCase> all{
        {"signed_with_p256", changed([](auto& w) { w.algorithm = "ES256"; }), Is::yes},
        {"the_other_client", changed([](auto& w) { w.audience = "app.google"; }), Is::yes},
        {"the_issuer_without_https", changed([](auto& w) { w.issuer = "accounts.google.com"; }), Is::yes},
        {"just_expired", changed([](auto& w) { w.expires_in = -59; }), Is::yes},
        {"valid_in_a_moment", changed([](auto& w) { w.begins_in = 60; }), Is::yes},
        {"the_nonce", changed([](auto& w) { w.nonce = "n-1"; }), Is::yes, "n-1"},
        {"forged", changed([](auto& w) { w.is_forged = true; })},
        {"forged_with_p256", changed([](auto& w) { w.is_forged = true, w.algorithm = "ES256"; })},
        {"expired", changed([](auto& w) { w.expires_in = -60; })},
        {"not_yet_valid", changed([](auto& w) { w.begins_in = 61; })},
        {"another_audience", changed([](auto& w) { w.audience = "another.google"; })},
        {"another_issuer", changed([](auto& w) { w.issuer = "https://accounts.example.com"; })},
        {"nearly_the_issuer", changed([](auto& w) { w.issuer = "https://accounts.google.com/"; })},
        {"algorithm_none", changed([](auto& w) { w.algorithm = "none"; })},
        {"algorithm_hs256", changed([](auto& w) { w.algorithm = "HS256"; })},
        {"unknown_key", changed([](auto& w) { w.key_id = "nobody's"; })},
        {"no_nonce", ada(), Is::no, "n-1"},
        {"another_nonce", changed([](auto& w) { w.nonce = "n-2"; }), Is::no, "n-1"},
        {"a_nonce_that_nobody_wants", changed([](auto& w) { w.nonce = "n-1"; })},
        {"nobody", changed([](auto& w) { w.subject = ""; })},
        {"a_long_subject", changed([](auto& w) { w.subject = std::string(256, '1'); })},
        {"a_subject_of_blanks", changed([](auto& w) { w.subject = "10 01"; })}};
    for (const TokenWish& of :
         {ada_of(IdentityProvider::google, WishKind::access_token), ada_of(IdentityProvider::google, WishKind::code),
          ada_of(IdentityProvider::facebook, WishKind::exchange_token)}) {
        TokenWish wish = of;
        wish.is_forged = true;
        all.push_back({"one_that_was_never_given", wish});
        wish = of;
        wish.expires_in = -1;
        all.push_back({"one_that_has_expired", wish});
        wish = of;
        wish.audience = "another.google";
        all.push_back({"one_for_another", wish});
        all.push_back({"one_without_a_nonce", of, Is::no, "n-1"});
        wish = of;
        wish.subject = "";
        all.push_back({"one_of_nobody", wish});
    }
    all.push_back({"an_access_token_that_another_asked_for", ada_with([](auto& w) {
                       w.kind = WishKind::access_token;
                       w.authorized_party = "another.google";
                   })});
    all.push_back({"an_access_token_that_the_other_client_asked_for", ada_with([](auto& w) {
                       w.kind = WishKind::access_token;
                       w.authorized_party = "app.google";
                   }),
                   Is::yes});
    // A code is its shop's: another of its apps can't have it redeemed.
    all.push_back({"a_code_of_the_other_client", ada_with([](auto& w) {
                       w.kind = WishKind::code;
                       w.audience = "app.google";
                   })});
    return all;
}

TEST_F(SignIn, lets_nobody_in_with_a_wrong_token) {
    auto settings = host.settings();
    settings.keys.pause_ms = 0;
    providers::live::Identity asker(std::move(settings), clock);
    for (const IdentityCase& one : cases()) {
        const Identified found = asker.identify({.provider = one.wish.provider,
                                                 .kind = one.wish.kind,
                                                 .credential = host.providers.issue(one.wish),
                                                 .nonce = one.nonce});
        EXPECT_EQ(found.kind, one.expected) << one.name << ": " << found.reason;
        EXPECT_EQ(found.reason.empty(), one.expected == Is::yes) << one.name;
        EXPECT_EQ((found.subject + found.email + found.name).empty(), one.expected != Is::yes) << one.name;
    }
}

TEST_F(SignIn, wants_the_whole_token_as_it_was_given) {
    const std::string token = host.providers.issue(ada());
    for (std::size_t length = 0; length < token.size(); length += 7)
        EXPECT_EQ(show(IdentityProvider::google, WishKind::id_token, token.substr(0, length)).kind, Is::no) << length;
    for (std::size_t at = 0; at < token.size(); ++at) {
        std::string changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_NE(show(IdentityProvider::google, WishKind::id_token, changed).kind, Is::yes) << at;
    }
    for (const std::string& end : {std::string("="), std::string("A"), std::string("."), std::string(8'192, 'A')})
        EXPECT_EQ(show(IdentityProvider::google, WishKind::id_token, token + end).kind, Is::no);
}

TEST_F(SignIn, sends_nothing_on_that_is_no_token) {
    for (const std::string& no : {std::string(), std::string("a b"), std::string("a\r\nHost: b"), std::string("\0", 1),
                                  std::string("\xC3\xA4"), std::string(8'193, 'a')}) {
        for (const TokenWish& wish : every_kind()) EXPECT_EQ(show(wish.provider, wish.kind, no).kind, Is::no);
    }
    EXPECT_EQ(show(IdentityProvider::google, WishKind::exchange_token, "a").kind, Is::no);
    EXPECT_EQ(show(IdentityProvider::facebook, WishKind::id_token, host.providers.issue(ada())).kind, Is::no);
    EXPECT_EQ(show(IdentityProvider::facebook, WishKind::access_token, "a").kind, Is::no);
    for (const char* path : {"/certs", "/tokeninfo", "/token", "/oauth/access_token"}) EXPECT_EQ(host.asked(path), 0);
}

TEST_F(SignIn, takes_a_code_once) {
    const std::string code = host.providers.issue(ada_of(IdentityProvider::google, WishKind::code));
    EXPECT_EQ(show(IdentityProvider::google, WishKind::code, code).kind, Is::yes);
    EXPECT_EQ(show(IdentityProvider::google, WishKind::code, code).kind, Is::no);
    TokenWish wish = ada_of(IdentityProvider::google, WishKind::code);
    wish.nonce = "n-1";
    EXPECT_EQ(ask(wish, "n-1").kind, Is::yes);
    EXPECT_EQ(ask(wish).kind, Is::no);
}

/// That the shop is not known to the provider says nothing of the user.
TEST_F(SignIn, blames_nobody_for_its_own_secrets) {
    auto settings = host.settings();
    settings.google.client_secret = "old";
    settings.facebook.app_secret = "old";
    providers::live::Identity asker(settings, clock);
    for (const TokenWish& wish : {ada_of(IdentityProvider::google, WishKind::code),
                                  ada_of(IdentityProvider::facebook, WishKind::exchange_token)}) {
        const Identified found =
            asker.identify({.provider = wish.provider, .kind = wish.kind, .credential = host.providers.issue(wish)});
        EXPECT_EQ(found.kind, Is::unknown) << found.reason;
        EXPECT_EQ(found.reason.find("old"), std::string::npos);
    }
    settings.google = {};
    settings.facebook = {};
    providers::live::Identity nobody(settings, clock);
    for (const TokenWish& wish : every_kind())
        EXPECT_EQ(nobody.identify({.provider = wish.provider, .kind = wish.kind, .credential = "a"}).kind, Is::no);
}

TEST_F(SignIn, knows_nothing_while_a_provider_says_nothing) {
    using Health = IdentityHost::Health;
    auto settings = host.settings();
    settings.timeout = 300ms;
    for (const Health health : {Health::failing, Health::nonsense, Health::busy, Health::slow}) {
        for (const TokenWish& wish : every_kind()) {
            providers::live::Identity asker(settings, clock);
            const std::string token = host.providers.issue(wish);
            host.be(health);
            const auto begun = std::chrono::steady_clock::now();
            const Identified found =
                asker.identify({.provider = wish.provider, .kind = wish.kind, .credential = token});
            EXPECT_EQ(found.kind, Is::unknown) << static_cast<int>(health) << static_cast<int>(wish.kind);
            EXPECT_FALSE(found.reason.empty());
            EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
            host.be(Health::well);
        }
    }
    host.be(Health::empty); // an object, but it says nothing: nobody is let in
    for (const TokenWish& wish : every_kind()) {
        providers::live::Identity asker(settings, clock);
        EXPECT_NE(asker.identify({.provider = wish.provider, .kind = wish.kind, .credential = "a.b.c"}).kind, Is::yes);
    }
    host.close();
    for (const TokenWish& wish : every_kind()) {
        providers::live::Identity asker(settings, clock);
        EXPECT_EQ(
            asker.identify({.provider = wish.provider, .kind = wish.kind, .credential = host.providers.issue(wish)})
                .kind,
            Is::unknown);
    }
}

TEST_F(SignIn, wants_one_person_in_all_answers) {
    host.be(IdentityHost::Health::mistaken);
    EXPECT_EQ(ask(ada_of(IdentityProvider::google, WishKind::access_token)).kind, Is::no);
    EXPECT_EQ(ask(ada_of(IdentityProvider::facebook, WishKind::exchange_token)).kind, Is::no);
}

TEST_F(SignIn, fetches_keys_when_it_needs_them) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(ada()).kind, Is::yes);
    EXPECT_EQ(host.asked("/certs"), 1);
    clock.go(10min);
    EXPECT_EQ(ask(ada()).kind, Is::yes);
    EXPECT_EQ(host.asked("/certs"), 2); // no longer fresh

    TokenWish unknown = ada();
    unknown.key_id = "unknown";
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(unknown).kind, Is::unknown); // it may not be asked again so soon
    EXPECT_EQ(host.asked("/certs"), 2);
    clock.go(5s);
    EXPECT_EQ(ask(unknown).kind, Is::no);
    EXPECT_EQ(ask(unknown).kind, Is::unknown);
    EXPECT_EQ(host.asked("/certs"), 3);
}

TEST_F(SignIn, follows_keys_that_change) {
    const std::string old = host.providers.issue(ada());
    const auto show_old = [&] { return show(IdentityProvider::google, WishKind::id_token, old).kind; };
    EXPECT_EQ(show_old(), Is::yes);
    host.providers.rotate();
    clock.go(5s);
    EXPECT_EQ(show_old(), Is::yes); // nobody has said anything yet
    EXPECT_EQ(ask(ada()).kind, Is::yes);
    EXPECT_EQ(host.asked("/certs"), 2);
    clock.go(5s);
    EXPECT_EQ(show_old(), Is::no); // the old key is gone with the new ones
    EXPECT_EQ(ask(ada()).kind, Is::yes);

    host.providers.rotate();
    const std::string silent = host.providers.issue(ada());
    host.be(IdentityHost::Health::failing);
    clock.go(20min);
    EXPECT_EQ(show(IdentityProvider::google, WishKind::id_token, silent).kind, Is::unknown);
}

TEST_F(SignIn, believes_no_key_for_longer_than_an_hour) {
    TokenWish lasting = ada();
    lasting.expires_in = 24 * 60 * 60;
    const std::string token = host.providers.issue(lasting);
    const auto show_it = [&] { return show(IdentityProvider::google, WishKind::id_token, token).kind; };
    EXPECT_EQ(show_it(), Is::yes);
    host.be(IdentityHost::Health::failing);
    clock.go(59min);
    EXPECT_EQ(show_it(), Is::yes); // as long as it is down, the keys that it had are good
    EXPECT_EQ(host.asked("/certs"), 2);
    EXPECT_EQ(show_it(), Is::yes);
    EXPECT_EQ(host.asked("/certs"), 2);
    clock.go(1min);
    EXPECT_EQ(show_it(), Is::unknown);
    host.be(IdentityHost::Health::well);
    clock.go(5s);
    EXPECT_EQ(show_it(), Is::yes);
}

TEST_F(SignIn, fetches_keys_once_for_all_who_wait) {
    const std::string token = host.providers.issue(ada());
    std::vector<std::future<Identified>> asked;
    asked.reserve(8);
    for (int i = 0; i < 8; ++i)
        asked.push_back(
            std::async(std::launch::async, [&] { return show(IdentityProvider::google, WishKind::id_token, token); }));
    for (auto& each : asked) EXPECT_EQ(each.get().kind, Is::yes);
    EXPECT_EQ(host.asked("/certs"), 1);
}

/// The rehearsal keeps what it gave, and not for ever.
TEST_F(SignIn, forgets_the_oldest_of_many_tokens) {
    const std::string first = host.providers.issue(ada_of(IdentityProvider::google, WishKind::access_token));
    std::string last;
    for (int i = 0; i < 1'000; ++i)
        last = host.providers.issue(ada_of(IdentityProvider::google, WishKind::access_token));
    EXPECT_EQ(show(IdentityProvider::google, WishKind::access_token, first).kind, Is::no);
    EXPECT_EQ(show(IdentityProvider::google, WishKind::access_token, last).kind, Is::yes);
}

} // namespace
} // namespace cartwright::tests
