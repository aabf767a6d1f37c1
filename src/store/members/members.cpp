#include "store/members/members.hpp"

#include "store/engine/row_values.hpp"
#include "store/engine/word_search.hpp"
#include "store/members/members.sql.hpp"

#include <algorithm>

namespace cartwright::store::members {

namespace {

/// Returns NULL for an empty address or number, so that two members may both have none.
std::optional<std::string_view> if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

template <class MemberQuery> Member member_in(const Rows& row, const MemberQuery& query) {
    return {.id = {row.integer(query.id)},
            .name = std::string(row.text(query.name)),
            .email = optional_at<std::string>(row, query.email).value_or(""),
            .email_confirmed_at = optional_at<Instant>(row, query.email_confirmed_at),
            .new_email = optional_at<std::string>(row, query.new_email).value_or(""),
            .mobile = optional_at<std::string>(row, query.mobile).value_or(""),
            .mobile_written = std::string(row.text(query.mobile_written)),
            .mobile_state = parsed_at(row, query.mobile_state, parse_mobile_state),
            .password_hash = std::string(row.text(query.password_hash)),
            .is_admin = row.integer(query.admin) != 0,
            .is_created_by_admin = row.integer(query.created_by_admin) != 0,
            .failures = row.integer(query.failures),
            .failed_at = optional_at<Instant>(row, query.failed_at),
            .locked_at = optional_at<Instant>(row, query.locked_at),
            .made_at = {row.integer(query.made_at)}};
}

template <class MemberQuery, class Parameter>
std::optional<Member> one(Transaction& transaction, const MemberQuery& query, const Parameter& parameter) {
    const auto row = transaction.one(query, parameter);
    if (!row) return std::nullopt;
    return member_in(**row, query);
}

void put_words(Transaction& transaction, const Member& member) {
    for (const std::string& word : words_of(member)) transaction.execute(sql::members::add_word, word, member.id);
}

} // namespace

bool add(Transaction& transaction, const Member& member) {
    const std::int64_t added = transaction.execute_counted(
        sql::members::add, member.id, member.name, if_any(member.email), member.email_confirmed_at,
        if_any(member.new_email), if_any(member.mobile), name_of(member.mobile_state), member.password_hash,
        std::int64_t{member.is_admin}, std::int64_t{member.is_created_by_admin}, member.made_at, member.mobile_written);
    if (added == 0) return false;
    put_words(transaction, member);
    return true;
}

void change(Transaction& transaction, const Member& member, Words words) {
    transaction.execute(sql::members::change, member.id, member.name, if_any(member.email), member.email_confirmed_at,
                        if_any(member.new_email), if_any(member.mobile), name_of(member.mobile_state),
                        member.password_hash, std::int64_t{member.is_admin}, std::int64_t{member.is_created_by_admin},
                        member.failures, member.failed_at, member.locked_at, member.mobile_written);
    if (words == Words::same) return;
    transaction.execute(sql::members::remove_words, member.id);
    put_words(transaction, member);
}

void remove(Transaction& transaction, AccountId member) { transaction.execute(sql::members::remove, member); }

std::optional<Member> find(Transaction& transaction, AccountId id) { return one(transaction, sql::members::find, id); }

std::optional<Member> with_email(Transaction& transaction, std::string_view email) {
    return one(transaction, sql::members::with_email, email);
}

std::optional<Member> with_mobile(Transaction& transaction, std::string_view mobile) {
    return one(transaction, sql::members::with_mobile, mobile);
}

void lock(Transaction& transaction, AccountId member) { transaction.lock(sql::members::lock, member); }

void lock_admins(Transaction& transaction) { transaction.lock(sql::members::lock_admins); }

bool has_other_admin(Transaction& transaction, AccountId member) {
    return transaction.one(sql::members::has_other_admin, member).has_value();
}

std::vector<Member> with_words(Transaction& transaction, const std::vector<std::string>& beginnings,
                               std::int64_t limit) {
    const auto find_some = [&](const std::string& from, const std::string& to, std::int64_t candidates) {
        std::vector<AccountId> some;
        transaction.each(
            sql::members::found, [&](const Rows& row) { some.push_back({row.integer(sql::members::found.member_id)}); },
            from, to, candidates);
        return some;
    };
    const auto has = [&](AccountId candidate, const std::string& from, const std::string& to) {
        return transaction.one(sql::members::has_word, candidate, from, to).has_value();
    };
    std::vector<Member> found;
    for (const AccountId member : with_all_words<AccountId>(beginnings, limit, find_some, has))
        found.push_back(find(transaction, member).value());
    return found;
}

std::optional<AccountId> with_identity(Transaction& transaction, std::string_view provider, std::string_view subject) {
    const auto row = transaction.one(sql::members::with_identity, provider, subject);
    if (!row) return std::nullopt;
    return AccountId{(*row)->integer(sql::members::with_identity.member_id)};
}

void add_identity(Transaction& transaction, std::string_view provider, std::string_view subject, AccountId member) {
    transaction.execute(sql::members::add_identity, provider, subject, member, transaction.now());
}

bool has_identity(Transaction& transaction, AccountId member) {
    return transaction.one(sql::members::has_identity, member).has_value();
}

} // namespace cartwright::store::members
