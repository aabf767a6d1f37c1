#include "members.hpp"
#include "tests/unit/domain/flaws.hpp"

namespace cartwright::operations {
namespace {

class SignIns : public MembersTest {
  protected:
    void fail_to_sign_in(int times) {
        for (int count = 0; count < times; ++count) {
            EXPECT_FALSE(signs_in("ada@example.com", "wrong"));
            now = now + minute_ms; // longer than anybody has to wait
        }
    }
    Result<SignedIn> by_google(const std::string& subject, const std::string& email) {
        const SignInWithIdentity asked{.wish = {.credential = {}}, .app = "app", .from = address};
        return with_work([&](Work& work) {
            return finish_identity(work, asked,
                                   {.kind = providers::Identified::Kind::yes, .subject = subject, .email = email});
        });
    }
};

TEST_F(SignIns, need_a_confirmed_address_and_the_right_password) {
    accepted(sign_up(with_email("ada@example.com")));
    EXPECT_FALSE(signs_in("ada@example.com"));
    done(confirm_email, {.secret = link_sent_to("ada@example.com")});
    EXPECT_TRUE(signs_in("ADA@Example.com"));
    EXPECT_FALSE(signs_in("ada@example.com", "wrong"));
    EXPECT_FALSE(signs_in("nobody@example.com"));
}

// shopping §2.3: "Lock: 20 failed sign-ins; unlock by mail link or automatically after 1 h".
TEST_F(SignIns, are_locked_after_twenty_failures_for_an_hour) {
    confirmed("ada@example.com");
    fail_to_sign_in(19);
    EXPECT_TRUE(signs_in("ada@example.com"));
    fail_to_sign_in(20);
    EXPECT_FALSE(signs_in("ada@example.com"));
    now = now + hour_ms;
    EXPECT_TRUE(signs_in("ada@example.com"));
}

TEST_F(SignIns, are_unlocked_by_the_link_that_a_lock_sends) {
    confirmed("ada@example.com");
    EXPECT_EQ(told(refused(ask_for_link, {.email = "ada@example.com", .purpose = MemberPurpose::unlock_account}).flaws),
              std::vector<std::string>{"email was not locked"});
    fail_to_sign_in(20);
    const OpenLink link{.secret = link_sent_to("ada@example.com")};
    done(unlock, link);
    EXPECT_TRUE(signs_in("ada@example.com"));
    EXPECT_EQ(refused(unlock, link).why, Why::member_invalid);
}

TEST_F(SignIns, have_to_wait_from_the_fifth_failure_on) {
    confirmed("ada@example.com");
    for (int count = 0; count < 5; ++count) EXPECT_FALSE(signs_in("ada@example.com", "wrong"));
    EXPECT_FALSE(signs_in("ada@example.com")); // that counts too: two seconds
    now = now + 2 * second_ms;
    EXPECT_TRUE(signs_in("ada@example.com"));
}

TEST_F(SignIns, are_limited_for_each_network_address) {
    for (int count = 0; count < 100; ++count) EXPECT_FALSE(signs_in("nobody@example.com"));
    EXPECT_EQ(refusal_in(sign_in("nobody@example.com", "wrong")).why, Why::too_many_attempts);
    address = "192.0.2.2";
    EXPECT_FALSE(signs_in("nobody@example.com"));
}

// shopping 2d.6: "will expire every 2 days"
TEST_F(SignIns, give_a_token_for_one_application_and_two_days) {
    confirmed("ada@example.com");
    const MemberTokens tokens = accepted(sign_in("ada@example.com", "correct horse")).tokens.value();
    EXPECT_EQ(accepted(identified(tokens)).scope, Scope::member);
    EXPECT_EQ(refusal_in(identified(tokens, "another")).why, Why::not_authorized);
    MemberTokens guessed = tokens;
    guessed.secret = "guess";
    EXPECT_EQ(refusal_in(identified(guessed)).why, Why::not_authorized);
    now = now + terms.members.token_life_ms;
    EXPECT_EQ(refusal_in(identified(tokens)).why, Why::not_authorized);
}

TEST_F(SignIns, end_with_a_new_password) {
    confirmed("ada@example.com");
    const MemberTokens tokens = accepted(sign_in("ada@example.com", "correct horse")).tokens.value();
    done(ask_for_link, {.email = "ada@example.com", .purpose = MemberPurpose::reset_password, .from = address});
    const ResetPassword wish{.secret = link_sent_to("ada@example.com"), .wish = {.password = "battery staple"}};
    ResetPassword weak = wish;
    weak.wish.password = "short";
    EXPECT_EQ(refused(begin_reset, weak).flaws.at(0).field, "password");
    done(begin_reset, wish);
    const auto reset = [&] {
        return with_work([&](Work& work) { return finish_reset(work, wish, {.hash = hash_of("battery staple")}); });
    };
    accepted(reset());
    EXPECT_EQ(refusal_in(identified(tokens)).why, Why::not_authorized);
    EXPECT_FALSE(signs_in("ada@example.com"));
    EXPECT_TRUE(signs_in("ada@example.com", "battery staple"));
    EXPECT_EQ(told(refusal_in(reset()).flaws), std::vector<std::string>{"reset_password_token is invalid"});
}

// shopping §4: "identity known → sign in; unknown + email unused → new confirmed user; email already used by an OAuth
// account → identity added; by a password account → 500 "in use" error".
TEST_F(SignIns, by_an_identity_do_not_take_over_an_account_with_a_password) {
    confirmed("ada@example.com");
    EXPECT_EQ(refusal_in(by_google("1", "ada@example.com")).why, Why::identity_in_use);
    const std::string grace = accepted(by_google("2", "grace@example.com")).member;
    EXPECT_EQ(accepted(by_google("2", "grace@example.com")).member, grace);
    EXPECT_EQ(accepted(by_google("3", "grace@example.com")).member, grace);
    EXPECT_EQ(refusal_in(by_google("4", "")).why, Why::identity_refused);
    accepted(sign_up(with_email("eve@example.com"))); // a claim that is not confirmed
    EXPECT_TRUE(accepted(by_google("5", "eve@example.com")).tokens.has_value());
}

class MemberAccounts : public MembersTest {
  protected:
    void call_as(const Member& member, Scope scope = Scope::member) { caller = {.scope = scope, .account = member.id}; }
    Result<MemberChanged> change(const MemberWish& wish, const std::string& password = "correct horse") {
        auto asked = act(begin_change, {.wish = wish, .current_password = password, .app = "app", .from = address});
        if (!asked) return refuse(asked.error());
        Changed told{.is_right = asked->hash == hash_of(password)};
        if (told.is_right && wish.password) told.hash = hash_of(*wish.password);
        return with_work([&](Work& work) { return finish_change(work, *asked, told); });
    }
    Member admin_with(const std::string& email) {
        return done(create_admin, {.email = email, .password_hash = hash_of("correct horse")}).member;
    }
};

TEST_F(MemberAccounts, are_changed_with_the_current_password_only) {
    call_as(confirmed("ada@example.com"));
    EXPECT_EQ(told(accepted(change({.password = "battery staple"}, "wrong")).flaws),
              std::vector<std::string>{"current_password is invalid"});
    EXPECT_TRUE(signs_in("ada@example.com"));
    EXPECT_TRUE(accepted(change({.password = "battery staple"})).tokens.has_value());
    EXPECT_TRUE(signs_in("ada@example.com", "battery staple"));
}

// shopping §2.3: "the new address is held aside until its link is opened".
TEST_F(MemberAccounts, keep_their_address_until_the_new_one_is_confirmed) {
    call_as(confirmed("ada@example.com"));
    accepted(change({.email = "new@example.com"}));
    EXPECT_EQ(member_with("ada@example.com").new_email, "new@example.com");
    done(confirm_email, {.secret = link_sent_to("new@example.com")});
    EXPECT_TRUE(signs_in("new@example.com"));
    EXPECT_FALSE(signs_in("ada@example.com"));
}

TEST_F(MemberAccounts, lose_an_unconfirmed_address_to_who_confirms_it) {
    call_as(confirmed("ada@example.com"));
    accepted(change({.email = "new@example.com"}));
    const OpenLink link{.secret = link_sent_to("new@example.com")};
    accepted(sign_up(with_email("new@example.com"))); // another member claims it
    done(confirm_email, link);
    EXPECT_TRUE(signs_in("new@example.com"));
}

TEST_F(MemberAccounts, do_not_get_an_address_that_another_has_confirmed_meanwhile) {
    call_as(confirmed("ada@example.com"));
    accepted(change({.email = "new@example.com"}));
    const OpenLink link{.secret = link_sent_to("new@example.com")};
    confirmed("new@example.com");
    EXPECT_EQ(told(refused(confirm_email, link).flaws), std::vector<std::string>{"email is already taken"});
    EXPECT_EQ(told(accepted(change({.email = "New@example.com"})).flaws),
              std::vector<std::string>{"email is already taken"});
}

TEST_F(MemberAccounts, of_the_last_admin_who_can_sign_in_stay) {
    const Member admin = admin_with("admin@example.com");
    call_as(admin, Scope::admin);
    EXPECT_EQ(refused(create_admin, {.email = "ADMIN@example.com", .password_hash = {}}).why, Why::member_invalid);
    EXPECT_EQ(refused(remove_member, {}).why, Why::removal_refused);
    EXPECT_EQ(told(refused(mark_member, {.id = object_id(admin), .admin = false}).flaws),
              std::vector<std::string>{"admin can't be taken from the last admin"});
    done(mark_member, {.id = object_id(confirmed("ada@example.com")), .admin = true});
    done(mark_member, {.id = object_id(admin), .admin = false});
    EXPECT_FALSE(member_with("admin@example.com").is_admin);
}

// shopping §2.6: "For a non-admin the id is ignored (own record) and the fields dropped".
TEST_F(MemberAccounts, are_not_made_admins_by_themselves) {
    const Member ada = confirmed("ada@example.com");
    call_as(ada);
    done(mark_member, {.id = object_id(ada), .admin = true});
    EXPECT_FALSE(member_with("ada@example.com").is_admin);
    const Member admin = admin_with("admin@example.com");
    EXPECT_EQ(refused(show_client, {.member = object_id(admin)}).why, Why::member_not_found);
    EXPECT_EQ(done(show_client, {.member = object_id(ada)}).member, ada.id);
    EXPECT_TRUE(done(search_members, {.words = {"ada"}}).empty());
}

TEST_F(MemberAccounts, that_an_admin_creates_set_their_password_by_a_link) {
    call_as(admin_with("admin@example.com"), Scope::admin);
    done(create_member, {.wish = {.email = "ada@example.com"}});
    EXPECT_EQ(refused(create_member, {.wish = {.email = "Ada@example.com"}}).why, Why::member_invalid);
    done(confirm_email, {.secret = link_sent_to("ada@example.com")});
    EXPECT_EQ(message_to("ada@example.com").subject, "Set your password");
    const ResetPassword wish{.secret = link_sent_to("ada@example.com"), .wish = {.password = "battery staple"}};
    accepted(with_work([&](Work& work) { return finish_reset(work, wish, {.hash = hash_of("battery staple")}); }));
    EXPECT_TRUE(signs_in("ada@example.com", "battery staple"));
}

} // namespace
} // namespace cartwright::operations
