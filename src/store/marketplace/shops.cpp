#include "store/marketplace/shops.hpp"

#include "store/marketplace/shops.sql.hpp"

namespace cartwright::store::shops {

void lock_names(Transaction& transaction) { transaction.lock(sql::shops::lock_names); }

void add(Transaction& transaction, SellerId seller) { transaction.execute(sql::shops::add, seller, transaction.now()); }

std::optional<Verification> find(Transaction& transaction, SellerId seller) {
    const auto found = transaction.one(sql::shops::find, seller);
    if (!found) return std::nullopt;
    const Rows& row = *found->operator->();
    Verification verification{
        .reason = std::string(row.text(2)),
        .standing = {.sales = row.integer(3), .ratings = row.integer(4), .stars = row.integer(5)}};
    if (!row.is_null(0)) verification.application = parse_application(row.text(0));
    if (!row.is_null(1)) verification.decided = row.integer(1) != 0;
    return verification;
}

std::optional<SellerId> of_account(Transaction& transaction, AccountId account) {
    const auto row = transaction.one(sql::shops::of_account, account);
    if (!row) return std::nullopt;
    return SellerId{(*row)->integer(0)};
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
    std::vector<VerificationEntry> entries;
    const auto read = [&](const Rows& row) {
        entries.push_back({.cause = parse_verification_cause(row.text(0)),
                           .verified = row.integer(1) != 0,
                           .reason = std::string(row.text(2)),
                           .standing = {.sales = row.integer(3), .ratings = row.integer(4), .stars = row.integer(5)},
                           .made_at = {row.integer(6)}});
    };
    transaction.each(sql::shops::verifications, read, seller, limit);
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
    transaction.each(
        sql::shops::payout_due, [&](const Rows& row) { due.push_back({row.integer(0)}); }, deadline, limit);
    return due;
}

Instant payout_at(Transaction& transaction, SellerId seller) {
    const auto row = transaction.one(sql::shops::payout_at, seller);
    return {row ? (*row)->integer(0) : transaction.now().milliseconds};
}

void note_payout(Transaction& transaction, SellerId seller) {
    transaction.execute(sql::shops::set_payout_at, seller, transaction.now());
}

} // namespace cartwright::store::shops
