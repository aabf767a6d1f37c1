#pragma once

#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "domain/reseller/customer_cart.hpp"
#include "operations/reseller/customer_carts.hpp"

#include <initializer_list>

/// How resellers' requests are read: what paths, queries and bodies have in common.
namespace cartwright::api::reseller {

/// The number in the path; who names something that has none is told that there is no such thing.
/// reseller A1-15: "Opaque decimal strings in JSON, accept digits in path".
Result<std::int64_t> number_in(const RequestContext& context, std::size_t parameter, std::string_view collection);

/// The account in the path, and its customer.
Result<std::int64_t> account_in(const RequestContext& context);
Result<operations::CustomerPath> customer_in(const RequestContext& context);

/// The number that a decimal string is.
std::optional<std::int64_t> parse_number(std::string_view digits);

/// The query of a list. A parameter that the manual does not name is noted: a filter that is not known must not pass
/// for one that was applied.
QueryInput query_of(const RequestContext& context);

/// What is sent. A member that is `null` counts as absent: typed clients write it for what is not set.
BodyInput body_of(RequestContext& context);

/// The same; an empty object where nothing is. reseller A1-6: "Accept all three, and a missing Content-Type then".
BodyInput body_or_nothing(RequestContext& context);

inline constexpr std::size_t text_characters_max = 200;
inline constexpr std::size_t reference_characters_max = 100;
inline constexpr std::size_t order_items_max = 500;

/// Text of a limited length without control characters; of a required one some must be left without blanks.
std::optional<std::string> words(BodyInput& body, std::string_view name, BodyInput::Presence presence,
                                 std::size_t characters_max = text_characters_max);

/// A number of seats, as a JSON number or a decimal string.
std::optional<std::int64_t> seats(BodyInput& body, std::string_view name);

/// {"name": "value"} or [{"name": …, "value": …}]; nothing when there is no such member.
std::optional<std::vector<Attribute>> attributes(BodyInput& body, std::string_view name);

/// A decimal string or a JSON integer, or a resource's name that ends in a decimal string.
std::optional<std::int64_t> resource(BodyInput& body, std::string_view name, BodyInput::Presence presence);

/// The text of `resourceId`, or a number as text: what names a subscription. Empty when there is no such member.
std::string subscription_name(BodyInput& body);

/// The plan that productId, skuId, planId and planName mean, those of them that are there; nothing when none is.
std::optional<operations::PlanName> plan_name(BodyInput& body);

/// Notes a value, in any case, that is neither empty nor supported.
void accept_only(QueryInput& query, std::string_view name, std::initializer_list<std::string_view> supported);

/// `pageSize` and `pageToken`.
struct Paging {
    std::int64_t size = 0;
    std::int64_t token = 0;
};
Paging paging(QueryInput& query, std::int64_t first_token = 0, std::string_view size_name = "pageSize");

/// `pagination.limit` and `pagination.offset`, or `pageSize` and `pageToken`, which have no limit. Of the vendor's
/// other `pagination.*` parameters only the values that change nothing are accepted.
struct Window {
    std::int64_t limit = 0;
    std::int64_t offset = 0;
    std::int64_t token = 0;
};
Window window(QueryInput& query);

} // namespace cartwright::api::reseller
