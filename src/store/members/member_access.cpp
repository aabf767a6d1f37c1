#include "store/members/member_access.hpp"

#include "domain/members/one_time_code.hpp"
#include "store/engine/row_values.hpp"
#include "store/members/member_access.sql.hpp"
#include "store/outbox/messages.hpp"

namespace cartwright::store::member_access {

void add_token(Transaction& transaction, std::string_view hash, AccountId member, Instant expires_at) {
    transaction.execute(sql::member_access::add_token, hash, member, expires_at);
}

void end_oldest_tokens(Transaction& transaction, AccountId member, std::int64_t left) {
    transaction.execute(sql::member_access::end_oldest_tokens, member, left);
}

void end_tokens(Transaction& transaction, AccountId member) {
    transaction.execute(sql::member_access::end_tokens, member);
}

void end_token(Transaction& transaction, std::string_view hash) {
    transaction.execute(sql::member_access::end_token, hash);
}

std::optional<Bearer> who(Transaction& transaction, std::string_view token_hash, std::string_view app) {
    constexpr auto& query = sql::member_access::who;
    const auto found = transaction.one(query, token_hash, app);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    return Bearer{.member = {row.integer(query.member_id)},
                  .expires_at = {row.integer(query.expires_at)},
                  .is_admin = row.integer(query.admin) != 0,
                  .secret = std::string(row.text(query.secret))};
}

std::string secret_of(Transaction& transaction, AccountId member, std::string_view app, const std::string& fresh) {
    transaction.execute(sql::member_access::add_secret, member, app, fresh); // unless there is one
    const auto row = transaction.one(sql::member_access::secret, member, app);
    return std::string((*row)->text(sql::member_access::secret.secret));
}

void put_code(Transaction& transaction, const OneTimeCode& code) {
    transaction.execute(sql::member_access::put_code, code.member, name_of(code.purpose), code.hash,
                        name_of(code.state), code.tries, code.expires_at);
}

std::optional<OneTimeCode> code_of(Transaction& transaction, AccountId member) {
    constexpr auto& query = sql::member_access::code;
    const auto found = transaction.one(query, member);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    return OneTimeCode{.member = {row.integer(query.member_id)},
                       .purpose = parsed_at(row, query.purpose, parse_member_purpose),
                       .hash = std::string(row.text(query.hash)),
                       .state = parsed_at(row, query.state, parse_code_state),
                       .tries = row.integer(query.tries),
                       .expires_at = {row.integer(query.expires_at)}};
}

void add_link(Transaction& transaction, std::string_view hash, MemberPurpose purpose, const Link& link) {
    transaction.execute(sql::member_access::add_link, hash, link.member, name_of(purpose), link.email, link.expires_at);
}

std::optional<Link> link(Transaction& transaction, std::string_view hash, MemberPurpose purpose) {
    constexpr auto& query = sql::member_access::link;
    const auto found = transaction.one(query, hash, name_of(purpose));
    if (!found) return std::nullopt;
    const Rows& row = **found;
    return Link{.member = {row.integer(query.member_id)},
                .email = std::string(row.text(query.email)),
                .expires_at = {row.integer(query.expires_at)}};
}

void end_links(Transaction& transaction, AccountId member, MemberPurpose purpose) {
    transaction.execute(sql::member_access::end_link_secrets, member, name_of(purpose));
    transaction.execute(sql::member_access::end_links, member, name_of(purpose));
}

std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit) {
    return transaction.execute_counted(sql::member_access::remove_old_tokens, now, limit) +
           transaction.execute_counted(sql::member_access::remove_old_links, now, limit);
}

} // namespace cartwright::store::member_access
