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
void write_after_captcha(RequestContext& context, Wish wish, Result<Value> (*write)(Work&, const Wish&),
                         Result<Value> (*write_if)(Work&, const Wish&, const bool&),
                         http::Reply (*spell)(const Value&)) {
    if (!wish.captcha) return context.write(Result<Wish>(std::move(wish)), write, spell);
    const TwoPhaseWrite<Wish, Wish, bool, Value> around{.begin = pass_through<Wish>,
                                                        .ask = ask_captcha<Wish>,
                                                        .finish = write_if,
                                                        .undecided = {.why = Why::captcha_wrong}};
    context.write_two_phase(Result<Wish>(std::move(wish)), around, spell);
}

void sign_in_with(RequestContext& context, providers::IdentityProvider provider) {
    const TwoPhaseWrite<SignInWithIdentity, SignInWithIdentity, providers::Identified, SignedIn> around{
        .begin = begin_identity,
        .ask = ask_identity,
        .finish = finish_identity,
        .undecided = {.why = Why::identity_refused, .subject = "the provider can't be asked now"}};
    context.write_two_phase(read_sign_in_with_identity(context, provider), around, write_identity_sign_in);
}

Result<FoundAll> find_all(Work& work, const SearchAll& wish) {
    return FoundAll{.members = TRY(search_members(work, wish.members)),
                    .products = products_with(*wish.shelf, wish.members.words),
                    .items = TRY(search_items(work, {.words = wish.members.words, .size = wish.members.size})),
                    .size = wish.members.size};
}

} // namespace

void sign_up(RequestContext& context) {
    context.write_two_phase(good(read_sign_up(context)), hashing(begin_sign_up, hash_for_sign_up, finish_sign_up),
                            write_nothing);
}

void change_member(RequestContext& context) {
    context.write_two_phase(good(read_change_member(context)), hashing(begin_change, hash_for_change, finish_change),
                            write_changed_member);
}

void remove_member(RequestContext& context) {
    context.write(good(read_remove_member(context)), operations::remove_member, write_nothing);
}

void send_code(RequestContext& context) {
    write_after_captcha(context, read_send_code(context), send_code_again, send_code_if_person, write_sent_code);
}

void show_code_form(RequestContext& context) {
    context.write(good(read_send_code(context)), check_sendable, write_sent_code);
}

void check_code(RequestContext& context) {
    write_after_captcha(context, read_submit_code(context), submit_code, submit_code_if_person, write_submitted_code);
}

void poll_code(RequestContext& context) {
    context.write(good(read_poll_code(context)), operations::poll_code, write_polled_code);
}

void sign_in(RequestContext& context) {
    context.write_two_phase(good(read_sign_in(context)), hashing(begin_sign_in, compare_password, finish_sign_in),
                            write_sign_in);
}

void ask_for_confirmation(RequestContext& context) {
    context.write(good(read_ask_for_link(context, MemberPurpose::confirm)), ask_for_link, write_requested_link);
}

void ask_for_password(RequestContext& context) {
    context.write(good(read_ask_for_link(context, MemberPurpose::reset_password)), ask_for_link, write_requested_link);
}

void ask_for_unlock(RequestContext& context) {
    context.write(good(read_ask_for_link(context, MemberPurpose::unlock_account)), ask_for_link, write_requested_link);
}

void confirm(RequestContext& context) {
    refuse_with_pages(context);
    context.write(good(read_open_link(context, "confirmation_token")), confirm_email,
                  wants_page(context.request) ? confirmed_page : write_opened_link);
}

void unlock(RequestContext& context) {
    refuse_with_pages(context);
    context.write(good(read_open_link(context, "unlock_token")), operations::unlock,
                  wants_page(context.request) ? unlocked_page : write_opened_link);
}

void reset_password(RequestContext& context) {
    context.write_two_phase(good(read_reset_password(context)), hashing(begin_reset, hash_for_reset, finish_reset),
                            write_no_content);
}

void sign_in_with_google(RequestContext& context) { sign_in_with(context, providers::IdentityProvider::google); }
void sign_in_with_facebook(RequestContext& context) { sign_in_with(context, providers::IdentityProvider::facebook); }

void show_myself(RequestContext& context) {
    context.read(good(read_show_myself(context)), operations::show_myself, write_myself);
}

void mark_member(RequestContext& context) {
    context.write(good(read_mark_member(context)), operations::mark_member, write_no_content);
}

void create_member(RequestContext& context) {
    context.write(good(read_create_member(context)), operations::create_member, write_created_member);
}

void search_all(RequestContext& context) {
    context.read_at_length(good(read_search_all(context)), find_all, write_search_results);
}

void check_credential(RequestContext& context) {
    context.write(good(read_check_credential(context)), operations::check_credential, write_credential_check);
}

// shopping §2.3: "JSON calls to the "new" forms and to sign-out answer 406."
void answer_not_acceptable(RequestContext& context) { context.answer(complaint(406, "Not Acceptable")); }

} // namespace cartwright::api::shopping
