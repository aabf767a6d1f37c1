#pragma once

#include "operations/members/member_access.hpp"
#include "providers/ports/ports.hpp"

/// Creating, changing and removing members' accounts. Passwords are hashed between two transactions, on separate
/// threads, because hashing is slow by design.
namespace cartwright::operations {

/// The client's answer to a captcha, where one was required.
struct CaptchaAnswer {
    std::string text;
    bool is_android = true;
};

/// Whether the captcha was solved, or none is required or configured. Blocks.
bool is_person(const providers::Ports& ports, const std::optional<CaptchaAnswer>& answer);

struct SignUp {
    MemberWish wish;
    std::string from{}; // the network address of the request
    std::optional<CaptchaAnswer> captcha{};
};
struct SigningUp {
    SignUp wish;
    std::optional<std::string> number{}; // with its country code
    std::vector<Flaw> taken{};           // the key is another member's: reported only after the attempt is counted
};
struct Hashed {
    bool is_person = true;
    std::string hash{};
};
struct Registered {};

/// Refused: registration_invalid, also when the key is another member's by now; captcha_wrong; too_many_attempts.
Result<SigningUp> begin_sign_up(Work& work, const SignUp& wish);
std::optional<Hashed> hash_for_sign_up(const providers::Ports& ports, const SigningUp& asked);
Result<Registered> finish_sign_up(Work& work, const SigningUp& asked, const Hashed& hashed);

/// A member's change of their own account; it requires the current password.
struct ChangeMember {
    MemberWish wish;
    std::string current_password{};
    std::string app{}; // that the new token is for
    std::string from{};
    std::optional<CaptchaAnswer> captcha{};
};
struct ChangingMember {
    ChangeMember wish;
    std::optional<std::string> number{};
    std::string hash{}; // what the password is compared with; empty: the attempt cannot succeed
};
struct Changed {
    bool is_person = true;
    bool is_right = false; // the current password
    std::string hash{};    // of the new password
};

/// `flaws`: nothing was changed. Without tokens: the member has no confirmed key now.
struct MemberChanged {
    std::vector<Flaw> flaws{};
    std::optional<MemberTokens> tokens{};
};

/// A change ends all earlier tokens. Refused: registration_invalid, captcha_wrong, too_many_attempts.
Result<ChangingMember> begin_change(Work& work, const ChangeMember& wish);
std::optional<Changed> hash_for_change(const providers::Ports& ports, const ChangingMember& asked);
Result<MemberChanged> finish_change(Work& work, const ChangingMember& asked, const Changed& checked);

/// Removes the caller's account. Refused: removal_refused, for the last admin who can sign in.
struct RemoveMember {};
Result<Registered> remove_member(Work& work, const RemoveMember& wish);

/// An admin creates an account. The new member is sent a code or link that confirms it. Refused: member_invalid.
struct CreateMember {
    MemberWish wish;
};
Result<Registered> create_member(Work& work, const CreateMember& wish);

/// Properties of a member that only an admin may set; from other callers they are ignored. Refused: member_not_found;
/// member_invalid, when there would be no admin left who can sign in.
struct MarkMember {
    std::string id{}; // as the client sent it
    std::optional<bool> admin{};
    std::optional<bool> created_by_admin{};
};
Result<Registered> mark_member(Work& work, const MarkMember& wish);

} // namespace cartwright::operations
