#pragma once

#include "operations/members/registration.hpp"

/// Links sent by mail: asked for, and opened. Each works once.
namespace cartwright::operations {

/// shopping 6, 11, 12. Refused: member_invalid, when there is nothing to confirm or unlock; too_many_attempts.
struct AskForLink {
    std::string email;
    MemberPurpose purpose = MemberPurpose::confirm;
    std::string from{}; // whose request it is: an address
};

/// `flaws`: nobody has that address, and that it was asked for is counted.
struct LinkAskedFor {
    std::vector<Flaw> flaws{};
};
Result<LinkAskedFor> ask_for_link(Work& work, const AskForLink& wish);

/// The link to confirm an address, or to unlock an account. Refused: member_invalid.
struct OpenLink {
    std::string secret;
};
Result<Registered> confirm_email(Work& work, const OpenLink& wish);
Result<Registered> unlock(Work& work, const OpenLink& wish);

/// shopping §2.3: a new password, with the link for it. All tokens end. Refused: member_invalid.
struct ResetPassword {
    std::string secret;
    MemberWish wish;
};
Result<ResetPassword> begin_reset(Work& work, const ResetPassword& wish);
std::optional<Hashed> hash_for_reset(const providers::Ports& ports, const ResetPassword& asked);
Result<Registered> finish_reset(Work& work, const ResetPassword& asked, const Hashed& told);

} // namespace cartwright::operations
