#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t email_characters_max = 254;
constexpr std::size_t language_characters_max = 35;

std::string email(BodyInput& body) {
    std::string text = words(body, "customerEmail", Presence::required, email_characters_max).value_or("");
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
std::optional<CustomerData::Status> status(BodyInput& body) {
    const auto text = words(body, "customerStatus", Presence::optional);
    if (!text || text->empty() || in_capitals(*text) == "CUSTOMER_STATUS_UNSPECIFIED") return std::nullopt;
    const auto known = parse_customer_status_text(*text);
    if (!known) body.note("customerStatus", "Input should be 'ACTIVE' or 'INACTIVE'", "enum");
    return known;
}

// reseller §5.3: "required on create and update: customerOrganization, customerAddress {street, city, state, zip,
// country}, customerName, customerEmail, languageCode".
CustomerData data_in(BodyInput& body) {
    const auto required = [&](std::string_view name) { return words(body, name, Presence::required).value_or(""); };
    const auto optional = [&](std::string_view name) { return words(body, name, Presence::optional).value_or(""); };
    return {.organization = required("customerOrganization"),
            .person = required("customerName"),
            .title = optional("customerTitle"),
            .phone = optional("customerPhone"),
            .email = email(body),
            .language = words(body, "languageCode", Presence::required, language_characters_max).value_or(""),
            .address = {.street = required("customerAddress.street"),
                        .suite = optional("customerAddress.suite"),
                        .city = required("customerAddress.city"),
                        .state = required("customerAddress.state"),
                        .zip = required("customerAddress.zip"),
                        .country = required("customerAddress.country")}};
}

} // namespace

Result<operations::ListCustomers> customers_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    const Paging page = paging(query);
    operations::ListCustomers wish{.account = TRY(account_in(context)),
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

Result<operations::AddCustomer> customer_added(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::AddCustomer wish{.account = TRY(account_in(context)), .data = data_in(body)};
    wish.data.status = status(body).value_or(CustomerData::Status::active);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ShowCustomer> customer_shown(const RequestContext& context) {
    return operations::ShowCustomer{.path = TRY(customer_in(context))};
}

Result<operations::ChangeCustomer> customer_changed(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::ChangeCustomer wish{.path = TRY(customer_in(context)), .data = data_in(body)};
    const auto given = status(body);
    wish.keeps_status = !given;
    wish.data.status = given.value_or(CustomerData::Status::active);
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListCloudProfiles> cloud_profiles_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    operations::ListCloudProfiles wish{.path = TRY(customer_in(context)),
                                       .provider = query.text("providerId").value_or(""),
                                       .enabled_only = query.boolean("enabledOnly").value_or(false)};
    TRY(flawless(query.flaws()));
    return wish;
}

} // namespace cartwright::api::reseller
