#pragma once

#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "domain/reseller/customer_cart.hpp"
#include "operations/reseller/customer_carts.hpp"

#include <initializer_list>

/// Reads what paths, queries and bodies of resellers' requests have in common.
namespace cartwright::api::reseller {

/// The number in the path. Refused: resource_not_found, for any text that is not a number.
/// reseller A1-15: "Opaque decimal strings in JSON, accept digits in path".
Result<std::int64_t> read_path_number(const RequestContext& context, std::size_t parameter,
                                      std::string_view collection);

/// The account in the path, and its customer.
Result<std::int64_t> read_account(const RequestContext& context);
Result<operations::CustomerPath> read_customer_path(const RequestContext& context);

/// The number in a decimal string.
std::optional<std::int64_t> parse_number(std::string_view digits);

/// The query of a list. A parameter that the manual does not name is a flaw: an unknown filter must not look like one
/// that was applied.
QueryInput read_query(const RequestContext& context);

/// The body of a request.
BodyInput read_body(RequestContext& context);

/// The same, or an empty object when the body is empty.
/// reseller A1-6: "Accept all three, and a missing Content-Type then".
BodyInput read_optional_body(RequestContext& context);

inline constexpr std::size_t text_characters_max = 200;
inline constexpr std::size_t reference_characters_max = 100;
inline constexpr std::size_t order_items_max = 500;

/// Text of a limited length without control characters. A required text must have more than blanks.
std::optional<std::string> read_text(BodyInput& body, std::string_view name, BodyInput::Presence presence,
                                     std::size_t characters_max = text_characters_max);

/// A number of seats, as a JSON number or a decimal string.
std::optional<std::int64_t> read_seats(BodyInput& body, std::string_view name);

/// {"name": "value"} or [{"name": …, "value": …}]; nothing when there is no such member.
std::optional<std::vector<Attribute>> read_attributes(BodyInput& body, std::string_view name);

/// A decimal string or a JSON integer, or a resource's name that ends in a decimal string.
std::optional<std::int64_t> read_resource_number(BodyInput& body, std::string_view name, BodyInput::Presence presence);

/// The text of `resourceId`, or a number as text. It identifies a subscription. Empty when there is no such member.
std::string read_subscription_name(BodyInput& body);

/// The plan that productId, skuId, planId and planName identify, those of them that are there; nothing when none is.
std::optional<operations::PlanName> read_plan_name(BodyInput& body);

/// Adds a flaw for a value that is neither empty nor supported. Upper and lower case are the same.
void accept_only(QueryInput& query, std::string_view name, std::initializer_list<std::string_view> supported);

/// `pageSize` and `pageToken`.
struct Paging {
    std::int64_t size = 0;
    std::int64_t token = 0;
};
Paging read_paging(QueryInput& query, std::int64_t first_token = 0, std::string_view size_name = "pageSize");

/// `pagination.limit` and `pagination.offset`, or `pageSize` and `pageToken`, which have no limit. The vendor's other
/// `pagination.*` parameters are accepted only with values that change nothing.
struct Window {
    std::int64_t limit = 0;
    std::int64_t offset = 0;
    std::int64_t token = 0;
};
Window read_window(QueryInput& query);

} // namespace cartwright::api::reseller
