#pragma once

#include "operations/members/member_access.hpp"

/// Members as they see themselves, and as an admin does; their applications.
namespace cartwright::operations {

/// Who is asking.
struct ShowMyself {
    std::string token; // comes back
    std::string secret;
};
struct Myself {
    MemberTokens tokens;
    std::string id;
    bool is_admin = false;
};
Result<Myself> show_myself(Work& work, const ShowMyself& wish);

/// shopping §2.8: all words have to begin a word of what is found.
struct SearchMembers {
    std::vector<std::string> words;
    std::int64_t size = 20;
};

/// Only an admin finds anybody.
Result<std::vector<Member>> search_members(Work& work, const SearchMembers& wish);

/// Whether nobody has signed up with that address or number yet.
struct SeeWhetherFree {
    std::string email{};
    std::string mobile{};
    std::string from{};
};
Result<bool> see_whether_free(Work& work, const SeeWhetherFree& wish);

/// A member's application. Refused: member_not_found, when it is somebody else's, or there is none.
struct ShowClient {
    std::string member; // its id as it was sent
};
Result<Client> show_client(Work& work, const ShowClient& wish);

/// Refused: member_not_found; member_invalid, when that is no address of a page.
struct ChangeClient {
    std::string member;
    std::string redirect_url{}; // one more
    bool adds_app = false;
};
Result<Client> change_client(Work& work, const ChangeClient& wish);

/// The first one who may do everything, for who has the database at hand.
struct CreateAdmin {
    std::string email;
    std::string password_hash;
};
struct AdminCreated {
    Member member;
    Client client;
};

/// Refused: member_invalid, when that address is a member's.
Result<AdminCreated> create_admin(Work& work, const CreateAdmin& wish);

} // namespace cartwright::operations
