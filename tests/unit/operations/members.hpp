#pragma once

#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/members/member_links.hpp"
#include "operations/members/members.hpp"
#include "operations/members/one_time_codes.hpp"
#include "operations/members/registration.hpp"
#include "operations/members/sign_in.hpp"
#include "operations/outbox/messages.hpp"
#include "store/members/members.hpp"

namespace cartwright::operations {

/// People who sign up and in, without slow hashes: that of "secret" is "hash of secret".
class MembersTest : public OperationTest {
  protected:
    MembersTest() : OperationTest("shopping") {}

    static std::string hash_of(const std::string& password) { return "hash of " + password; }

    Result<Registered> sign_up(const MemberWish& wish) {
        auto asked = act(begin_sign_up, {.wish = wish, .from = address});
        if (!asked) return refuse(asked.error());
        return with_work([&](Work& work) { return finish_sign_up(work, *asked, {.hash = hash_of(*wish.password)}); });
    }
    static MemberWish with_email(const std::string& email) { return {.email = email, .password = "correct horse"}; }
    static MemberWish with_mobile(const std::string& mobile) { return {.mobile = mobile, .password = "correct horse"}; }

    /// The newest message to a recipient.
    Message message_to(const std::string& recipient) {
        return done(list_messages, {.recipient = recipient, .limit = 1}).at(0);
    }
    std::string link_sent_to(const std::string& email) {
        const std::string text = message_to(email).text;
        const std::size_t start = text.find("_token=") + 7;
        return text.substr(start, text.find('\n', start) - start);
    }
    std::string code_sent_to(const std::string& mobile) { return message_to(mobile).text.substr(0, 6); }

    Member member_with(const std::string& email) {
        store::Transaction tx = transaction();
        return store::members::with_email(tx, email).value();
    }
    /// A member whose address is confirmed.
    Member confirmed(const std::string& email) {
        accepted(sign_up(with_email(email)));
        done(confirm_email, {.secret = link_sent_to(email)});
        return member_with(email);
    }

    Result<SignedIn> sign_in(const std::string& login, const std::string& password) {
        auto asked = act(begin_sign_in, {.login = login, .password = password, .app = "app", .from = address});
        if (!asked) return refuse(asked.error());
        const PasswordCompared told{.is_right = asked->hash == hash_of(password)};
        return with_work([&](Work& work) { return finish_sign_in(work, *asked, told); });
    }
    bool signs_in(const std::string& login, const std::string& password = "correct horse") {
        return accepted(sign_in(login, password)).tokens.has_value();
    }
    Result<Actor> identified(const MemberTokens& tokens, const std::string& app = "app") {
        const Credentials shown{.key_hash = hash_of_key(tokens.token), .token_secret = tokens.secret, .token_app = app};
        return with_work([&](Work& work) { return identify_visitor(work, shown, Scope::member); });
    }

    std::string address = "192.0.2.1"; // of the requests
};

} // namespace cartwright::operations
