#pragma once

#include "api/shopping/accounts/requests.hpp"
#include "operations/shopping/cart_items.hpp"

/// Writes the replies to the requests of accounts.
namespace cartwright::api::shopping {

http::Reply registered(const operations::Registered& done);          // 200 {"nothing": true}
http::Reply registered_by_admin(const operations::Registered& done); // 201
http::Reply asked_for(const operations::LinkAskedFor& asked);        // 201 {}
http::Reply opened(const operations::Registered& done);              // 201, no body
http::Reply done_silently(const operations::Registered& done);       // 204
http::Reply signed_in(const operations::SignedIn& signed_in);
http::Reply identified(const operations::SignedIn& signed_in);
http::Reply member_changed(const operations::MemberChanged& changed);
http::Reply code_sent(const operations::CodeOutcome& outcome);
http::Reply code_submitted(const operations::CodeOutcome& outcome);
http::Reply code_polled(const operations::CodePolled& polled);
http::Reply myself(const operations::Myself& myself);
http::Reply lookup(const bool& is_free);
http::Reply client(const Client& client);

struct FoundAll {
    std::vector<Member> members{};
    std::vector<shelf::Page> products{};
    std::vector<operations::Owned<CartItem>> items{};
    std::int64_t size = 0;
};
http::Reply found(const FoundAll& found);

} // namespace cartwright::api::shopping
