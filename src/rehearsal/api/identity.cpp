#include "rehearsal/api/identity.hpp"

#include "api/core/api_server.hpp"
#include "api/core/complaint.hpp"
#include "api/core/input.hpp"
#include "base/json/json_writer.hpp"
#include "http/ascii.hpp"
#include "http/query.hpp"
#include "rehearsal/adapters/identity.hpp"

#include <algorithm>
#include <array>

namespace cartwright::api::rehearsal {

namespace {

using providers::IdentityProvider;
using providers::IdentityWish;
using providers::rehearsal::IdentityProviders;
using providers::rehearsal::ProviderReply;
using providers::rehearsal::TokenWish;
using Presence = BodyInput::Presence;

constexpr std::size_t text_bytes_max = 300;
constexpr std::int64_t seconds_max = std::int64_t{366} * 24 * 60 * 60;

struct Named {
    std::string_view provider;
    std::string_view kind;
    IdentityProvider which;
    IdentityWish::Kind what;
};

/// The kinds of tokens that each provider gives.
constexpr std::array<Named, 4> given{
    Named{"google", "id_token", IdentityProvider::google, IdentityWish::Kind::id_token},
    Named{"google", "access_token", IdentityProvider::google, IdentityWish::Kind::access_token},
    Named{"google", "code", IdentityProvider::google, IdentityWish::Kind::code},
    Named{"facebook", "exchange_token", IdentityProvider::facebook, IdentityWish::Kind::exchange_token}};

std::string read_text(BodyInput& body, std::string_view name, Presence presence = Presence::optional) {
    const std::string_view value = body.text(name, presence).value_or("");
    if (value.size() > text_bytes_max) body.note(name, "must be shorter", "too_long");
    return std::string(value.substr(0, text_bytes_max));
}

void read_kind(BodyInput& body, TokenWish& wish) {
    const std::string provider = read_text(body, "provider", Presence::required);
    const std::string kind = read_text(body, "kind", Presence::required);
    const auto found =
        std::ranges::find_if(given, [&](const Named& each) { return each.provider == provider && each.kind == kind; });
    if (found == given.end())
        return body.note("kind", "must be google's id_token, access_token or code, or facebook's exchange_token",
                         "unknown");
    wish.provider = found->which;
    wish.kind = found->what;
}

void read_algorithm(BodyInput& body, TokenWish& wish) {
    constexpr std::array<std::string_view, 4> known{"RS256", "ES256", "none", "HS256"};
    const std::string algorithm = read_text(body, "algorithm");
    if (algorithm.empty()) return;
    if (std::ranges::find(known, algorithm) == known.end())
        return body.note("algorithm", "must be RS256, ES256, none or HS256", "unknown");
    wish.algorithm = algorithm;
}

Result<TokenWish> read_token_wish(RequestContext& context) {
    BodyInput body(context.json(), context.request.body);
    constexpr Range span{.min = -seconds_max, .max = seconds_max};
    TokenWish wish;
    read_kind(body, wish);
    wish.subject = read_text(body, "subject", Presence::required);
    wish.email = read_text(body, "email");
    wish.email_is_verified = body.boolean("email_verified", Presence::optional).value_or(true);
    wish.name = read_text(body, "name");
    wish.audience = read_text(body, "audience");
    wish.authorized_party = read_text(body, "authorized_party");
    wish.issuer = read_text(body, "issuer");
    wish.nonce = read_text(body, "nonce");
    wish.expires_in = body.integer("expires_in", Presence::optional, span).value_or(wish.expires_in);
    wish.begins_in = body.integer("begins_in", Presence::optional, span).value_or(0);
    wish.is_forged = body.boolean("forged", Presence::optional).value_or(false);
    wish.key_id = read_text(body, "key_id");
    read_algorithm(body, wish);
    TRY(flawless(body.flaws()));
    return wish;
}

IdentityProviders& providers_of(RequestContext& context) { return *context.server.ports().rehearsed_identities; }

IdentityProviders::Fields parse_fields(std::string_view form) {
    IdentityProviders::Fields fields;
    const auto parsed = http::QueryString::parse(form);
    if (!parsed) return fields;
    for (const auto& [name, value] : parsed->parameters()) fields[name] = value;
    return fields;
}

http::Reply write_provider_reply(ProviderReply reply) {
    return {
        .status = reply.status, .body = std::move(reply.body), .headers = {{"Cache-Control", "no-store, max-age=0"}}};
}

} // namespace

void issue_identity_token(RequestContext& context) {
    const Result<TokenWish> wish = read_token_wish(context);
    if (!wish) return context.refuse(wish.error());
    JsonWriter json;
    json.object([&] { json.field("token", providers_of(context).issue(*wish)); });
    context.answer(http::Reply{.status = 201, .body = json.take()});
}

void rotate_identity_keys(RequestContext& context) {
    providers_of(context).rotate();
    context.answer(http::Reply{.status = 204});
}

void show_identity_keys(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).certs()));
}

void show_token_information(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).token_info(parse_fields(context.request.query))));
}

void show_user_information(RequestContext& context) {
    const std::string_view token = http::bearer_token(context.request.header("Authorization").value_or(""));
    context.answer(write_provider_reply(providers_of(context).user_info(token)));
}

void redeem_code(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).token(parse_fields(context.request.body))));
}

void exchange_token(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).exchange(parse_fields(context.request.query))));
}

void debug_token(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).debug_token(parse_fields(context.request.query))));
}

void show_me(RequestContext& context) {
    context.answer(write_provider_reply(providers_of(context).me(parse_fields(context.request.query))));
}

} // namespace cartwright::api::rehearsal
