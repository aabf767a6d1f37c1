#pragma once

#include "api/shopping/accounts/replies.hpp"
#include "domain/shopping/member_cart.hpp"

/// The shop's own pages for accounts, in plain HTML: signing in, applications, and the targets of links in mails.
namespace cartwright::api::shopping {

/// Whether the client asks for an HTML page, as browsers do.
bool wants_page(const http::Request& request);

http::Reply confirmed_page(const operations::Registered& done);
http::Reply unlocked_page(const operations::Registered& done);

/// For a buyer who returns from the payment page.
http::Reply come_back_page(const CartPayment& payment);

/// The visitor's credentials: from the three headers, or from the cookie of a sign-in on these pages.
operations::Credentials visitor_of(const http::Request& request);

/// A page for a refusal that its reader can act on; for 401 it contains the form to sign in. Any other refusal is JSON.
http::Reply page_refusal(const Refusal& refusal);

/// Formats every refusal of a request as a page, when a browser sends the request.
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
