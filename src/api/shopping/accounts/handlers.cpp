#include "api/shopping/accounts/handlers.hpp"

#include "api/core/kit.hpp"
#include "api/shopping/accounts/hashing.hpp"
#include "api/shopping/accounts/replies.hpp"
#include "api/shopping/pages/pages.hpp"
#include "api/shopping/products/product_search.hpp"
#include "api/shopping/refusals.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

namespace {

using namespace operations;

/// Where a captcha is to be asked about that takes its time; where not it is one write.
template <class Wish, class Value>
void write_for_person(Exchange& exchange, Wish wish, Result<Value> (*write)(Work&, const Wish&),
                      Result<Value> (*write_if)(Work&, const Wish&, const bool&), http::Reply (*spell)(const Value&)) {
    if (!wish.captcha) return exchange.write(Result<Wish>(std::move(wish)), write, spell);
    const Around<Wish, Wish, bool, Value> around{.begin = as_wished<Wish>,
                                                 .ask = ask_captcha<Wish>,
                                                 .finish = write_if,
                                                 .undecided = {.why = Why::captcha_wrong}};
    exchange.write_around(Result<Wish>(std::move(wish)), around, spell);
}

void sign_in_with(Exchange& exchange, providers::IdentityProvider provider) {
    const Around<SignInWithIdentity, SignInWithIdentity, providers::Identified, SignedIn> around{
        .begin = begin_identity,
        .ask = ask_identity,
        .finish = finish_identity,
        .undecided = {.why = Why::identity_refused, .subject = "the provider can't be asked now"}};
    exchange.write_around(identity_wished(exchange, provider), around, identified);
}

Result<FoundAll> find_all(Work& work, const SearchAll& wish) {
    return FoundAll{.members = TRY(search_members(work, wish.members)),
                    .products = products_with(*wish.shelf, wish.members.words),
                    .items = TRY(search_items(work, {.words = wish.members.words, .size = wish.members.size})),
                    .size = wish.members.size};
}

} // namespace

void sign_up(Exchange& exchange) {
    exchange.write_around(good(sign_up_wished(exchange)), hashing(begin_sign_up, hash_for_sign_up, finish_sign_up),
                          registered);
}

void change_member(Exchange& exchange) {
    exchange.write_around(good(change_wished(exchange)), hashing(begin_change, hash_for_change, finish_change),
                          member_changed);
}

void remove_member(Exchange& exchange) {
    exchange.write(good(removal_wished(exchange)), operations::remove_member, registered);
}

void send_code(Exchange& exchange) {
    write_for_person(exchange, code_wished(exchange), send_code_again, send_to_person, code_sent);
}

void see_code_form(Exchange& exchange) { exchange.write(good(code_wished(exchange)), see_whether_sendable, code_sent); }

void check_code(Exchange& exchange) {
    write_for_person(exchange, shopping::code_submitted(exchange), submit_code, submit_of_person,
                     shopping::code_submitted);
}

void poll_code(Exchange& exchange) {
    exchange.write(good(shopping::code_polled(exchange)), operations::poll_code, shopping::code_polled);
}

void sign_in(Exchange& exchange) {
    exchange.write_around(good(sign_in_wished(exchange)), hashing(begin_sign_in, compare_password, finish_sign_in),
                          signed_in);
}

void ask_for_confirmation(Exchange& exchange) {
    exchange.write(good(link_wished(exchange, MemberPurpose::confirm)), ask_for_link, asked_for);
}

void ask_for_password(Exchange& exchange) {
    exchange.write(good(link_wished(exchange, MemberPurpose::reset_password)), ask_for_link, asked_for);
}

void ask_for_unlock(Exchange& exchange) {
    exchange.write(good(link_wished(exchange, MemberPurpose::unlock_account)), ask_for_link, asked_for);
}

void confirm(Exchange& exchange) {
    refuse_with_pages(exchange);
    exchange.write(good(link_opened(exchange, "confirmation_token")), confirm_email,
                   wants_page(exchange.request) ? confirmed_page : opened);
}

void unlock(Exchange& exchange) {
    refuse_with_pages(exchange);
    exchange.write(good(link_opened(exchange, "unlock_token")), operations::unlock,
                   wants_page(exchange.request) ? unlocked_page : opened);
}

void reset_password(Exchange& exchange) {
    exchange.write_around(good(reset_wished(exchange)), hashing(begin_reset, hash_for_reset, finish_reset),
                          done_silently);
}

void sign_in_with_google(Exchange& exchange) { sign_in_with(exchange, providers::IdentityProvider::google); }
void sign_in_with_facebook(Exchange& exchange) { sign_in_with(exchange, providers::IdentityProvider::facebook); }

void show_myself(Exchange& exchange) { exchange.read(good(myself_wished(exchange)), operations::show_myself, myself); }

void mark_member(Exchange& exchange) {
    exchange.write(good(mark_wished(exchange)), operations::mark_member, done_silently);
}

void create_member(Exchange& exchange) {
    exchange.write(good(creation_wished(exchange)), operations::create_member, registered_by_admin);
}

void search_all(Exchange& exchange) { exchange.read_at_length(good(search_wished(exchange)), find_all, found); }

void see_whether_free(Exchange& exchange) {
    exchange.write(good(lookup_wished(exchange)), operations::see_whether_free, lookup);
}

// shopping §2.3: "JSON calls to the "new" forms and to sign-out answer 406."
void not_acceptable(Exchange& exchange) { exchange.answer(complaint(406, "Not Acceptable")); }

} // namespace cartwright::api::shopping
