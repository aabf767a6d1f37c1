#include "store/marketplace/shops.hpp"

#include "store/engine/row_values.hpp"
#include "store/marketplace/shops.sql.hpp"

namespace cartwright::store::shops {

void lock_names(Transaction& transaction) { transaction.lock(sql::shops::lock_names); }

void add(Transaction& transaction, SellerId seller) { transaction.execute(sql::shops::add, seller, transaction.now()); }

std::optional<Verification> find(Transaction& transaction, SellerId seller) {
    constexpr auto& query = sql::shops::find;
    const auto found = transaction.one(query, seller);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    Verification verification{.reason = std::string(row.text(query.reason)),
                              .standing = {.sales = row.integer(query.sales),
                                           .ratings = row.integer(query.ratings),
                                           .stars = row.integer(query.stars)}};
    if (!row.is_null(query.application))
        verification.application = parsed_at(row, query.application, parse_application);
    if (!row.is_null(query.decided)) verification.decided = row.integer(query.decided) != 0;
    return verification;
}

std::optional<SellerId> of_account(Transaction& transaction, AccountId account) {
    const auto row = transaction.one(sql::shops::of_account, account);
    if (!row) return std::nullopt;
    return SellerId{(*row)->integer(sql::shops::of_account.id)};
}

void decide(Transaction& transaction, SellerId seller, const Verification& decided, VerificationEntry::Cause cause) {
    const auto application =
        decided.application ? std::optional(name_of(*decided.application)) : std::optional<std::string_view>{};
    const auto word = decided.decided ? std::optional<std::int64_t>(*decided.decided ? 1 : 0) : std::nullopt;
    transaction.execute(sql::shops::decide, seller, application, word, decided.reason);
    const std::string_view reason = cause == VerificationEntry::Cause::decision ? decided.reason : std::string_view{};
    transaction.execute(sql::shops::add_verification, transaction.next_id<struct VerificationEntry>(), seller,
                        name_of(cause), static_cast<std::int64_t>(decided.verified), reason, decided.standing.sales,
                        decided.standing.ratings, decided.standing.stars, transaction.now());
}

std::vector<VerificationEntry> verifications(Transaction& transaction, SellerId seller, std::int64_t limit) {
    constexpr auto& query = sql::shops::verifications;
    std::vector<VerificationEntry> entries;
    const auto read = [&](const Rows& row) {
        entries.push_back({.cause = parsed_at(row, query.cause, parse_verification_cause),
                           .verified = row.integer(query.verified) != 0,
                           .reason = std::string(row.text(query.reason)),
                           .standing = {.sales = row.integer(query.sales),
                                        .ratings = row.integer(query.ratings),
                                        .stars = row.integer(query.stars)},
                           .made_at = {row.integer(query.made_at)}});
    };
    transaction.each(query, read, seller, limit);
    return entries;
}

void count_sales(Transaction& transaction, SellerId seller, std::int64_t more) {
    transaction.execute(sql::shops::count_sales, seller, more);
}

void count_rating(Transaction& transaction, SellerId seller, std::int64_t stars) {
    transaction.execute(sql::shops::count_rating, seller, stars);
}

std::vector<SellerId> payout_due(Transaction& transaction, Instant deadline, std::int64_t limit) {
    std::vector<SellerId> due;
    const auto read = [&](const Rows& row) { due.push_back({row.integer(sql::shops::payout_due.seller_id)}); };
    transaction.each(sql::shops::payout_due, read, deadline, limit);
    return due;
}

Instant payout_at(Transaction& transaction, SellerId seller) {
    const auto row = transaction.one(sql::shops::payout_at, seller);
    return {row ? (*row)->integer(sql::shops::payout_at.payout_at) : transaction.now().milliseconds};
}

void note_payout(Transaction& transaction, SellerId seller) {
    transaction.execute(sql::shops::set_payout_at, seller, transaction.now());
}

} // namespace cartwright::store::shops
