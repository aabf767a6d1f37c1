#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/members/password.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// Somebody who has an account at the shop and signs in: what the shopping document calls a User. An e-mail address and
/// a mobile number are the two keys to sign in with; one is enough.
struct Member { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    enum class MobileState : std::uint8_t { none, pending, confirmed };

    AccountId id;
    std::string name{};
    std::string email{}; // in lower case; empty: none
    std::optional<Instant> email_confirmed_at{};
    std::string new_email{};      // takes its place as soon as its link is opened
    std::string mobile{};         // with a country code: +919999999999
    std::string mobile_written{}; // the same as the member has written it: 9999999999
    MobileState mobile_state = MobileState::none;
    std::string password_hash{}; // empty: comes in through a provider only
    bool is_admin = false;
    bool is_created_by_admin = false; // and has not had the link to set a password
    std::int64_t failures = 0;        // to sign in, since the last time that it went well
    std::optional<Instant> failed_at{};
    std::optional<Instant> locked_at{};
    Instant made_at{};

    friend bool operator==(const Member&, const Member&) = default;
};

std::string_view name_of(Member::MobileState state);
Member::MobileState parse_mobile_state(std::string_view name);

/// What a member's secret is for: "bound to their purpose".
enum class MemberPurpose : std::uint8_t { confirm, reset_password, unlock_account };
std::string_view name_of(MemberPurpose purpose);
std::optional<MemberPurpose> parse_member_purpose(std::string_view name);

/// Its id as clients spell it.
std::string object_id(const Member& member);

/// shopping §2.2: "at least one confirmed login key (email confirmed with no pending reconfirmation, or mobile status =
/// confirmed)": then an answer has a token.
bool has_confirmed_key(const Member& member);

/// shopping §2.3: "Lock: 20 failed sign-ins; unlock by mail link or automatically after 1 h".
bool is_locked(const Member& member, Instant now);

/// Whether a password is looked at now at all: after some failures one has to wait, each time for longer.
bool may_try(const Member& member, Instant now);

/// One more failure; the last of them locks.
void count_failure(Member& member, Instant now);
void forget_failures(Member& member);

/// What a member, or who is to be one, wants to be set. What is not there stays as it is.
struct MemberWish {
    std::optional<std::string> email{};
    std::optional<std::string> mobile{}; // as it was sent
    std::optional<std::string> password{};
    std::optional<std::string> confirmation{}; // the same password again; nothing: it was not asked for
};

/// What may not be, in the field's words: {"email", "is already taken"}. In `number` is the mobile number with its
/// country code; nothing when it is none.
std::vector<Flaw> flaws_of_new_keys(const MemberWish& wish, const std::optional<std::string>& number);
std::vector<Flaw> flaws_of_change(const Member& member, const MemberWish& wish,
                                  const std::optional<std::string>& number,
                                  CommonPasswords common = CommonPasswords::refused);

/// shopping §2.3: "Password 6–128" characters, and the same twice.
std::vector<Flaw> flaws_of_password(const MemberWish& wish, CommonPasswords common = CommonPasswords::refused);

/// shopping §2.3: "Email needs exactly one `@`". 254 bytes of UTF-8 at most, without spaces and control characters.
bool is_member_email(std::string_view text);

/// The form in which an address is stored and looked up: shopping §2.3: "stored lower-case".
std::string email_kept(std::string_view email);

/// The words, in `searchable` form, by which an account is found. Sorted, each once, of two bytes at least.
std::vector<std::string> words_of(const Member& member);
std::vector<std::string> search_words(std::string_view text);

/// An application of members: its key, and the ids of its apps.
struct Client {
    AccountId member;    // whose it is
    std::string owner{}; // the same as clients spell it
    std::string api_key;
    std::vector<std::string> apps{};
    std::vector<std::string> redirect_urls{};
};

/// Something sent to a member's mobile number to be sent back.
struct OneTimeCode {
    enum class State : std::uint8_t { sent, wrong, stale, verified, used };

    AccountId member;
    MemberPurpose purpose = MemberPurpose::confirm;
    std::string hash;
    State state = State::sent;
    std::int64_t tries = 0;
    Instant expires_at{};
};
std::string_view name_of(OneTimeCode::State state);
OneTimeCode::State parse_code_state(std::string_view name);

inline constexpr std::int64_t code_life_ms = std::int64_t{10} * 60 * 1000;
inline constexpr std::int64_t code_tries_max = 5;

/// Somebody says that it is the code of that hash. After five wrong ones it is good for nothing.
void submit(OneTimeCode& code, std::string_view hash, Instant now);

/// Somebody asks what came of it.
enum class CodeAnswer : std::uint8_t { pending, verified, wrong, stale };
CodeAnswer poll(OneTimeCode& code, std::string_view hash, MemberPurpose purpose, Instant now);

} // namespace cartwright
