#include "api/reseller/oauth.hpp"

#include "api/reseller/refusals.hpp"
#include "base/json/json_writer.hpp"
#include "domain/refusal.hpp"
#include "http/query.hpp"
#include "operations/accounts/access.hpp"
#include "operations/reseller/tokens.hpp"

namespace cartwright::api::reseller {

namespace {

constexpr std::string_view door_of_tokens = "reseller";
constexpr std::size_t token_bytes_max = 200;
constexpr std::int64_t ms_of_second = 1'000;

http::Reply uncached_reply(JsonWriter& json) {
    return {.status = 200, .body = json.take(), .headers = {{"Cache-Control", "no-store"}}};
}

http::Reply write_tokens(const operations::Refreshed& refreshed) {
    if (!refreshed.tokens) return token_refusal({.why = Why::grant_invalid});
    JsonWriter json;
    json.object([&] {
        json.field("access_token", refreshed.tokens->access);
        json.field("expires_in", operations::access_life_ms / ms_of_second);
        json.field("refresh_token", refreshed.tokens->refresh);
        json.field("token_type", "Bearer");
    });
    return uncached_reply(json);
}

http::Reply write_access(const operations::AccessLeft& left) {
    JsonWriter json;
    json.object([&] {
        json.field("access_expires_in", left.access_ms / ms_of_second);
        json.field("refresh_expires_in", left.refresh_ms / ms_of_second);
    });
    return uncached_reply(json);
}

/// The text of a field of the form; nothing when it is missing, empty or too long.
std::optional<std::string> read_field(const std::optional<http::QueryString>& form, std::string_view name) {
    const auto value = form ? form->value(name) : std::nullopt;
    if (!value || value->empty() || value->size() > token_bytes_max) return std::nullopt;
    return std::string(*value);
}

} // namespace

// reseller §5.8: "mentions password grant … never offer password grant".
void issue_token(RequestContext& context) {
    const auto form = http::QueryString::parse(context.request.body);
    const auto grant = read_field(form, "grant_type");
    if (!grant) return context.answer(token_error(400, "invalid_request"));
    if (*grant != "refresh_token") return context.answer(token_error(400, "unsupported_grant_type"));
    const auto token = read_field(form, "refresh_token");
    if (!token) return context.answer(token_error(400, "invalid_request"));
    context.write(Result<operations::RefreshAccess>(operations::RefreshAccess{.hash = operations::hash_of_key(*token),
                                                                              .door = std::string(door_of_tokens)}),
                  operations::refresh_access, write_tokens);
}

void validate_access(RequestContext& context) {
    const auto form = http::QueryString::parse(context.request.body);
    const auto token = read_field(form, "access_token");
    if (!token) return context.answer(token_error(400, "invalid_request"));
    context.read(Result<operations::ShowAccess>(operations::ShowAccess{.hash = operations::hash_of_key(*token),
                                                                       .door = std::string(door_of_tokens)}),
                 operations::show_access, write_access);
}

} // namespace cartwright::api::reseller
