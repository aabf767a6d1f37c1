#include "api/shopping/accounts/handlers.hpp"

#include "api/core/api_server.hpp"
#include "api/shopping/accounts/hashing.hpp"
#include "api/shopping/accounts/replies.hpp"
#include "api/shopping/pages/pages.hpp"
#include "api/shopping/products/product_search.hpp"
#include "api/shopping/refusals.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

namespace {

using namespace operations;

/// A two-phase write where a captcha must be verified, which takes its time; otherwise a single write.
template <class Wish, class Value>
void write_for_person(RequestContext& context, Wish wish, Result<Value> (*write)(Work&, const Wish&),
                      Result<Value> (*write_if)(Work&, const Wish&, const bool&), http::Reply (*spell)(const Value&)) {
    if (!wish.captcha) return context.write(Result<Wish>(std::move(wish)), write, spell);
    const TwoPhaseWrite<Wish, Wish, bool, Value> around{.begin = as_wished<Wish>,
                                                        .ask = ask_captcha<Wish>,
                                                        .finish = write_if,
                                                        .undecided = {.why = Why::captcha_wrong}};
    context.write_around(Result<Wish>(std::move(wish)), around, spell);
}

void sign_in_with(RequestContext& context, providers::IdentityProvider provider) {
    const TwoPhaseWrite<SignInWithIdentity, SignInWithIdentity, providers::Identified, SignedIn> around{
        .begin = begin_identity,
        .ask = ask_identity,
        .finish = finish_identity,
        .undecided = {.why = Why::identity_refused, .subject = "the provider can't be asked now"}};
    context.write_around(identity_wished(context, provider), around, identified);
}

Result<FoundAll> find_all(Work& work, const SearchAll& wish) {
    return FoundAll{.members = TRY(search_members(work, wish.members)),
                    .products = products_with(*wish.shelf, wish.members.words),
                    .items = TRY(search_items(work, {.words = wish.members.words, .size = wish.members.size})),
                    .size = wish.members.size};
}

} // namespace

void sign_up(RequestContext& context) {
    context.write_around(good(sign_up_wished(context)), hashing(begin_sign_up, hash_for_sign_up, finish_sign_up),
                         registered);
}

void change_member(RequestContext& context) {
    context.write_around(good(change_wished(context)), hashing(begin_change, hash_for_change, finish_change),
                         member_changed);
}

void remove_member(RequestContext& context) {
    context.write(good(removal_wished(context)), operations::remove_member, registered);
}

void send_code(RequestContext& context) {
    write_for_person(context, code_wished(context), send_code_again, send_to_person, code_sent);
}

void see_code_form(RequestContext& context) {
    context.write(good(code_wished(context)), see_whether_sendable, code_sent);
}

void check_code(RequestContext& context) {
    write_for_person(context, shopping::code_submitted(context), submit_code, submit_of_person,
                     shopping::code_submitted);
}

void poll_code(RequestContext& context) {
    context.write(good(shopping::code_polled(context)), operations::poll_code, shopping::code_polled);
}

void sign_in(RequestContext& context) {
    context.write_around(good(sign_in_wished(context)), hashing(begin_sign_in, compare_password, finish_sign_in),
                         signed_in);
}

void ask_for_confirmation(RequestContext& context) {
    context.write(good(link_wished(context, MemberPurpose::confirm)), ask_for_link, asked_for);
}

void ask_for_password(RequestContext& context) {
    context.write(good(link_wished(context, MemberPurpose::reset_password)), ask_for_link, asked_for);
}

void ask_for_unlock(RequestContext& context) {
    context.write(good(link_wished(context, MemberPurpose::unlock_account)), ask_for_link, asked_for);
}

void confirm(RequestContext& context) {
    refuse_with_pages(context);
    context.write(good(link_opened(context, "confirmation_token")), confirm_email,
                  wants_page(context.request) ? confirmed_page : opened);
}

void unlock(RequestContext& context) {
    refuse_with_pages(context);
    context.write(good(link_opened(context, "unlock_token")), operations::unlock,
                  wants_page(context.request) ? unlocked_page : opened);
}

void reset_password(RequestContext& context) {
    context.write_around(good(reset_wished(context)), hashing(begin_reset, hash_for_reset, finish_reset),
                         done_silently);
}

void sign_in_with_google(RequestContext& context) { sign_in_with(context, providers::IdentityProvider::google); }
void sign_in_with_facebook(RequestContext& context) { sign_in_with(context, providers::IdentityProvider::facebook); }

void show_myself(RequestContext& context) {
    context.read(good(myself_wished(context)), operations::show_myself, myself);
}

void mark_member(RequestContext& context) {
    context.write(good(mark_wished(context)), operations::mark_member, done_silently);
}

void create_member(RequestContext& context) {
    context.write(good(creation_wished(context)), operations::create_member, registered_by_admin);
}

void search_all(RequestContext& context) { context.read_at_length(good(search_wished(context)), find_all, found); }

void see_whether_free(RequestContext& context) {
    context.write(good(lookup_wished(context)), operations::see_whether_free, lookup);
}

// shopping §2.3: "JSON calls to the "new" forms and to sign-out answer 406."
void not_acceptable(RequestContext& context) { context.answer(complaint(406, "Not Acceptable")); }

} // namespace cartwright::api::shopping
