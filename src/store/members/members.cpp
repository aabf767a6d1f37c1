#include "store/members/members.hpp"

#include "store/engine/word_search.hpp"
#include "store/members/members.sql.hpp"

#include <algorithm>

namespace cartwright::store::members {

namespace {

/// Returns NULL for an empty address or number, so that two members may both have none.
std::optional<std::string_view> if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

std::string text_at(const Rows& row, int column) {
    return row.is_null(column) ? std::string() : std::string(row.text(column));
}

std::optional<Instant> moment_at(const Rows& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

Member member_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .name = text_at(row, 1),
            .email = text_at(row, 2),
            .email_confirmed_at = moment_at(row, 3),
            .new_email = text_at(row, 4),
            .mobile = text_at(row, 5),
            .mobile_written = text_at(row, 14),
            .mobile_state = parse_mobile_state(row.text(6)),
            .password_hash = text_at(row, 7),
            .is_admin = row.integer(8) != 0,
            .is_created_by_admin = row.integer(9) != 0,
            .failures = row.integer(10),
            .failed_at = moment_at(row, 11),
            .locked_at = moment_at(row, 12),
            .made_at = {row.integer(13)}};
}

template <class Parameter>
std::optional<Member> one(Transaction& transaction, const Query& query, const Parameter& parameter) {
    const auto row = transaction.one(query, parameter);
    if (!row) return std::nullopt;
    return member_at(*row->operator->());
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
            sql::members::found, [&](const Rows& row) { some.push_back({row.integer(0)}); }, from, to, candidates);
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
    return AccountId{(*row)->integer(0)};
}

void add_identity(Transaction& transaction, std::string_view provider, std::string_view subject, AccountId member) {
    transaction.execute(sql::members::add_identity, provider, subject, member, transaction.now());
}

bool has_identity(Transaction& transaction, AccountId member) {
    return transaction.one(sql::members::has_identity, member).has_value();
}

} // namespace cartwright::store::members
