#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/members/password.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// A person with an account who signs in; the shopping document calls them a User. Members sign in with an e-mail
/// address or a mobile number; one of them is enough.
struct Member { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    enum class MobileState : std::uint8_t { none, pending, confirmed };

    AccountId id;
    std::string name{};
    std::string email{}; // in lower case; empty: none
    std::optional<Instant> email_confirmed_at{};
    std::string new_email{};      // replaces `email` once its link is opened
    std::string mobile{};         // with a country code: +919999999999
    std::string mobile_written{}; // as the member entered it: 9999999999
    MobileState mobile_state = MobileState::none;
    std::string password_hash{}; // empty: signs in through an identity provider only
    bool is_admin = false;
    bool is_created_by_admin = false; // and has not received the link to set a password
    std::int64_t failures = 0;        // failed sign-ins since the last successful one
    std::optional<Instant> failed_at{};
    std::optional<Instant> locked_at{};
    Instant made_at{};

    friend bool operator==(const Member&, const Member&) = default;
};

std::string_view name_of(Member::MobileState state);
std::optional<Member::MobileState> parse_mobile_state(std::string_view name);

/// The purpose of a one-time secret: "bound to their purpose".
enum class MemberPurpose : std::uint8_t { confirm, reset_password, unlock_account };
std::string_view name_of(MemberPurpose purpose);
std::optional<MemberPurpose> parse_member_purpose(std::string_view name);

/// Returns the member's id as clients see it.
std::string object_id(const Member& member);

/// shopping §2.2: "at least one confirmed login key (email confirmed with no pending reconfirmation, or mobile status =
/// confirmed)": only then does a reply carry a token.
bool has_confirmed_key(const Member& member);

/// shopping §2.3: "Lock: 20 failed sign-ins; unlock by mail link or automatically after 1 h".
bool is_locked(const Member& member, Instant now);

/// Whether a sign-in attempt is accepted now. A locked account accepts none. From the 5th failure on the member must
/// wait after each failure; the time doubles from 1 s to 32 s.
bool may_try(const Member& member, Instant now);

/// Counts a failed sign-in. The 20th failure locks the account.
void count_failure(Member& member, Instant now);
void reset_failures(Member& member);

/// Values for a new or an existing account. A missing value leaves the field unchanged.
struct MemberWish {
    std::optional<std::string> email{};
    std::optional<std::string> mobile{}; // as it was sent
    std::optional<std::string> password{};
    std::optional<std::string> confirmation{}; // the password repeated; none: not required
};

/// Return the flaws of the requested values: {"email", "is already taken"}. `number` is the mobile number with its
/// country code, or nothing when it is invalid.
std::vector<Flaw> flaws_of_new_keys(const MemberWish& wish, const std::optional<std::string>& number);
std::vector<Flaw> flaws_of_change(const Member& member, const MemberWish& wish,
                                  const std::optional<std::string>& number,
                                  CommonPasswords common = CommonPasswords::refused);

/// shopping §2.3: "Password 6–128" characters; the confirmation must be equal.
std::vector<Flaw> flaws_of_password(const MemberWish& wish, CommonPasswords common = CommonPasswords::refused);

/// shopping §2.3: "Email needs exactly one `@`". At most 254 bytes of UTF-8, without spaces or control characters.
bool is_member_email(std::string_view text);

/// Return the words, in `searchable` form, by which an account is found: sorted, unique, of at least two bytes.
std::vector<std::string> words_of(const Member& member);
std::vector<std::string> search_words(std::string_view text);

/// A member's application: its API key, and the ids of its apps.
struct Client {
    AccountId member;    // the owner
    std::string owner{}; // the owner's id as clients see it
    std::string api_key;
    std::vector<std::string> apps{};
    std::vector<std::string> redirect_urls{};
};

} // namespace cartwright
