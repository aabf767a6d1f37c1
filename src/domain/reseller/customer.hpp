#pragma once

#include "base/instant.hpp"
#include "domain/accounts/account.hpp"
#include "domain/ids.hpp"

namespace cartwright {

struct Address {
    std::string street;
    std::string suite{};
    std::string city;
    std::string state;
    std::string zip;
    std::string country;

    friend bool operator==(const Address&, const Address&) = default;
};

/// A reseller's data about a customer.
struct CustomerData {
    enum class Status : std::uint8_t { active, inactive };

    std::string organization;
    std::string person;
    std::string title{};
    std::string phone{};
    std::string email; // as it was given; compared in lower case
    std::string language;
    Address address;
    Status status = Status::active;

    friend bool operator==(const CustomerData&, const CustomerData&) = default;
};

/// A customer of a reseller, with the user created for it.
struct Customer {
    AccountId id;
    AccountId reseller;
    std::int64_t number = 0;          // as the door formats it
    std::int64_t reseller_number = 0; // likewise
    CustomerData data;
    CustomerUserId user{};
    Instant made_at{};
    Instant changed_at{};
};

std::string_view name_of(CustomerData::Status status);
std::optional<CustomerData::Status> parse_customer_status(std::string_view name);

/// Format the resource names of resellers and customers: "accounts/10001/customers/20001".
std::string account_resource(std::int64_t account);
std::string customer_resource(std::int64_t account, std::int64_t customer);

} // namespace cartwright
