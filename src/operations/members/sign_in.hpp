#pragma once

#include "operations/members/member_access.hpp"
#include "providers/ports/identity.hpp"
#include "providers/ports/ports.hpp"

/// Sign-in of members: by password, or by an identity that Google or Facebook confirms.
namespace cartwright::operations {

struct SignIn {
    std::string login; // an e-mail address or a mobile number
    std::string password;
    std::string app;
    std::string from{}; // the network address of the request
};
struct SigningIn {
    SignIn wish;
    std::optional<AccountId> member{};
    std::string hash{}; // what the password is compared with; empty: with none, in the same time
};
struct PasswordCompared {
    bool is_right = false;
    std::string better_hash{}; // of the same password, when hashes cost more by now
};

/// Without tokens: the sign-in failed. The reply does not disclose why, and the time it takes does not depend on it.
struct SignedIn {
    std::optional<MemberTokens> tokens{};
    std::string member{}; // the member's id, as clients format it
};

/// Refused: too_many_attempts, from one address.
Result<SigningIn> begin_sign_in(Work& work, const SignIn& wish);
std::optional<PasswordCompared> compare_password(const providers::Ports& ports, const SigningIn& asked);
Result<SignedIn> finish_sign_in(Work& work, const SigningIn& asked, const PasswordCompared& compared);

/// shopping 14, 15.
struct SignInWithIdentity {
    providers::IdentityWish wish;
    std::string app;
    std::string from{};
};

/// Refused: identity_refused, identity_in_use, too_many_attempts.
Result<SignInWithIdentity> begin_identity(Work& work, const SignInWithIdentity& wish);
std::optional<providers::Identified> ask_identity(const providers::Ports& ports, const SignInWithIdentity& asked);
Result<SignedIn> finish_identity(Work& work, const SignInWithIdentity& asked, const providers::Identified& identified);

/// Signs out of the shop's own pages.
struct SignOut {
    std::string token_hash;
};
struct SignedOut {};
Result<SignedOut> sign_out(Work& work, const SignOut& wish);

} // namespace cartwright::operations
