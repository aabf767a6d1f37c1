#include "operations/members/member_links.hpp"

#include "base/password_hash.hpp"
#include "domain/members/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

namespace cartwright::operations {

namespace member_access = store::member_access;
namespace members = store::members;

namespace {

/// Why `member` cannot be sent such a link; empty: no objection.
std::string_view reason_not_to_send(Work& work, const Member& member, MemberPurpose purpose) {
    switch (purpose) {
    case MemberPurpose::confirm:
        return member.email_confirmed_at && member.new_email.empty() ? "was already confirmed, please try signing in"
                                                                     : "";
    case MemberPurpose::unlock_account: return is_locked(member, work.tx.now()) ? "" : "was not locked";
    case MemberPurpose::reset_password: break;
    }
    // shopping §2.3: "Users who signed up only through OAuth get no reset mail."
    if (member.password_hash.empty() && members::has_identity(work.tx, member.id)) return "has no password";
    return member.email_confirmed_at ? "" : "is not confirmed";
}

/// The owner of the link, locked. Nothing when there is no such link, or it has expired.
std::optional<Member> owner_of(Work& work, const std::string& secret, MemberPurpose purpose) {
    const auto link = member_access::link(work.tx, hash_of_key(secret), purpose);
    if (!link || link->expires_at <= work.tx.now()) return std::nullopt;
    members::lock(work.tx, link->member);
    if (!member_access::link(work.tx, hash_of_key(secret), purpose)) return std::nullopt; // used meanwhile
    return members::find(work.tx, link->member);
}

} // namespace

Result<LinkAskedFor> ask_for_link(Work& work, const AskForLink& wish) {
    if (wish.email.empty()) return invalid("email", "can't be blank");
    TRY(check_identifier_limit(work, wish.from));
    const auto member = members::with_email(work.tx, normalized_email(wish.email));
    if (!member) {
        if (const auto counted = count_unknown_identifier(work, wish.from); !counted) return refuse(counted.error());
        return LinkAskedFor{.flaws = {field_flaw("email", "not found")}};
    }
    if (const auto wrong = reason_not_to_send(work, *member, wish.purpose); !wrong.empty())
        return invalid("email", wrong);
    if (const auto sent = send_link(work, *member, wish.purpose, wish.from); !sent) return refuse(sent.error());
    return LinkAskedFor{};
}

// shopping §2.3: "the new address is held aside until its link is opened".
Result<Registered> confirm_email(Work& work, const OpenLink& wish) {
    auto member = owner_of(work, wish.secret, MemberPurpose::confirm);
    const auto link = member_access::link(work.tx, hash_of_key(wish.secret), MemberPurpose::confirm);
    if (!member || !link) return invalid("confirmation_token", "is invalid");
    const bool is_change = link->email == member->new_email;
    if (!is_change && link->email != member->email) return invalid("confirmation_token", "is invalid");
    free_unconfirmed_email(work, link->email, member->id);
    const auto other = members::with_email(work.tx, link->email);
    if (other && other->id != member->id) return invalid("email", "is already taken");
    if (is_change) {
        member->email = member->new_email;
        member->new_email.clear();
        member_access::end_tokens(work.tx, member->id);
        member_access::end_links(work.tx, member->id, MemberPurpose::reset_password); // sent to the old address
    }
    member->email_confirmed_at = work.tx.now();
    member_access::end_links(work.tx, member->id, MemberPurpose::confirm);
    TRY(create_client(work, *member));
    members::change(work.tx, *member, members::Words::other);
    return Registered{};
}

Result<Registered> unlock(Work& work, const OpenLink& wish) {
    auto member = owner_of(work, wish.secret, MemberPurpose::unlock_account);
    if (!member) return invalid("unlock_token", "is invalid");
    reset_failures(*member);
    members::change(work.tx, *member, members::Words::same);
    member_access::end_links(work.tx, member->id, MemberPurpose::unlock_account);
    return Registered{};
}

Result<ResetPassword> begin_reset(Work& work, const ResetPassword& wish) {
    if (!owner_of(work, wish.secret, MemberPurpose::reset_password))
        return invalid("reset_password_token", "is invalid");
    if (auto flaws = flaws_of_password(wish.wish, work.terms.members.common_passwords); !flaws.empty())
        return invalid(std::move(flaws));
    return wish;
}

std::optional<Hashed> hash_for_reset(const providers::Ports&, const ResetPassword& asked) {
    return Hashed{.hash = hash_password(*asked.wish.password)};
}

Result<Registered> finish_reset(Work& work, const ResetPassword& asked, const Hashed& hashed) {
    auto member = owner_of(work, asked.secret, MemberPurpose::reset_password);
    if (!member) return invalid("reset_password_token", "is invalid");
    member->password_hash = hashed.hash;
    if (!member->new_email.empty()) { // a person with the old password may have requested it
        member->new_email.clear();
        member_access::end_links(work.tx, member->id, MemberPurpose::confirm);
    }
    reset_failures(*member);
    members::change(work.tx, *member, members::Words::same);
    member_access::end_tokens(work.tx, member->id);
    member_access::end_links(work.tx, member->id, MemberPurpose::reset_password);
    return Registered{};
}

} // namespace cartwright::operations
