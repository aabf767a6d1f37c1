#pragma once

#include "operations/members/member_access.hpp"
#include "providers/ports/identity.hpp"
#include "providers/ports/ports.hpp"

/// How members come in: with a password, or because Google or Facebook says who they are.
namespace cartwright::operations {

struct SignIn {
    std::string login; // an e-mail address or a mobile number
    std::string password;
    std::string app;
    std::string from{}; // whose request it is: an address
};
struct SigningIn {
    SignIn wish;
    std::optional<AccountId> member{};
    std::string hash{}; // what the password is compared with; empty: with none, but for as long
};
struct PasswordCompared {
    bool is_right = false;
    std::string better_hash{}; // of the same password, where hashes cost more by now
};

/// Without tokens: no. Nobody learns why, and it takes as long whatever the reason.
struct SignedIn {
    std::optional<MemberTokens> tokens{};
    std::string member{}; // whose, as clients spell it
};

/// Refused: too_many_attempts, from one address.
Result<SigningIn> begin_sign_in(Work& work, const SignIn& wish);
std::optional<PasswordCompared> compare_password(const providers::Ports& ports, const SigningIn& asked);
Result<SignedIn> finish_sign_in(Work& work, const SigningIn& asked, const PasswordCompared& told);

/// shopping 14, 15.
struct SignInWithIdentity {
    providers::IdentityWish wish;
    std::string app;
    std::string from{};
};

/// Refused: identity_refused, identity_in_use, too_many_attempts.
Result<SignInWithIdentity> begin_identity(Work& work, const SignInWithIdentity& wish);
std::optional<providers::Identified> ask_identity(const providers::Ports& ports, const SignInWithIdentity& asked);
Result<SignedIn> finish_identity(Work& work, const SignInWithIdentity& asked, const providers::Identified& told);

/// Leaves the shop's own pages.
struct SignOut {
    std::string token_hash;
};
struct SignedOut {};
Result<SignedOut> sign_out(Work& work, const SignOut& wish);

} // namespace cartwright::operations
