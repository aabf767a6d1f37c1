#include "rehearsal/books/rehearsed_pages.hpp"

#include "rehearsal/books/rehearsed_pages.sql.hpp"
#include "store/engine/row_values.hpp"

namespace cartwright::store::rehearsed_pages {

namespace {

template <class PageQuery> Page page_in(const Rows& row, const PageQuery& query) {
    return {.transaction = std::string(row.text(query.transaction_id)),
            .reference = row.integer(query.reference),
            .amount = money_at(row, query.amount_minor, query.currency),
            .product_info = std::string(row.text(query.product_info)),
            .first_name = std::string(row.text(query.first_name)),
            .email = std::string(row.text(query.email)),
            .phone = std::string(row.text(query.phone)),
            .success_url = std::string(row.text(query.success_url)),
            .failure_url = std::string(row.text(query.failure_url)),
            .choice = std::string(row.text(query.choice)),
            .captured = row.integer(query.captured),
            .asked = row.integer(query.asked)};
}

} // namespace

bool add(Transaction& transaction, const Page& page) {
    return transaction.execute_counted(sql::rehearsed_pages::add, page.transaction, page.reference, page.amount.minor,
                                       page.amount.currency.text(), page.product_info, page.first_name, page.email,
                                       page.phone, page.success_url, page.failure_url, transaction.now()) == 1;
}

std::optional<Page> find(Transaction& transaction, std::string_view name) {
    const auto row = transaction.one(sql::rehearsed_pages::find, name);
    if (!row) return std::nullopt;
    return page_in(**row, sql::rehearsed_pages::find);
}

void remove_oldest(Transaction& transaction, std::int64_t kept) {
    transaction.execute(sql::rehearsed_pages::forget_old, kept);
}

void choose(Transaction& transaction, std::string_view name, std::string_view choice, bool takes_money) {
    transaction.execute(sql::rehearsed_pages::choose, name, choice, std::int64_t{takes_money});
}

void count_question(Transaction& transaction, std::string_view name) {
    transaction.execute(sql::rehearsed_pages::ask, name);
}

std::vector<Page> latest(Transaction& transaction, std::int64_t limit) {
    std::vector<Page> found;
    transaction.each(
        sql::rehearsed_pages::latest,
        [&](const Rows& row) { found.push_back(page_in(row, sql::rehearsed_pages::latest)); }, limit);
    return found;
}

} // namespace cartwright::store::rehearsed_pages
