#include "operations/members/one_time_codes.hpp"

#include "base/mobile_number.hpp"
#include "domain/members/one_time_code.hpp"
#include "domain/members/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/outbox/messages.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

namespace cartwright::operations {

namespace member_access = store::member_access;
namespace members = store::members;

namespace {

/// The member with that number, locked and read again.
std::optional<Member> member_with_mobile(Work& work, const std::string& mobile) {
    const auto number = mobile_number(mobile, work.terms.members.region);
    const auto found = number ? members::with_mobile(work.tx, *number) : std::nullopt;
    if (!found) return std::nullopt;
    members::lock(work.tx, found->id);
    auto member = members::find(work.tx, found->id);
    return member && member->mobile == *number ? std::move(member) : std::nullopt;
}

std::optional<MemberPurpose> purpose_of(const std::string& intent) {
    return intent.empty() ? MemberPurpose::confirm : parse_member_purpose(intent);
}

/// shopping §2.5: "intent=reset_password|unlock_account on send requires status 2".
bool may_be_sent(const std::optional<Member>& member, std::optional<MemberPurpose> purpose) {
    if (!member || !purpose) return false;
    const bool is_confirmed = member->mobile_state == Member::MobileState::confirmed;
    return is_confirmed == (*purpose != MemberPurpose::confirm);
}

Result<CodeOutcome> count_unknown(Work& work, const std::string& from) {
    if (const auto counted = count_unknown_identifier(work, from); !counted) return refuse(counted.error());
    return CodeOutcome::unknown_number;
}

Result<void> confirm_mobile(Work& work, Member& member) {
    if (member.mobile_state == Member::MobileState::confirmed) return {};
    member.mobile_state = Member::MobileState::confirmed;
    TRY(create_client(work, member));
    members::change(work.tx, member, members::Words::same);
    return {};
}

} // namespace

Result<CodeOutcome> send_code_again(Work& work, const SendCode& wish) {
    TRY(check_identifier_limit(work, wish.from));
    const auto member = member_with_mobile(work, wish.mobile);
    const auto purpose = purpose_of(wish.intent);
    if (!may_be_sent(member, purpose)) return count_unknown(work, wish.from);
    if (const auto sent = send_code(work, *member, *purpose, wish.from); !sent) return refuse(sent.error());
    return CodeOutcome::done;
}

Result<CodeOutcome> check_sendable(Work& work, const SendCode& wish) {
    TRY(check_identifier_limit(work, wish.from));
    const auto number = mobile_number(wish.mobile, work.terms.members.region);
    const auto member = number ? members::with_mobile(work.tx, *number) : std::nullopt;
    if (!may_be_sent(member, purpose_of(wish.intent))) return count_unknown(work, wish.from);
    return CodeOutcome::done;
}

Result<CodeOutcome> submit_code(Work& work, const SubmitCode& wish) {
    TRY(check_identifier_limit(work, wish.from));
    auto member = member_with_mobile(work, wish.mobile);
    auto code = member ? member_access::code_of(work.tx, member->id) : std::nullopt;
    if (!code) return count_unknown(work, wish.from);
    const OneTimeCode::State before = code->state;
    submit(*code, hash_of_code(member->id, wish.code), work.tx.now());
    member_access::put_code(work.tx, *code);
    if (code->state == OneTimeCode::State::verified || code->state == OneTimeCode::State::stale)
        erase_secret_message(work, code->hash);
    const bool is_new = before != OneTimeCode::State::verified && code->state == OneTimeCode::State::verified;
    if (is_new && code->purpose == MemberPurpose::confirm) TRY(confirm_mobile(work, *member));
    const bool is_over = before == OneTimeCode::State::stale || code->state == OneTimeCode::State::stale;
    return is_over ? CodeOutcome::refused : CodeOutcome::done;
}

// shopping §2.5: "No confirmed email → error. Sending happens per poll; REC once per code."
Result<CodePolled> poll_code(Work& work, const PollCode& wish) {
    const auto purpose = purpose_of(wish.intent);
    const auto member = member_with_mobile(work, wish.mobile);
    auto code = member ? member_access::code_of(work.tx, member->id) : std::nullopt;
    if (!code || !purpose) return CodePolled{};
    CodePolled polled{.answer = poll(*code, hash_of_code(member->id, wish.code), *purpose, work.tx.now()),
                      .purpose = *purpose};
    const bool is_first = code->state == OneTimeCode::State::verified;
    if (polled.answer == CodeAnswer::verified && *purpose != MemberPurpose::confirm) {
        polled.lacks_email = !member->email_confirmed_at;
        if (is_first && !polled.lacks_email) {
            if (const auto sent = send_link(work, *member, *purpose, wish.from); !sent) return refuse(sent.error());
            code->state = OneTimeCode::State::used;
        }
    }
    member_access::put_code(work.tx, *code);
    return polled;
}

Result<CodeOutcome> send_code_if_person(Work& work, const SendCode& wish, const bool& is_person) {
    return is_person ? send_code_again(work, wish) : Result<CodeOutcome>(refuse(Why::captcha_wrong));
}

Result<CodeOutcome> submit_code_if_person(Work& work, const SubmitCode& wish, const bool& is_person) {
    return is_person ? submit_code(work, wish) : Result<CodeOutcome>(refuse(Why::captcha_wrong));
}

} // namespace cartwright::operations
