#pragma once

#include "operations/members/registration.hpp"

/// Links sent by mail: requesting and opening them. Each works once.
namespace cartwright::operations {

/// Requests a link (shopping 6, 11, 12). Refused: member_invalid, when there is nothing to confirm or unlock;
/// too_many_attempts.
struct AskForLink {
    std::string email;
    MemberPurpose purpose = MemberPurpose::confirm;
    std::string from{}; // the network address of the request
};

/// `flaws`: the address is unknown, and the request was counted.
struct LinkAskedFor {
    std::vector<Flaw> flaws{};
};
Result<LinkAskedFor> ask_for_link(Work& work, const AskForLink& wish);

/// Confirms an address, or unlocks an account, by the link for it. Refused: member_invalid.
struct OpenLink {
    std::string secret;
};
Result<Registered> confirm_email(Work& work, const OpenLink& wish);
Result<Registered> unlock(Work& work, const OpenLink& wish);

/// Sets a new password by the link for it (shopping §2.3). All tokens of the member end. Refused: member_invalid.
struct ResetPassword {
    std::string secret;
    MemberWish wish;
};
Result<ResetPassword> begin_reset(Work& work, const ResetPassword& wish);
std::optional<Hashed> hash_for_reset(const providers::Ports& ports, const ResetPassword& asked);
Result<Registered> finish_reset(Work& work, const ResetPassword& asked, const Hashed& hashed);

} // namespace cartwright::operations
