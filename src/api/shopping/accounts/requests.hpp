#pragma once

#include "api/shopping/input.hpp"
#include "operations/members/member_links.hpp"
#include "operations/members/members.hpp"
#include "operations/members/one_time_codes.hpp"
#include "operations/members/sign_in.hpp"
#include "shelf/shelf.hpp"

/// What requests of accounts ask for.
namespace cartwright::api::shopping {

operations::SignUp sign_up_wished(Exchange& exchange);
operations::SignIn sign_in_wished(Exchange& exchange);
operations::ChangeMember change_wished(Exchange& exchange);
operations::RemoveMember removal_wished(Exchange& exchange);
operations::SendCode code_wished(Exchange& exchange);
operations::SubmitCode code_submitted(Exchange& exchange);
operations::PollCode code_polled(Exchange& exchange);
operations::AskForLink link_wished(Exchange& exchange, MemberPurpose purpose);
operations::OpenLink link_opened(Exchange& exchange, std::string_view name);
operations::ResetPassword reset_wished(Exchange& exchange);
operations::ShowMyself myself_wished(Exchange& exchange);
operations::CreateMember creation_wished(Exchange& exchange);
operations::MarkMember mark_wished(Exchange& exchange);
operations::SeeWhetherFree lookup_wished(Exchange& exchange);

/// shopping 14: who the application is stands in `state`, a text of JSON.
Result<operations::SignInWithIdentity> identity_wished(Exchange& exchange, providers::IdentityProvider provider);

/// A search of members, products and cart items by words.
struct SearchAll {
    operations::SearchMembers members;
    const shelf::Shelf* shelf = nullptr; // where products are found
};
SearchAll search_wished(Exchange& exchange);

} // namespace cartwright::api::shopping
