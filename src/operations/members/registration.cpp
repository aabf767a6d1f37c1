#include "operations/members/registration.hpp"

#include "base/mobile_number.hpp"
#include "base/object_id.hpp"
#include "base/password_hash.hpp"
#include "domain/members/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "providers/ports/captcha.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

#include <algorithm>
#include <iterator>

namespace cartwright::operations {

namespace members = store::members;

namespace {

constexpr Rate sign_ups{.count = 100, .window_ms = hour_ms};
constexpr Rate taken_key_lookups{.count = 100, .window_ms = hour_ms}; // of keys that are another member's

bool is_given(const std::optional<std::string>& text) { return text && !text->empty(); }

std::optional<std::string> number_of(const Work& work, const std::optional<std::string>& mobile) {
    return is_given(mobile) ? mobile_number(*mobile, work.terms.members.region) : std::nullopt;
}

tl::unexpected<Refusal> invalid(Why why, std::vector<Flaw> flaws) {
    return refuse({.why = why, .flaws = std::move(flaws)});
}

/// Flaws for the keys that another member has already.
std::vector<Flaw> flaws_of_taken_keys(Work& work, const std::string& email, const std::string& number,
                                      AccountId besides) {
    std::vector<Flaw> flaws;
    const auto is_another = [&](const std::optional<Member>& member) { return member && member->id != besides; };
    if (!email.empty() && is_another(members::with_email(work.tx, email)))
        flaws.push_back(field_flaw("email", "is already taken"));
    if (!number.empty() && is_another(members::with_mobile(work.tx, number)))
        flaws.push_back(field_flaw("additional_login_param", "is already taken"));
    return flaws;
}

Member new_member(Work& work, const MemberWish& wish, const std::optional<std::string>& number) {
    Member member{.id = work.tx.next_id<struct Account>(),
                  .email = normalized_email(wish.email.value_or("")),
                  .mobile = number.value_or(""),
                  .mobile_written = number ? *wish.mobile : std::string(),
                  .made_at = work.tx.now()};
    if (number) member.mobile_state = Member::MobileState::pending;
    return member;
}

/// Stores a new member, and sends what confirms its key. Refused: `why`, when the key is another member's.
Result<void> add_member(Work& work, const Member& member, Why why, std::string_view from) {
    if (auto flaws = flaws_of_taken_keys(work, member.email, member.mobile, member.id); !flaws.empty())
        return invalid(why, std::move(flaws));
    if (!members::add(work.tx, member)) // a concurrent request was faster
        return invalid(why,
                       {field_flaw(member.email.empty() ? "additional_login_param" : "email", "is already taken")});
    return member.email.empty() ? send_code(work, member, MemberPurpose::confirm, from)
                                : send_link(work, member, MemberPurpose::confirm, from);
}

void set_email(Work& work, Member& member, const std::string& email) {
    const bool replaces = !member.email.empty() && member.email_confirmed_at;
    (replaces ? member.new_email : member.email) = email;
    if (!replaces) member.email_confirmed_at.reset();
    store::member_access::end_links(work.tx, member.id, MemberPurpose::reset_password);
}

void clear_blanked_keys(Member& member, const MemberWish& wish) {
    if (wish.email && wish.email->empty()) {
        member.email.clear();
        member.new_email.clear();
        member.email_confirmed_at.reset();
    }
    if (wish.mobile && wish.mobile->empty()) {
        member.mobile.clear();
        member.mobile_written.clear();
        member.mobile_state = Member::MobileState::none;
    }
}

/// Applies a change to a member (shopping §2.3), and sends the messages that confirm new keys.
Result<void> apply_change(Work& work, Member& member, const ChangingMember& asked, const std::string& hash) {
    const MemberWish& wish = asked.wish.wish;
    clear_blanked_keys(member, wish);
    const std::string email = normalized_email(wish.email.value_or(""));
    const bool sets_email = !email.empty() && email != member.email;
    const bool sets_mobile = asked.number && *asked.number != member.mobile;
    if (sets_email) set_email(work, member, email);
    if (sets_mobile) {
        member.mobile = *asked.number;
        member.mobile_written = *wish.mobile;
        member.mobile_state = Member::MobileState::pending;
    }
    if (!hash.empty()) {
        member.password_hash = hash;
        store::member_access::end_links(work.tx, member.id, MemberPurpose::reset_password);
    }
    reset_failures(member);
    members::change(work.tx, member, members::Words::other);
    store::member_access::end_tokens(work.tx, member.id); // shopping §2.2: "on change of email, mobile or password"
    if (sets_email)
        if (auto sent = send_link(work, member, MemberPurpose::confirm, asked.wish.from); !sent) return sent;
    if (sets_mobile) return send_code(work, member, MemberPurpose::confirm, asked.wish.from);
    return {};
}

bool changes_anything(const Member& member, const ChangingMember& asked, const std::string& hash) {
    const MemberWish& wish = asked.wish.wish;
    const bool blanks = (wish.email && wish.email->empty() && !member.email.empty()) ||
                        (wish.mobile && wish.mobile->empty() && !member.mobile.empty());
    return blanks || !hash.empty() || (asked.number && *asked.number != member.mobile) ||
           (is_given(wish.email) && normalized_email(*wish.email) != member.email);
}

} // namespace

bool is_person(const providers::Ports& ports, const std::optional<CaptchaAnswer>& answer) {
    if (!answer || ports.captcha == nullptr) return true;
    using Kind = providers::Captcha::Kind;
    const auto outcome = ports.captcha->check(answer->text, answer->is_android ? Kind::android : Kind::web);
    return outcome.kind == providers::Outcome::Kind::yes;
}

Result<SigningUp> begin_sign_up(Work& work, const SignUp& wish) {
    SigningUp asked{.wish = wish, .number = number_of(work, wish.wish.mobile)};
    std::vector<Flaw> flaws = flaws_of_new_keys(wish.wish, asked.number);
    std::ranges::move(flaws_of_password(wish.wish, work.terms.members.common_passwords), std::back_inserter(flaws));
    if (!flaws.empty()) return invalid(Why::registration_invalid, std::move(flaws));
    TRY(count_attempt(work, "sign-up from", wish.from, sign_ups));
    asked.taken = flaws_of_taken_keys(work, normalized_email(wish.wish.email.value_or("")), asked.number.value_or(""),
                                      AccountId{});
    return asked;
}

std::optional<Hashed> hash_for_sign_up(const providers::Ports& ports, const SigningUp& asked) {
    if (!is_person(ports, asked.wish.captcha)) return Hashed{.is_person = false};
    if (!asked.taken.empty()) return Hashed{};
    return Hashed{.hash = hash_password(*asked.wish.wish.password)};
}

Result<Registered> finish_sign_up(Work& work, const SigningUp& asked, const Hashed& hashed) {
    if (!hashed.is_person) return refuse(Why::captcha_wrong);
    if (!asked.taken.empty()) return invalid(Why::registration_invalid, asked.taken);
    Member member = new_member(work, asked.wish.wish, asked.number);
    member.password_hash = hashed.hash;
    if (const auto added = add_member(work, member, Why::registration_invalid, asked.wish.from); !added)
        return refuse(added.error());
    return Registered{};
}

Result<ChangingMember> begin_change(Work& work, const ChangeMember& wish) {
    const auto member = members::find(work.tx, work.actor.account.value());
    if (!member) return refuse(Why::not_authorized);
    ChangingMember asked{.wish = wish, .number = number_of(work, wish.wish.mobile)};
    std::vector<Flaw> flaws = flaws_of_change(*member, wish.wish, asked.number, work.terms.members.common_passwords);
    if (wish.current_password.empty()) flaws.push_back(field_flaw("current_password", "can't be blank"));
    if (!flaws.empty()) return invalid(Why::registration_invalid, std::move(flaws));
    if (may_try(*member, work.tx.now())) asked.hash = member->password_hash;
    return asked;
}

std::optional<Changed> hash_for_change(const providers::Ports& ports, const ChangingMember& asked) {
    if (!is_person(ports, asked.wish.captcha)) return Changed{.is_person = false};
    Changed checked{.is_right = password_matches(asked.hash, asked.wish.current_password)};
    if (checked.is_right && is_given(asked.wish.wish.password)) checked.hash = hash_password(*asked.wish.wish.password);
    return checked;
}

Result<MemberChanged> finish_change(Work& work, const ChangingMember& asked, const Changed& checked) {
    if (!checked.is_person) return refuse(Why::captcha_wrong);
    const AccountId id = work.actor.account.value();
    members::lock(work.tx, id);
    auto member = members::find(work.tx, id);
    if (!member) return refuse(Why::not_authorized);
    // Each of several concurrent attempts is counted. One that `may_try` does not allow cannot succeed.
    const bool is_right = checked.is_right && may_try(*member, work.tx.now()) && member->password_hash == asked.hash;
    if (!is_right) {
        count_failure(*member, work.tx.now());
        members::change(work.tx, *member, members::Words::same);
        return MemberChanged{.flaws = {field_flaw("current_password", "is invalid")}};
    }
    if (auto flaws = flaws_of_change(*member, asked.wish.wish, asked.number, work.terms.members.common_passwords);
        !flaws.empty())
        return invalid(Why::registration_invalid, std::move(flaws)); // the member has changed meanwhile
    if (auto flaws = flaws_of_taken_keys(work, normalized_email(asked.wish.wish.email.value_or("")),
                                         asked.number.value_or(""), id);
        !flaws.empty()) {
        TRY(count_attempt(work, "lookup by", object_id(*member), taken_key_lookups));
        return MemberChanged{.flaws = std::move(flaws)};
    }
    if (changes_anything(*member, asked, checked.hash)) TRY(apply_change(work, *member, asked, checked.hash));
    if (!has_confirmed_key(*member)) return MemberChanged{};
    return MemberChanged{.tokens = issue_tokens(work, *member, asked.wish.app)};
}

Result<Registered> remove_member(Work& work, const RemoveMember&) {
    const AccountId id = work.actor.account.value();
    const bool is_admin = work.actor.scope == Scope::admin;
    if (is_admin) members::lock_admins(work.tx);
    members::lock(work.tx, id);
    if (is_admin && !members::has_other_admin(work.tx, id))
        return refuse({.why = Why::removal_refused, .subject = "The last admin can't be deleted"});
    members::remove(work.tx, id);
    return Registered{};
}

// shopping §2.6: "Random password; flag created_by_admin = true". An unknown random password is equivalent to none, so
// none is stored.
Result<Registered> create_member(Work& work, const CreateMember& wish) {
    const auto number = number_of(work, wish.wish.mobile);
    if (auto flaws = flaws_of_new_keys(wish.wish, number); !flaws.empty())
        return invalid(Why::member_invalid, std::move(flaws));
    Member member = new_member(work, wish.wish, number);
    member.is_created_by_admin = true;
    if (const auto added = add_member(work, member, Why::member_invalid, {}); !added) return refuse(added.error());
    return Registered{};
}

// shopping §2.6: "For a non-admin the id is ignored (own record) and the fields dropped".
Result<Registered> mark_member(Work& work, const MarkMember& wish) {
    if (work.actor.scope != Scope::admin) return Registered{};
    const auto parsed = parse_object_id(wish.id);
    if (!parsed) return refuse(Why::member_not_found);
    const AccountId id{parsed->number};
    if (wish.admin == false) members::lock_admins(work.tx);
    members::lock(work.tx, id);
    auto member = members::find(work.tx, id);
    if (!member || object_id(*member) != wish.id) return refuse(Why::member_not_found);
    if (wish.admin == false && member->is_admin && !members::has_other_admin(work.tx, id))
        return invalid(Why::member_invalid, {field_flaw("admin", "can't be taken from the last admin")});
    if (wish.admin) member->is_admin = *wish.admin;
    if (wish.created_by_admin) member->is_created_by_admin = *wish.created_by_admin;
    const bool is_confirmed = member->email_confirmed_at || member->mobile_state == Member::MobileState::confirmed;
    if (wish.created_by_admin == true && is_confirmed)
        if (const auto sent = send_first_password(work, *member); !sent) return refuse(sent.error());
    members::change(work.tx, *member, members::Words::same);
    return Registered{};
}

} // namespace cartwright::operations
