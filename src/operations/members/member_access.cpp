#include "operations/members/member_access.hpp"

#include "base/digest.hpp"
#include "base/entropy.hpp"
#include "base/template.hpp"
#include "base/text.hpp"
#include "domain/members/one_time_code.hpp"
#include "domain/members/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "operations/members/member_link.html.hpp"
#include "operations/members/member_link.txt.hpp"
#include "operations/outbox/messages.hpp"
#include "store/members/clients.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

namespace cartwright::operations {

namespace member_access = store::member_access;

namespace {

constexpr Rate unlock_mails{.count = 10, .window_ms = day_ms}; // to one address, apart from requested mails
constexpr Rate unknown_identifiers{.count = 100, .window_ms = hour_ms};

constexpr std::int64_t confirm_life_ms = 3 * day_ms;
constexpr std::int64_t reset_life_ms = 6 * hour_ms; // shopping §2.3: "Reset token valid 6 h"
constexpr std::int64_t unlock_life_ms = hour_ms;

constexpr std::int64_t tokens_max = 100; // of one member: another one ends the oldest

/// The text of a mail with a link, by its purpose.
struct LinkLetter {
    std::string_view subject;
    std::string_view what;
    std::string_view path;
    std::string_view life;
    std::int64_t life_ms;
};

LinkLetter link_letter_for(MemberPurpose purpose) {
    switch (purpose) {
    case MemberPurpose::confirm:
        return {"Confirm your e-mail address", "please confirm that this is your e-mail address:",
                "/authenticate/users/confirmation?confirmation_token=", "within three days", confirm_life_ms};
    case MemberPurpose::reset_password:
        return {"Set your password", "here you can set a new password:",
                "/authenticate/users/password/edit?reset_password_token=", "within six hours", reset_life_ms};
    case MemberPurpose::unlock_account: break;
    }
    return {"Unlock your account", "your account was locked after too many wrong passwords. Here you can unlock it:",
            "/authenticate/users/unlock?unlock_token=", "within an hour", unlock_life_ms};
}

struct NewLink {
    std::string url;
    std::string hash;
    Instant expires_at;
};

/// A link that works once, and replaces earlier ones for the same purpose.
NewLink new_link(Work& work, const Member& member, MemberPurpose purpose) {
    const std::string secret = random_key(work.tx.entropy(), "");
    NewLink link{.url = work.terms.members.public_url + std::string(link_letter_for(purpose).path) + secret,
                 .hash = hash_of_key(secret),
                 .expires_at = work.tx.now() + link_letter_for(purpose).life_ms};
    member_access::end_links(work.tx, member.id, purpose);
    member_access::add_link(work.tx, link.hash, purpose,
                            {.member = member.id,
                             .email = member.new_email.empty() ? member.email : member.new_email,
                             .expires_at = link.expires_at});
    return link;
}

/// The name by which a mail addresses a member. It is used only when the address is known to be the member's and the
/// name is plausible. A mail to an unconfirmed address carries no text that its sender may have chosen.
std::string member_name_in_mail(const Member& member, MemberPurpose purpose) {
    const bool is_known = purpose != MemberPurpose::confirm && flaw_of_name(member.name).empty();
    return is_known ? member.name : std::string();
}

void write_link(Work& work, const Member& member, MemberPurpose purpose, const std::string& address) {
    const LinkLetter letter = link_letter_for(purpose);
    const NewLink link = new_link(work, member, purpose);
    const std::string name = member_name_in_mail(member, purpose);
    const TemplateValues values{.texts = {{"name", name.empty() ? address : name},
                                          {"what", std::string(letter.what)},
                                          {"life", std::string(letter.life)},
                                          {"link", link.url},
                                          {"seller", work.terms.members.seller_name}}};
    send_message(work, {.id = {},
                        .recipient = address,
                        .name = name,
                        .subject = std::string(letter.subject),
                        .text = filled(embedded::member_link_txt, values, Escape::none),
                        .html = filled(embedded::member_link_html, values, Escape::html),
                        .confidential = true,
                        .secret_hash = link.hash,
                        .expires_at = link.expires_at});
}

std::string random_code(Entropy& entropy) {
    constexpr std::uint64_t codes = 1'000'000;
    constexpr std::size_t digits = 6;
    // Up to this number all codes are equally likely.
    constexpr std::uint64_t fair = std::uint64_t{0} - (std::uint64_t{0} - codes) % codes - 1;
    std::uint64_t number = entropy.next();
    while (number > fair) number = entropy.next();
    std::string text = std::to_string(number % codes);
    text.insert(0, digits - text.size(), '0');
    return text;
}

/// 32 random bytes in hexadecimal: an API key, or the secret of a member's tokens.
std::string random_hexadecimal(Entropy& entropy) {
    constexpr int words = 4; // of 64 bits
    constexpr int digits = 16;
    std::string text;
    for (int i = 0; i < words; ++i) text += hexadecimal(entropy.next(), digits);
    return text;
}

Result<Actor> identify_bearer(Work& work, const Credentials& shown) {
    const auto found = member_access::who(work.tx, shown.key_hash, shown.token_app);
    const bool is_good = equal_in_constant_time(found ? found->secret : std::string(), shown.token_secret) && found &&
                         work.tx.now() < found->expires_at;
    if (!is_good) return refuse(Why::not_authorized);
    // A signed-in caller stays authenticated: an unreadable body is not a failed authentication.
    if (shown.is_unreadable) {
        Flaw flaw{.place = "body", .field = "", .message = "The body is not well-formed JSON", .type = "json_invalid"};
        return refuse(Refusal{.why = Why::malformed, .flaws = {std::move(flaw)}});
    }
    return Actor{.scope = found->is_admin ? Scope::admin : Scope::member, .account = found->member};
}

} // namespace

Result<AccountId> identify_client(Work& work, const Credentials& shown) {
    const auto client = store::clients::with_app(work.tx, shown.app);
    const bool is_good = equal_in_constant_time(client ? client->api_key : std::string(), shown.api_key) && client;
    if (!is_good) return refuse(Why::client_unknown);
    return client->member;
}

// shopping §0: "token first, then client credentials, then parameter/ownership checks".
Result<Actor> identify_member(Work& work, const Credentials& shown, const Scopes& scopes) {
    Actor actor{.scope = Scope::client};
    if (!scopes.has(Scope::client)) actor = TRY(identify_bearer(work, shown));
    const AccountId client = TRY(identify_client(work, shown));
    if (actor.scope == Scope::client) actor.key = {client.value};
    if (!scopes.allows(actor.scope)) return refuse(Why::member_not_found);
    return actor;
}

Result<Actor> identify_visitor(Work& work, const Credentials& shown, const Scopes& scopes) {
    const Actor actor = TRY(identify_bearer(work, shown));
    if (!scopes.allows(actor.scope)) return refuse(Why::member_not_found);
    return actor;
}

// shopping §2.2: es is "64 hex, 32 random bytes", one per user and app, and "never" rotates.
MemberTokens issue_tokens(Work& work, const Member& member, std::string_view app) {
    MemberTokens tokens{.token = random_key(work.tx.entropy(), ""), .secret = {}};
    member_access::add_token(work.tx, hash_of_key(tokens.token), member.id,
                             work.tx.now() + work.terms.members.token_life_ms);
    member_access::end_oldest_tokens(work.tx, member.id, tokens_max);
    tokens.secret = member_access::secret_of(work.tx, member.id, app, random_hexadecimal(work.tx.entropy()));
    return tokens;
}

Result<void> check_identifier_limit(Work& work, std::string_view from) {
    return may_attempt(work, "nobody named from", from, unknown_identifiers);
}

Result<void> count_unknown_identifier(Work& work, std::string_view from) {
    return count_attempt(work, "nobody named from", from, unknown_identifiers);
}

Result<void> send_code(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from) {
    if (!asked_from.empty()) TRY(count_message(work, member.mobile, asked_from));
    const std::string code = random_code(work.tx.entropy());
    const OneTimeCode sent{.member = member.id,
                           .purpose = purpose,
                           .hash = hash_of_code(member.id, code),
                           .expires_at = work.tx.now() + code_life_ms};
    if (const auto former = member_access::code_of(work.tx, member.id)) erase_secret_message(work, former->hash);
    member_access::put_code(work.tx, sent);
    send_message(work, {.id = {},
                        .channel = Message::Channel::sms,
                        .recipient = member.mobile,
                        .name = member.name,
                        .text = code + " is your code. It is good for ten minutes.",
                        .confidential = true,
                        .secret_hash = sent.hash,
                        .expires_at = sent.expires_at});
    return {};
}

Result<void> send_link(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from) {
    const bool is_change = purpose == MemberPurpose::confirm && !member.new_email.empty();
    const std::string& address = is_change ? member.new_email : member.email;
    if (!asked_from.empty()) TRY(count_message(work, address, asked_from));
    write_link(work, member, purpose, address);
    return {};
}

void send_unlock_link(Work& work, const Member& member) {
    if (count_attempt(work, "unlock mail to", member.email, unlock_mails))
        write_link(work, member, MemberPurpose::unlock_account, member.email);
}

// shopping §2.6: "a password-reset link goes out (mail for email; SMS notification for mobile) and the flag is reset".
Result<void> send_first_password(Work& work, Member& member) {
    member.is_created_by_admin = false;
    if (member.email_confirmed_at) return send_link(work, member, MemberPurpose::reset_password, {});
    const NewLink link = new_link(work, member, MemberPurpose::reset_password);
    send_message(work, {.id = {},
                        .channel = Message::Channel::sms,
                        .recipient = member.mobile,
                        .name = member.name,
                        .text = "Set your password: " + link.url,
                        .confidential = true,
                        .secret_hash = link.hash,
                        .expires_at = link.expires_at});
    return {};
}

// shopping §2.1: the client is "created automatically the first time the user's email or mobile becomes confirmed".
Result<void> create_client(Work& work, Member& member) {
    store::clients::add(work.tx, member.id, random_hexadecimal(work.tx.entropy()));
    if (member.is_created_by_admin) return send_first_password(work, member);
    return {};
}

void free_unconfirmed_email(Work& work, const std::string& email, AccountId owner) {
    const auto found = store::members::with_email(work.tx, email);
    if (!found || found->id == owner) return;
    store::members::lock(work.tx, found->id);
    auto claimant = store::members::find(work.tx, found->id);
    if (!claimant || claimant->email != email || claimant->email_confirmed_at) return;
    const bool has_been_used =
        store::clients::find(work.tx, claimant->id) || store::members::has_identity(work.tx, claimant->id);
    // An account that an admin has created may have carts already.
    if (!has_been_used && !claimant->is_created_by_admin) return store::members::remove(work.tx, claimant->id);
    if (has_been_used && claimant->mobile.empty()) return; // the account has no other key
    member_access::end_links(work.tx, claimant->id, MemberPurpose::confirm);
    claimant->email.clear();
    store::members::change(work.tx, *claimant, store::members::Words::other);
}

std::string hash_of_code(AccountId member, std::string_view code) {
    return fingerprint({"one-time code", std::to_string(member.value), code});
}

} // namespace cartwright::operations
