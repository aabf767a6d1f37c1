#pragma once

#include "api/shopping/accounts/requests.hpp"
#include "operations/shopping/cart_items.hpp"

/// Writes the replies to the requests of accounts.
namespace cartwright::api::shopping {

http::Reply write_nothing(const operations::Registered& done);           // 200 {"nothing": true}
http::Reply write_created_member(const operations::Registered& done);    // 201
http::Reply write_requested_link(const operations::LinkAskedFor& asked); // 201 {}
http::Reply write_opened_link(const operations::Registered& done);       // 201, no body
http::Reply write_no_content(const operations::Registered& done);        // 204
http::Reply write_sign_in(const operations::SignedIn& signed_in);
http::Reply write_identity_sign_in(const operations::SignedIn& signed_in);
http::Reply write_changed_member(const operations::MemberChanged& changed);
http::Reply write_sent_code(const operations::CodeOutcome& outcome);
http::Reply write_submitted_code(const operations::CodeOutcome& outcome);
http::Reply write_polled_code(const operations::CodePolled& polled);
http::Reply write_myself(const operations::Myself& myself);
http::Reply write_credential_check(const bool& is_free);
http::Reply write_client(const Client& client);

struct FoundAll {
    std::vector<Member> members{};
    std::vector<shelf::Page> products{};
    std::vector<operations::Owned<CartItem>> items{};
    std::int64_t size = 0;
};
http::Reply write_search_results(const FoundAll& found);

} // namespace cartwright::api::shopping
