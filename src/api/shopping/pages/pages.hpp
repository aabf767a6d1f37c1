#pragma once

#include "api/shopping/accounts/replies.hpp"
#include "domain/shopping/member_cart.hpp"

/// The shop's own pages for accounts, in plain HTML: signing in, applications, what links in mails lead to.
namespace cartwright::api::shopping {

/// Whether a browser is asking.
bool wants_page(const http::Request& request);

http::Reply confirmed_page(const operations::Registered& done);
http::Reply unlocked_page(const operations::Registered& done);

/// For a buyer who is back from the payment page.
http::Reply come_back_page(const CartPayment& payment);

/// Who comes to the pages: with the three headers, or with the cookie of who has signed in there.
operations::Credentials visitor_of(const http::Request& request);

/// What a page says of a refusal that its reader can do something about, 401 with the form to sign in; else JSON.
http::Reply page_refusal(const Refusal& refusal);

/// Shows every refusal of a request as a page, where a browser sends it.
void refuse_with_pages(RequestContext& context);

void show_sign_in(RequestContext& context);
void sign_in_on_page(RequestContext& context);
void sign_out_of_page(RequestContext& context);
void show_profile(RequestContext& context);
void show_client(RequestContext& context);
void edit_client(RequestContext& context);
void change_client(RequestContext& context);
void change_client_on_page(RequestContext& context);
void show_reset(RequestContext& context);
void reset_on_page(RequestContext& context);

} // namespace cartwright::api::shopping
