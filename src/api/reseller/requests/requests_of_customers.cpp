#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t email_characters_max = 254;
constexpr std::size_t language_characters_max = 35;

std::string read_email(BodyInput& body) {
    std::string text = read_text(body, "customerEmail", Presence::required, email_characters_max).value_or("");
    const std::size_t at = text.find('@');
    const bool is_good = at != std::string::npos && at > 0 && at + 1 < text.size() && text.rfind('@') == at &&
                         text.find(' ') == std::string::npos;
    if (!text.empty() && !is_good) body.note("customerEmail", "Input should be an e-mail address", "value_error");
    return text;
}

std::optional<CustomerData::Status> parse_customer_status_text(std::string_view sent) {
    const std::string text = in_capitals(sent);
    if (text == "ACTIVE") return CustomerData::Status::active;
    if (text == "INACTIVE") return CustomerData::Status::inactive;
    return std::nullopt;
}

/// The status in the body, which must be a known one; nothing when there is none.
std::optional<CustomerData::Status> read_customer_status(BodyInput& body) {
    const auto text = read_text(body, "customerStatus", Presence::optional);
    if (!text || text->empty() || in_capitals(*text) == "CUSTOMER_STATUS_UNSPECIFIED") return std::nullopt;
    const auto known = parse_customer_status_text(*text);
    if (!known) body.note("customerStatus", "Input should be 'ACTIVE' or 'INACTIVE'", "enum");
    return known;
}

// reseller §5.3: "required on create and update: customerOrganization, customerAddress {street, city, state, zip,
// country}, customerName, customerEmail, languageCode".
CustomerData read_customer_data(BodyInput& body) {
    const auto required = [&](std::string_view name) { return read_text(body, name, Presence::required).value_or(""); };
    const auto optional = [&](std::string_view name) { return read_text(body, name, Presence::optional).value_or(""); };
    return {.organization = required("customerOrganization"),
            .person = required("customerName"),
            .title = optional("customerTitle"),
            .phone = optional("customerPhone"),
            .email = read_email(body),
            .language = read_text(body, "languageCode", Presence::required, language_characters_max).value_or(""),
            .address = {.street = required("customerAddress.street"),
                        .suite = optional("customerAddress.suite"),
                        .city = required("customerAddress.city"),
                        .state = required("customerAddress.state"),
                        .zip = required("customerAddress.zip"),
                        .country = required("customerAddress.country")}};
}

} // namespace

Result<operations::ListCustomers> read_list_customers(const RequestContext& context) {
    QueryInput query = read_query(context);
    const Paging page = read_paging(query);
    operations::ListCustomers wish{.account = TRY(read_account(context)),
                                   .after = {page.token},
                                   .limit = page.size,
                                   .email = query.text("filter.customerEmail").value_or(""),
                                   .person = query.text("filter.customerName").value_or(""),
                                   .language = query.text("filter.languageCode").value_or("")};
    const auto status = query.text("filter.customerStatus");
    if (status && !status->empty()) wish.status = parse_customer_status_text(*status);
    if (status && !status->empty() && !wish.status)
        query.note("filter.customerStatus", "Input should be 'ACTIVE' or 'INACTIVE'", "enum");
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::AddCustomer> read_add_customer(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::AddCustomer wish{.account = TRY(read_account(context)), .data = read_customer_data(body)};
    wish.data.status = read_customer_status(body).value_or(CustomerData::Status::active);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomer> read_show_customer(const RequestContext& context) {
    return operations::ShowCustomer{.path = TRY(read_customer_path(context))};
}

Result<operations::ChangeCustomer> read_change_customer(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::ChangeCustomer wish{.path = TRY(read_customer_path(context)), .data = read_customer_data(body)};
    const auto given = read_customer_status(body);
    wish.keeps_status = !given;
    wish.data.status = given.value_or(CustomerData::Status::active);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListCloudProfiles> read_list_cloud_profiles(const RequestContext& context) {
    QueryInput query = read_query(context);
    operations::ListCloudProfiles wish{.path = TRY(read_customer_path(context)),
                                       .provider = query.text("providerId").value_or(""),
                                       .enabled_only = query.boolean("enabledOnly").value_or(false)};
    TRY(flawless(query.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
