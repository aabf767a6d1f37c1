#include "store/reseller/customers.hpp"

#include "store/reseller/customers.sql.hpp"

namespace cartwright::store::customers {

namespace {

Customer customer_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .reseller = {row.integer(1)},
            .number = row.integer(2),
            .reseller_number = row.integer(3),
            .data = {.organization = std::string(row.text(4)),
                     .person = std::string(row.text(5)),
                     .title = std::string(row.text(6)),
                     .phone = std::string(row.text(7)),
                     .email = std::string(row.text(8)),
                     .language = std::string(row.text(9)),
                     .address = {.street = std::string(row.text(10)),
                                 .suite = std::string(row.text(11)),
                                 .city = std::string(row.text(12)),
                                 .state = std::string(row.text(13)),
                                 .zip = std::string(row.text(14)),
                                 .country = std::string(row.text(15))},
                     .status = parse_customer_status(row.text(16))},
            .user = {row.integer(17)},
            .made_at = {row.integer(18)},
            .changed_at = {row.integer(19)}};
}

} // namespace

std::optional<Standing> standing(Transaction& transaction, AccountId reseller, std::int64_t customer_number) {
    const auto found = transaction.one(sql::customers::standing, reseller, customer_number);
    if (!found) return std::nullopt;
    const Rows& row = *found->operator->();
    Standing standing{.reseller_number = row.integer(0)};
    if (row.is_null(1)) return standing;
    standing.customer = AccountId{row.integer(1)};
    if (!row.is_null(2)) standing.owner = AccountId{row.integer(2)};
    if (!row.is_null(3)) standing.status = parse_customer_status(row.text(3));
    return standing;
}

void add(Transaction& transaction, const Customer& customer, std::string_view password_hash) {
    const CustomerData& data = customer.data;
    transaction.execute(sql::customers::add, customer.id, customer.reseller, data.person, data.title, data.phone,
                        data.email, data.language, data.address.street, data.address.suite, data.address.city,
                        data.address.state, data.address.zip, data.address.country, name_of(data.status), customer.user,
                        password_hash, transaction.now());
}

void change(Transaction& transaction, const Customer& customer) {
    const CustomerData& data = customer.data;
    transaction.execute(sql::customers::change, customer.id, data.person, data.title, data.phone, data.email,
                        data.language, data.address.street, data.address.suite, data.address.city, data.address.state,
                        data.address.zip, data.address.country, name_of(data.status), transaction.now());
}

std::optional<Customer> find(Transaction& transaction, AccountId customer) {
    const auto row = transaction.one(sql::customers::find, customer);
    if (!row) return std::nullopt;
    return customer_at(*row->operator->());
}

std::vector<Customer> after(Transaction& transaction, AccountId reseller, AccountId last, std::int64_t limit) {
    std::vector<Customer> found;
    transaction.each(
        sql::customers::after, [&](const Rows& row) { found.push_back(customer_at(row)); }, reseller, last, limit);
    return found;
}

} // namespace cartwright::store::customers
