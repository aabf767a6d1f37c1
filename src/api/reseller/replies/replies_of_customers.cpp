#include "api/reseller/replies/replies.hpp"

#include "api/reseller/formats.hpp"
#include "api/reseller/replies/writing.hpp"

namespace cartwright::api::reseller {

namespace {

std::string resource_of(const Customer& customer) {
    return customer_resource(customer.reseller_number, customer.number);
}

void write_customer(JsonWriter& json, const Customer& customer) {
    const CustomerData& data = customer.data;
    json.field("name", resource_of(customer));
    json.field("uid", std::to_string(customer.number));
    json.field("customerId", std::to_string(customer.number));
    json.field("customerOrganization", data.organization);
    json.field("customerName", data.person);
    write_if_any(json, "customerTitle", data.title);
    write_if_any(json, "customerPhone", data.phone);
    json.field("customerEmail", data.email);
    json.field("languageCode", data.language);
    json.object("customerAddress", [&] {
        json.field("street", data.address.street);
        write_if_any(json, "suite", data.address.suite);
        json.field("city", data.address.city);
        json.field("state", data.address.state);
        json.field("zip", data.address.zip);
        json.field("country", data.address.country);
    });
    json.field("customerStatus", in_capitals(name_of(data.status)));
    json.field("createTime", timestamp(customer.made_at));
    json.field("updateTime", timestamp(customer.changed_at));
}

// reseller §5.3: "create also returns user {name, userName, email, userStatus, password generated, times}".
std::string format_customer_with_user(const Customer& customer, std::string_view password) {
    const bool is_active = customer.data.status == CustomerData::Status::active;
    JsonWriter json;
    json.object([&] {
        write_customer(json, customer);
        json.object("user", [&] {
            json.field("name", resource_of(customer) + "/users/" + format(customer.user));
            json.field("userName", customer.data.email);
            json.field("email", customer.data.email);
            json.field("userStatus", is_active ? "ACTIVE" : "SUSPENDED");
            json.field("password", password);
            json.field("createTime", timestamp(customer.made_at));
            json.field("updateTime", timestamp(customer.changed_at));
        });
    });
    return json.take();
}

void write_cloud_profile(JsonWriter& json, const operations::CloudProfile& profile) {
    json.object([&] {
        json.field("providerId", profile.provider);
        json.field("displayName", profile.vendor_name + " " + profile.provider);
        json.field("shortName", profile.provider);
        json.field("enabled", profile.active > 0);
        json.field("activeSubscriptions", profile.active);
    });
}

} // namespace

/// The password is shown once: a repeated request with the same key does not get it again.
http::Reply write_added_customer(const operations::AddedCustomer& added) {
    return {.status = 200,
            .body = format_customer_with_user(added.customer, added.password),
            .headers = {{"Cache-Control", "no-store"}},
            .kept = format_customer_with_user(added.customer, sealed_shown)};
}

http::Reply write_customer(const Customer& customer) {
    JsonWriter json;
    json.object([&] { write_customer(json, customer); });
    return ok_reply(json);
}

http::Reply write_customers(const operations::CustomerPage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("customers", page.customers,
                   [&](const Customer& each) { json.object([&] { write_customer(json, each); }); });
        json.field("nextPageToken", page.next ? format(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_cloud_profiles(const std::vector<operations::CloudProfile>& providers) {
    JsonWriter json;
    json.object([&] {
        // reseller §5: the vendor's clients read the same list under another name.
        for (const std::string_view name : {"cloudProfiles", "customerCloudProfiles"})
            json.array(name, providers, [&](const operations::CloudProfile& each) { write_cloud_profile(json, each); });
    });
    return ok_reply(json);
}

} // namespace cartwright::api::reseller
