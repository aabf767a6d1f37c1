#pragma once

#include "operations/members/member_access.hpp"
#include "providers/ports/ports.hpp"

/// How people come to have an account, change it and give it up. Passwords are hashed between two transactions, on
/// threads of their own, since that is made to take long.
namespace cartwright::operations {

/// What a puzzle on the client's side has given it, where one was asked for.
struct CaptchaAnswer {
    std::string text;
    bool is_android = true;
};

/// Whether there is nothing to ask, or a person has answered. Blocks.
bool is_person(const providers::Ports& ports, const std::optional<CaptchaAnswer>& answer);

struct SignUp {
    MemberWish wish;
    std::string from{}; // whose request it is: an address
    std::optional<CaptchaAnswer> captcha{};
};
struct SigningUp {
    SignUp wish;
    std::optional<std::string> number{}; // with its country code
    std::vector<Flaw> taken{};           // its key is another's: said only after the attempt is counted
};
struct Hashed {
    bool is_person = true;
    std::string hash{};
};
struct Registered {};

/// Refused: registration_invalid, also when the key is another's by now; captcha_wrong; too_many_attempts.
Result<SigningUp> begin_sign_up(Work& work, const SignUp& wish);
std::optional<Hashed> hash_for_sign_up(const providers::Ports& ports, const SigningUp& asked);
Result<Registered> finish_sign_up(Work& work, const SigningUp& asked, const Hashed& told);

/// What a member wants of its own account to be changed; it says its password.
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
    std::string hash{}; // what the password is compared with; empty: it is not looked at
};
struct Changed {
    bool is_person = true;
    bool is_right = false; // the present password
    std::string hash{};    // of the new one
};

/// `flaws`: nothing was changed. Without tokens: no key is confirmed now.
struct MemberChanged {
    std::vector<Flaw> flaws{};
    std::optional<MemberTokens> tokens{};
};

/// All tokens so far end with a change. Refused: registration_invalid, captcha_wrong, too_many_attempts.
Result<ChangingMember> begin_change(Work& work, const ChangeMember& wish);
std::optional<Changed> hash_for_change(const providers::Ports& ports, const ChangingMember& asked);
Result<MemberChanged> finish_change(Work& work, const ChangingMember& asked, const Changed& told);

/// A member leaves. Refused: removal_refused, for the last admin who can sign in.
struct RemoveMember {};
Result<Registered> remove_member(Work& work, const RemoveMember& wish);

/// An admin makes an account for somebody, who is sent what is needed to come in. Refused: member_invalid.
struct CreateMember {
    MemberWish wish;
};
Result<Registered> create_member(Work& work, const CreateMember& wish);

/// What only an admin may say of a member; from others it is not heard. Refused: member_not_found;
/// member_invalid, when there would be no admin left who can sign in.
struct MarkMember {
    std::string id{}; // as it was sent
    std::optional<bool> admin{};
    std::optional<bool> created_by_admin{};
};
Result<Registered> mark_member(Work& work, const MarkMember& wish);

} // namespace cartwright::operations
