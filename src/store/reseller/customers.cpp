#include "store/reseller/customers.hpp"

#include "store/engine/row_values.hpp"
#include "store/reseller/customers.sql.hpp"

namespace cartwright::store::customers {

namespace {

template <class CustomerQuery> Customer customer_in(const Rows& row, const CustomerQuery& query) {
    return {.id = {row.integer(query.id)},
            .reseller = {row.integer(query.reseller_id)},
            .number = row.integer(query.number),
            .reseller_number = row.integer(query.reseller_number),
            .data = {.organization = std::string(row.text(query.name)),
                     .person = std::string(row.text(query.person)),
                     .title = std::string(row.text(query.title)),
                     .phone = std::string(row.text(query.phone)),
                     .email = std::string(row.text(query.email)),
                     .language = std::string(row.text(query.language)),
                     .address = {.street = std::string(row.text(query.street)),
                                 .suite = std::string(row.text(query.suite)),
                                 .city = std::string(row.text(query.city)),
                                 .state = std::string(row.text(query.region)),
                                 .zip = std::string(row.text(query.zip)),
                                 .country = std::string(row.text(query.country))},
                     .status = parsed_at(row, query.status, parse_customer_status)},
            .user = {row.integer(query.user_id)},
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)}};
}

} // namespace

std::optional<Standing> standing(Transaction& transaction, AccountId reseller, std::int64_t customer_number) {
    constexpr auto& query = sql::customers::standing;
    const auto found = transaction.one(query, reseller, customer_number);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    Standing standing{.reseller_number = row.integer(query.number)};
    if (row.is_null(query.id)) return standing;
    standing.customer = AccountId{row.integer(query.id)};
    standing.owner = optional_at<AccountId>(row, query.parent_id);
    if (!row.is_null(query.status)) standing.status = parsed_at(row, query.status, parse_customer_status);
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
    return customer_in(**row, sql::customers::find);
}

std::vector<Customer> after(Transaction& transaction, AccountId reseller, AccountId last, std::int64_t limit) {
    std::vector<Customer> found;
    const auto read = [&](const Rows& row) { found.push_back(customer_in(row, sql::customers::after)); };
    transaction.each(sql::customers::after, read, reseller, last, limit);
    return found;
}

} // namespace cartwright::store::customers
