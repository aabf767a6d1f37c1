#include "operations/members/sign_in.hpp"

#include "base/mobile_number.hpp"
#include "base/password_hash.hpp"
#include "domain/members/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

namespace cartwright::operations {

namespace members = store::members;

namespace {

constexpr Rate failures_from_one{.count = 100, .window_ms = 10 * minute_ms};
constexpr std::string_view failure_from = "failure from";

std::string_view name_of(providers::IdentityProvider provider) {
    return provider == providers::IdentityProvider::google ? "google" : "facebook";
}

/// shopping §2.3: "Sign in accepts the mobile only when its status is 2". By e-mail it requires a confirmed address or
/// number.
std::optional<Member> member_with_login(Work& work, const std::string& login) {
    const bool is_email = login.find('@') != std::string::npos;
    if (is_email) {
        auto member = members::with_email(work.tx, normalized_email(login));
        const bool is_confirmed = member && (member->email_confirmed_at || has_confirmed_key(*member));
        return is_confirmed ? std::move(member) : std::nullopt;
    }
    const auto number = mobile_number(login, work.terms.members.region);
    auto member = number ? members::with_mobile(work.tx, *number) : std::nullopt;
    return member && member->mobile_state == Member::MobileState::confirmed ? std::move(member) : std::nullopt;
}

Result<SignedIn> record_failure(Work& work, const SigningIn& asked, std::optional<Member> member) {
    if (const auto counted = count_attempt(work, failure_from, asked.wish.from, failures_from_one); !counted)
        return refuse(counted.error());
    if (!member) return SignedIn{};
    const bool was_locked = is_locked(*member, work.tx.now());
    count_failure(*member, work.tx.now());
    members::change(work.tx, *member, members::Words::same);
    if (!was_locked && is_locked(*member, work.tx.now()) && member->email_confirmed_at) send_unlock_link(work, *member);
    return SignedIn{};
}

/// A new member, whose address the provider has verified.
Result<Member> member_from(Work& work, const providers::Identified& identified) {
    Member member{.id = work.tx.next_id<struct Account>(),
                  .name = identified.name,
                  .email = identified.email,
                  .email_confirmed_at = work.tx.now(),
                  .made_at = work.tx.now()};
    if (identified.email.empty())
        return refuse({.why = Why::identity_refused, .subject = "no verified e-mail address"});
    if (!members::add(work.tx, member)) return refuse(Why::identity_in_use);
    TRY(create_client(work, member));
    return member;
}

/// shopping §4: "identity known → sign in; unknown + email unused → new confirmed user; email already used by an OAuth
/// account → identity added; by a password account → 500 "in use" error".
Result<Member> member_of(Work& work, std::string_view provider, const providers::Identified& identified) {
    if (const auto known = members::with_identity(work.tx, provider, identified.subject))
        if (auto member = members::find(work.tx, *known)) return *std::move(member);
    if (!identified.email.empty()) free_unconfirmed_email(work, identified.email, AccountId{});
    auto member = identified.email.empty() ? std::nullopt : members::with_email(work.tx, identified.email);
    const bool is_of_provider = member && member->email_confirmed_at &&
                                members::has_identity(work.tx, member->id); // an unconfirmed claim does not count
    if (member && !is_of_provider) return refuse(Why::identity_in_use);
    if (!member) member = TRY(member_from(work, identified));
    members::add_identity(work.tx, provider, identified.subject, member->id);
    return *std::move(member);
}

} // namespace

Result<SigningIn> begin_sign_in(Work& work, const SignIn& wish) {
    TRY(may_attempt(work, failure_from, wish.from, failures_from_one));
    SigningIn asked{.wish = wish};
    const auto member = member_with_login(work, wish.login);
    if (!member) return asked;
    asked.member = member->id;
    if (may_try(*member, work.tx.now())) asked.hash = member->password_hash;
    return asked;
}

std::optional<PasswordCompared> compare_password(const providers::Ports&, const SigningIn& asked) {
    PasswordCompared compared{.is_right = password_matches(asked.hash, asked.wish.password)};
    if (compared.is_right && needs_rehash(asked.hash)) compared.better_hash = hash_password(asked.wish.password);
    return compared;
}

// Each of several concurrent attempts is counted. One that `may_try` does not allow cannot succeed.
Result<SignedIn> finish_sign_in(Work& work, const SigningIn& asked, const PasswordCompared& compared) {
    if (!asked.member) return record_failure(work, asked, std::nullopt);
    members::lock(work.tx, *asked.member);
    auto member = members::find(work.tx, *asked.member);
    const bool is_in =
        member && compared.is_right && may_try(*member, work.tx.now()) && member->password_hash == asked.hash;
    if (!is_in) return record_failure(work, asked, std::move(member));
    const bool changes = member->failures > 0 || !compared.better_hash.empty();
    reset_failures(*member);
    if (!compared.better_hash.empty()) member->password_hash = compared.better_hash;
    if (changes) members::change(work.tx, *member, members::Words::same);
    return SignedIn{.tokens = issue_tokens(work, *member, asked.wish.app), .member = object_id(*member)};
}

Result<SignInWithIdentity> begin_identity(Work& work, const SignInWithIdentity& wish) {
    TRY(may_attempt(work, failure_from, wish.from, failures_from_one));
    return wish;
}

std::optional<providers::Identified> ask_identity(const providers::Ports& ports, const SignInWithIdentity& asked) {
    if (ports.identity == nullptr) return std::nullopt;
    providers::Identified identified = ports.identity->identify(asked.wish);
    if (identified.kind == providers::Identified::Kind::unknown) return std::nullopt;
    return identified;
}

Result<SignedIn> finish_identity(Work& work, const SignInWithIdentity& asked, const providers::Identified& identified) {
    if (identified.kind != providers::Identified::Kind::yes) {
        if (const auto counted = count_attempt(work, failure_from, asked.from, failures_from_one); !counted)
            return refuse(counted.error());
        return SignedIn{};
    }
    const Member member = TRY(member_of(work, name_of(asked.wish.provider), identified));
    return SignedIn{.tokens = issue_tokens(work, member, asked.app), .member = object_id(member)};
}

Result<SignedOut> sign_out(Work& work, const SignOut& wish) {
    store::member_access::end_token(work.tx, wish.token_hash);
    return SignedOut{};
}

} // namespace cartwright::operations
