#include "rehearsal/books/rehearsed_pages.hpp"

#include "rehearsal/books/rehearsed_pages.sql.hpp"
#include "store/engine/money_rows.hpp"

namespace cartwright::store::rehearsed_pages {

namespace {

Page page_in(const Rows& row) {
    return {.transaction = std::string(row.text(0)),
            .reference = row.integer(1),
            .amount = money_at(row, 2),
            .product_info = std::string(row.text(4)),
            .first_name = std::string(row.text(5)),
            .email = std::string(row.text(6)),
            .phone = std::string(row.text(7)),
            .success_url = std::string(row.text(8)),
            .failure_url = std::string(row.text(9)),
            .choice = std::string(row.text(10)),
            .captured = row.integer(11),
            .asked = row.integer(12)};
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
    return page_in(*row->operator->());
}

void forget_old(Transaction& transaction, std::int64_t kept) {
    transaction.execute(sql::rehearsed_pages::forget_old, kept);
}

void choose(Transaction& transaction, std::string_view name, std::string_view choice, bool takes_money) {
    transaction.execute(sql::rehearsed_pages::choose, name, choice, std::int64_t{takes_money});
}

void ask(Transaction& transaction, std::string_view name) { transaction.execute(sql::rehearsed_pages::ask, name); }

std::vector<Page> latest(Transaction& transaction, std::int64_t limit) {
    std::vector<Page> found;
    transaction.each(sql::rehearsed_pages::latest, [&](const Rows& row) { found.push_back(page_in(row)); }, limit);
    return found;
}

} // namespace cartwright::store::rehearsed_pages
