#pragma once

#include "api/shopping/input.hpp"
#include "operations/members/member_links.hpp"
#include "operations/members/members.hpp"
#include "operations/members/one_time_codes.hpp"
#include "operations/members/sign_in.hpp"
#include "shelf/shelf.hpp"

/// Parses the requests of accounts.
namespace cartwright::api::shopping {

operations::SignUp read_sign_up(RequestContext& context);
operations::SignIn read_sign_in(RequestContext& context);
operations::ChangeMember read_change_member(RequestContext& context);
operations::RemoveMember read_remove_member(RequestContext& context);
operations::SendCode read_send_code(RequestContext& context);
operations::SubmitCode read_submit_code(RequestContext& context);
operations::PollCode read_poll_code(RequestContext& context);
operations::AskForLink read_ask_for_link(RequestContext& context, MemberPurpose purpose);
operations::OpenLink read_open_link(RequestContext& context, std::string_view name);
operations::ResetPassword read_reset_password(RequestContext& context);
operations::ShowMyself read_show_myself(RequestContext& context);
operations::CreateMember read_create_member(RequestContext& context);
operations::MarkMember read_mark_member(RequestContext& context);
operations::CheckCredential read_check_credential(RequestContext& context);

/// shopping 14: the application's credentials are in `state`, a text of JSON.
Result<operations::SignInWithIdentity> read_sign_in_with_identity(RequestContext& context,
                                                                  providers::IdentityProvider provider);

/// A search of members, products and cart items by words.
struct SearchAll {
    operations::SearchMembers members;
    const shelf::Shelf* shelf = nullptr; // where products are found
};
SearchAll read_search_all(RequestContext& context);

} // namespace cartwright::api::shopping
