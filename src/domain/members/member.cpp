#include "domain/members/member.hpp"

#include "base/object_id.hpp"
#include "base/text.hpp"
#include "domain/members/password.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr std::int64_t ms_of_second = 1'000;
constexpr std::int64_t failures_that_lock = 20;
constexpr std::int64_t lock_ms = std::int64_t{60} * 60 * ms_of_second;
constexpr std::int64_t free_failures = 5;
constexpr std::int64_t doublings_max = 5; // 32 seconds
constexpr std::size_t email_bytes_max = 254;
constexpr std::size_t word_bytes_min = 2; // shopping §2.8: "n-grams 2..20"

std::string_view words_for(PasswordFlaw flaw) {
    switch (flaw) {
    case PasswordFlaw::too_short: return "is too short (minimum is 6 characters)";
    case PasswordFlaw::too_long: return "is too long (maximum is 128 characters)";
    case PasswordFlaw::too_common: return "is one of the most common";
    }
    return {};
}

bool is_given(const std::optional<std::string>& text) { return text && !text->empty(); }

} // namespace

std::string_view name_of(Member::MobileState state) {
    switch (state) {
    case Member::MobileState::none: return "none";
    case Member::MobileState::pending: return "pending";
    case Member::MobileState::confirmed: return "confirmed";
    }
    return {};
}

std::optional<Member::MobileState> parse_mobile_state(std::string_view name) {
    for (const Member::MobileState state :
         {Member::MobileState::none, Member::MobileState::pending, Member::MobileState::confirmed})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

std::string_view name_of(MemberPurpose purpose) {
    switch (purpose) {
    case MemberPurpose::confirm: return "confirm";
    case MemberPurpose::reset_password: return "reset_password";
    case MemberPurpose::unlock_account: return "unlock_account";
    }
    return {};
}

std::optional<MemberPurpose> parse_member_purpose(std::string_view name) {
    for (const MemberPurpose purpose :
         {MemberPurpose::confirm, MemberPurpose::reset_password, MemberPurpose::unlock_account})
        if (name_of(purpose) == name) return purpose;
    return std::nullopt;
}

std::string object_id(const Member& member) { return object_id(member.made_at, member.id.value); }

bool has_confirmed_key(const Member& member) {
    return member.mobile_state == Member::MobileState::confirmed ||
           (member.email_confirmed_at && member.new_email.empty());
}

bool is_locked(const Member& member, Instant now) { return member.locked_at && now < *member.locked_at + lock_ms; }

bool may_try(const Member& member, Instant now) {
    if (is_locked(member, now)) return false;
    if (member.failures < free_failures || !member.failed_at) return true;
    const std::int64_t wait_s = std::int64_t{1} << std::min(member.failures - free_failures, doublings_max);
    return *member.failed_at + wait_s * ms_of_second <= now;
}

void count_failure(Member& member, Instant now) {
    if (member.locked_at && !is_locked(member, now)) reset_failures(member); // the lock has expired
    ++member.failures;
    member.failed_at = now;
    if (member.failures >= failures_that_lock && !member.locked_at) member.locked_at = now;
}

void reset_failures(Member& member) {
    member.failures = 0;
    member.failed_at.reset();
    member.locked_at.reset();
}

std::vector<Flaw> flaws_of_password(const MemberWish& wish, CommonPasswords common) {
    std::vector<Flaw> flaws;
    if (!is_given(wish.password)) return {field_flaw("password", "can't be blank")};
    if (const auto flaw = flaw_of_password(*wish.password, common))
        flaws.push_back(field_flaw("password", words_for(*flaw)));
    if (wish.confirmation && *wish.confirmation != *wish.password)
        flaws.push_back(field_flaw("password_confirmation", "doesn't match Password"));
    return flaws;
}

std::vector<Flaw> flaws_of_new_keys(const MemberWish& wish, const std::optional<std::string>& number) {
    std::vector<Flaw> flaws;
    const bool has_email = is_given(wish.email);
    const bool has_mobile = is_given(wish.mobile);
    if (!has_email && !has_mobile) flaws.push_back(field_flaw("email", "can't be blank"));
    if (has_email && has_mobile) // shopping §2.3: "not both at once (error on email)"
        flaws.push_back(field_flaw("email", "can't be set together with the mobile number"));
    if (has_email && !is_member_email(*wish.email)) flaws.push_back(field_flaw("email", "is invalid"));
    if (has_mobile && !number) flaws.push_back(field_flaw("additional_login_param", "is invalid"));
    return flaws;
}

std::vector<Flaw> flaws_of_change(const Member& member, const MemberWish& wish,
                                  const std::optional<std::string>& number, CommonPasswords common) {
    std::vector<Flaw> flaws;
    const bool sets_email = is_given(wish.email) && normalized_email(*wish.email) != member.email;
    const bool sets_mobile = is_given(wish.mobile) && (!number || *number != member.mobile);
    const bool blanks_email = wish.email && wish.email->empty() && !member.email.empty();
    const bool blanks_mobile = wish.mobile && wish.mobile->empty() && !member.mobile.empty();
    if (sets_email && sets_mobile)
        flaws.push_back(field_flaw("email", "can't be changed together with the mobile number"));
    if (sets_email && !is_member_email(*wish.email)) flaws.push_back(field_flaw("email", "is invalid"));
    if (sets_email && member.mobile_state == Member::MobileState::pending)
        flaws.push_back(field_flaw("email", "can't be changed before the mobile number is confirmed"));
    if (sets_mobile && !number) flaws.push_back(field_flaw("additional_login_param", "is invalid"));
    if (sets_mobile && (!member.new_email.empty() || (!member.email.empty() && !member.email_confirmed_at)))
        flaws.push_back(field_flaw("additional_login_param", "can't be changed before the email is confirmed"));
    if ((blanks_email && member.mobile_state != Member::MobileState::confirmed) || (blanks_email && blanks_mobile))
        flaws.push_back(field_flaw("email", "can't be blank"));
    if (blanks_mobile && !blanks_email && !member.email_confirmed_at)
        flaws.push_back(field_flaw("additional_login_param", "can't be blank"));
    if (is_given(wish.password)) std::ranges::move(flaws_of_password(wish, common), std::back_inserter(flaws));
    return flaws;
}

bool is_member_email(std::string_view text) {
    const std::size_t at = text.find('@');
    const auto is_visible = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; };
    return text.size() <= email_bytes_max && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && std::ranges::all_of(text, is_visible) && is_utf8(text);
}

std::vector<std::string> search_words(std::string_view text) {
    std::vector<std::string> words;
    const std::string whole = searchable(text);
    std::string_view rest = whole;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end >= word_bytes_min) words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

std::vector<std::string> words_of(const Member& member) {
    return search_words(member.name + ' ' + member.email + ' ' + member.mobile + ' ' + member.mobile_written);
}

} // namespace cartwright
