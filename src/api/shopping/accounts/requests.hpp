#pragma once

#include "api/shopping/input.hpp"
#include "operations/members/member_links.hpp"
#include "operations/members/members.hpp"
#include "operations/members/one_time_codes.hpp"
#include "operations/members/sign_in.hpp"
#include "shelf/shelf.hpp"

/// Parses the requests of accounts.
namespace cartwright::api::shopping {

operations::SignUp sign_up_wished(RequestContext& context);
operations::SignIn sign_in_wished(RequestContext& context);
operations::ChangeMember change_wished(RequestContext& context);
operations::RemoveMember removal_wished(RequestContext& context);
operations::SendCode code_wished(RequestContext& context);
operations::SubmitCode code_submitted(RequestContext& context);
operations::PollCode code_polled(RequestContext& context);
operations::AskForLink link_wished(RequestContext& context, MemberPurpose purpose);
operations::OpenLink link_opened(RequestContext& context, std::string_view name);
operations::ResetPassword reset_wished(RequestContext& context);
operations::ShowMyself myself_wished(RequestContext& context);
operations::CreateMember creation_wished(RequestContext& context);
operations::MarkMember mark_wished(RequestContext& context);
operations::SeeWhetherFree lookup_wished(RequestContext& context);

/// shopping 14: the application's credentials are in `state`, a text of JSON.
Result<operations::SignInWithIdentity> identity_wished(RequestContext& context, providers::IdentityProvider provider);

/// A search of members, products and cart items by words.
struct SearchAll {
    operations::SearchMembers members;
    const shelf::Shelf* shelf = nullptr; // where products are found
};
SearchAll search_wished(RequestContext& context);

} // namespace cartwright::api::shopping
