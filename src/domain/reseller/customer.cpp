#include "domain/reseller/customer.hpp"

namespace cartwright {

std::string_view name_of(CustomerData::Status status) {
    return status == CustomerData::Status::active ? "active" : "inactive";
}

std::optional<CustomerData::Status> parse_customer_status(std::string_view name) {
    for (const CustomerData::Status status : {CustomerData::Status::active, CustomerData::Status::inactive})
        if (name_of(status) == name) return status;
    return std::nullopt;
}

std::string account_resource(std::int64_t account) { return "accounts/" + std::to_string(account); }

std::string customer_resource(std::int64_t account, std::int64_t customer) {
    return account_resource(account) + "/customers/" + std::to_string(customer);
}

} // namespace cartwright
