// Passwords, tokens, codes and links are with those whom they belong to, and nowhere else.

#include "program/members/crowd.hpp"
#include "support/http_recorder.hpp"
#include "support/pipeline.hpp"
#include "support/smtp_server.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace cartwright::tests {

namespace {

constexpr const char* password = "a passphrase of mine";
constexpr const char* wrong_password = "a passphrase of nobody";
constexpr const char* next_password = "another passphrase of mine";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// What stands after `before`, up to what no secret has.
std::string word_after(const std::string& text, const std::string& before) {
    const std::size_t begin = text.find(before);
    if (begin == std::string::npos) return {};
    const std::size_t start = begin + before.size();
    return text.substr(start, text.find_first_of(" \"\\\r\n&<=", start) - start);
}

/// Where a secret stands, and not within a longer number.
std::size_t place_of(const std::string& text, const std::string& secret) {
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos; ++at)
        if (!(at > 0 && is_digit(at - 1)) && !is_digit(at + secret.size())) return at;
    return std::string::npos;
}

} // namespace

class MembersSecrets : public testing::TestWithParam<Engine> {
  protected:
    static std::vector<std::string> flags(const SmtpServer& server, const HttpRecorder& gateway) {
        return {"--smtp",    server.url(),           "--mail-from", "shop@example.com",
                "--sms-url", gateway.url() + "/sms", "--sms-body",  R"({"to":"{to}","text":"{text}"})"};
    }

    /// A secret by its name; it is none when it is empty.
    std::string kept(const std::string& name, const std::string& secret) {
        EXPECT_GE(secret.size(), 6U) << name;
        secrets.emplace_back(name, secret);
        return secret;
    }

    std::string last_code() {
        const std::size_t before = codes++;
        EXPECT_TRUE(becomes_true([&] { return texts.seen().size() > before; }));
        return kept("code", word_after(texts.seen().at(before).body, R"("text":")"));
    }

    std::string last_link() {
        const std::size_t before = links++;
        EXPECT_TRUE(becomes_true([&] { return mail.mails().size() > before; }));
        std::string letter = mail.mails().at(before).data;
        for (std::size_t at = 0; (at = letter.find("=\n", at)) != std::string::npos;) letter.erase(at, 2);
        std::string link = word_after(letter, "_token=3D"); // quoted-printable
        return kept("link", link.empty() ? word_after(letter, "_token=") : link);
    }

    SignedInMember kept(const SignedInMember& member) {
        kept("token", member.token);
        return member;
    }

    void use_them_all() {
        const ShoppingClient client = shop.client();
        const std::string mobile = number_of_mobile(1);
        ASSERT_TRUE(client.sign_up(mobile, password));
        const std::string code = last_code();
        ASSERT_EQ(client.check_code(mobile, code).value().status, 200);
        ASSERT_EQ(client.poll_code(mobile, code).value().status, 200);
        EXPECT_EQ(client.sign_in(mobile, wrong_password).value().status, 401);
        const SignedInMember first = kept(client.signed_in(mobile, password));
        ASSERT_EQ(client.change(first, password, R"("email":"ada@example.com")").value().status, 200);
        const std::string confirmation = last_link();
        ASSERT_EQ(told(client.ask("GET", "/authenticate/users/confirmation.json?confirmation_token=" + confirmation)),
                  "201 ");
        ASSERT_EQ(client.ask_for_link("password", "ada@example.com").value().status, 201);
        const std::string reset = last_link();
        ASSERT_EQ(client.ask("GET", "/authenticate/users/password/edit?reset_password_token=" + reset).value().status,
                  200);
        ASSERT_EQ(client.reset_password(reset, next_password).value().status, 204);
        const SignedInMember second = kept(client.signed_in("ada@example.com", next_password));
        EXPECT_EQ(client.id_of(second).size(), 24U);
        for (const char* word : {password, wrong_password, next_password}) kept("password", word);
    }

    void expect_nowhere_in(const std::string& text, const std::string& where) {
        for (const auto& [name, secret] : secrets) {
            const std::size_t found = place_of(text, secret);
            if (found == std::string::npos) continue;
            const std::size_t begin = found - std::min<std::size_t>(found, 200);
            ADD_FAILURE() << name << " in " << where << ": " << text.substr(begin, 300);
        }
    }

    std::string all_rows() {
        std::string text;
        for (const char* table : {"messages", "jobs", "members", "member_words", "member_tokens", "one_time_codes",
                                  "member_links", "attempts", "idempotency_keys", "events"})
            text += rows_of(table);
        return text;
    }

    std::string rows_of(const std::string& table) {
        std::string text;
        for (const Row& row : rows(shop.database(), "SELECT * FROM " + table))
            for (const std::string& value : row) text += value + '\n';
        return text;
    }

    SmtpServer mail;
    HttpRecorder texts;
    HttpRecorder hook;
    MembersShop shop{GetParam(), flags(mail, texts)};
    std::vector<std::pair<std::string, std::string>> secrets;
    std::size_t codes = 0;
    std::size_t links = 0;
};

INSTANTIATE_TEST_SUITE_P(On, MembersSecrets, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersSecrets, are_kept) {
    const Headers admin{{"Authorization", "Bearer demo-admin-token"}};
    const auto hooked = call({.port = shop.server().store_port(),
                              .method = "POST",
                              .target = "/webhooks",
                              .headers = admin,
                              .body = R"({"url":")" + hook.url() + R"(/hook"})"});
    ASSERT_EQ(hooked.value().status, 201) << hooked->body;
    use_them_all();
    EXPECT_TRUE(becomes_true(
        [&] { return number(shop.database(), "SELECT count(*) FROM messages WHERE state <> 'sent'") == 0; }));
    const auto events = call({.port = shop.server().store_port(), .target = "/events?limit=1000", .headers = admin});
    ASSERT_EQ(events.value().status, 200) << events->body;
    expect_nowhere_in(events->body, "the events");
    for (const auto& told : hook.seen()) expect_nowhere_in(told.body, "a webhook");
    expect_nowhere_in(all_rows(), "the database");
    EXPECT_EQ(rows_of("messages").find(secrets.front().second), std::string::npos) << "the code";
    ASSERT_TRUE(shop.server().stop());
    expect_nowhere_in(shop.server().log(), "the log");
    EXPECT_NE(shop.server().log().find("/authenticate/users"), std::string::npos) << "it is looked at in vain";
    if (GetParam() != Engine::sqlite) return;
    EXPECT_NE(bytes_of(shop.server().folder() / "shop.db").find("ada@example.com"), std::string::npos);
    for (const auto& file : std::filesystem::directory_iterator(shop.server().folder()))
        if (file.path().filename().string().starts_with("shop.db"))
            expect_nowhere_in(bytes_of(file.path()), "the database");
}

class MembersMessages : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, MembersMessages, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersMessages, are_erased_when_their_secrets_expire) {
    MembersShop shop(GetParam());
    ASSERT_TRUE(shop.client().sign_up(email_of(1), password));
    const auto with_text = [&] {
        return number(shop.database(), "SELECT count(*) FROM messages WHERE text <> '' OR html <> ''");
    };
    ASSERT_EQ(with_text(), 1);
    ASSERT_TRUE(shop.server().stop());
    meddle(shop.database(), "UPDATE messages SET expires_at = 1");
    shop.server().start(); // it looks at once
    EXPECT_TRUE(becomes_true([&] { return with_text() == 0; }));
}

} // namespace cartwright::tests
