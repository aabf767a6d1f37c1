#pragma once

#include "operations/members/member_access.hpp"

/// Members as they see themselves and as admins see them, and their applications.
namespace cartwright::operations {

/// The caller's own identity and tokens.
struct ShowMyself {
    std::string token; // returned as it came
    std::string secret;
};
struct Myself {
    MemberTokens tokens;
    std::string id;
    bool is_admin = false;
};
Result<Myself> show_myself(Work& work, const ShowMyself& wish);

/// shopping §2.8: each search word has to begin a word of what is found.
struct SearchMembers {
    std::vector<std::string> words;
    std::int64_t size = 20;
};

/// Only admins get results; other callers get an empty list.
Result<std::vector<Member>> search_members(Work& work, const SearchMembers& wish);

/// Whether an address or number is valid and not taken. Refused: too_many_attempts.
struct CheckCredential {
    std::string email{};
    std::string mobile{};
    std::string from{};
};
Result<bool> check_credential(Work& work, const CheckCredential& wish);

/// A member's application. Refused: member_not_found, when there is no such member or the caller may not see them;
/// resource_not_found, when the member has no application.
struct ShowClient {
    std::string member; // its id as the client sent it
};
Result<Client> show_client(Work& work, const ShowClient& wish);

/// Refused: as above; member_invalid, when that is no address of a page, or there are too many addresses or apps.
struct ChangeClient {
    std::string member;
    std::string redirect_url{}; // an additional one
    bool adds_app = false;
};
Result<Client> change_client(Work& work, const ChangeClient& wish);

/// Creates an administrator, such as the first one, for operators who have access to the database.
struct CreateAdmin {
    std::string email;
    std::string password_hash;
};
struct AdminCreated {
    Member member;
    Client client;
};

/// Refused: member_invalid, when a member has that address already.
Result<AdminCreated> create_admin(Work& work, const CreateAdmin& wish);

} // namespace cartwright::operations
