#pragma once

#include "api/core/operation.hpp"

/// The parameters, examples and answers that the manual of the reseller API consists of.
namespace cartwright::api::reseller::manual {

inline constexpr std::string_view text = R"({"type":"string"})";
inline constexpr std::string_view digits = R"({"type":"string","pattern":"^[0-9]+$"})";
inline constexpr std::string_view claim = R"({"type":"boolean"})";
inline constexpr std::string_view size = R"json({"type":"integer","minimum":0,"maximum":200,"default":50})json";
inline constexpr std::string_view size_from_one = R"json({"type":"integer","minimum":1})json";
inline constexpr std::string_view limit_schema =
    R"json({"type":"integer","minimum":1,"maximum":500,"default":100})json";
inline constexpr std::string_view offset_schema =
    R"json({"type":"integer","minimum":0,"maximum":10000,"default":0})json";
inline constexpr std::string_view customer_statuses = R"json({"type":"string","enum":["ACTIVE","INACTIVE"]})json";
inline constexpr std::string_view cart_statuses =
    R"json({"type":"string","enum":["OPEN","SAVED_FOR_LATER","QUOTE","CHECKED_OUT"]})json";
inline constexpr std::string_view order_statuses =
    R"json({"type":"string","enum":["PROCESSING","COMPLETED","FAILED","NEW","CONFIRMED","ON_HOLD","IN_PROGRESS",)json"
    R"json("ERROR","CANCELED"]})json";
inline constexpr std::string_view subscription_statuses =
    R"json({"type":"string","enum":["PENDING","ACTIVE","SUSPENDED","CANCELLED","EXPIRED","FAILED"]})json";
inline constexpr std::string_view actions = R"json({"type":"string","enum":["CREATE","UPDATE"]})json";

inline constexpr std::string_view security_schemes =
    R"json({"ResellerToken":{"type":"http","scheme":"bearer","description":"An access token from )json"
    R"json(POST /oauth/token."}})json";

inline constexpr Parameter key{"header", "Idempotency-Key",
                               R"json({"type":"string","minLength":1,"maxLength":255})json",
                               "A retry with the same key and request receives the first reply again."};
inline constexpr Parameter account_id{
    "path", "account", digits, "The id of the reseller's account. It has to be the account of the access token."};
inline constexpr Parameter customer_id{"path", "customer", digits, "The customer's id."};
inline constexpr Parameter cart_id{"path", "cart", digits, "The cart's id."};
inline constexpr Parameter item_id{"path", "item", digits, "The item's id."};
inline constexpr Parameter order_id{"path", "order", digits, "The order's id."};
inline constexpr Parameter subscription_id{"path", "subscription", text,
                                           "The subscription's `id`, or the vendor's `subscriptionId`."};
inline constexpr Parameter product_id{"path", "product", text, "The product's SKU."};
inline constexpr Parameter template_id{"path", "template", digits, "The template's id."};
inline constexpr Parameter page_size{"query", "pageSize", size, "The maximum number of results. 0 means the default."};
inline constexpr Parameter page_token{"query", "pageToken", digits,
                                      "The `nextPageToken` of the previous page. Filtered pages may be short or empty; "
                                      "continue until the token is empty."};
inline constexpr std::string_view created_only = R"json({"type":"string","enum":["createTime"]})json";
inline constexpr std::string_view ascending_only = R"json({"type":"string","enum":["ASC"]})json";
inline constexpr std::string_view sort_orders = R"json({"type":"string","enum":["DESC","ASC"],"default":"DESC"})json";
inline constexpr std::string_view no_filter = R"json({"type":"string","maxLength":0})json";
inline constexpr std::string_view digits_list =
    R"json({"type":"array","items":{"type":"string","pattern":"^[0-9]+$"}})json";
inline constexpr std::string_view text_list = R"json({"type":"array","items":{"type":"string"}})json";
inline constexpr std::string_view vendor_subscription_statuses =
    R"json({"type":"string","enum":["ACCEPTED","ACTIVE","AVAILABLE","CANCELLED","COMPLETE","CONFIRMED","DELETED",)json"
    R"json("DISABLED","ENABLED","ERROR","EXPIRED","FAILED","INITIATED","IN_PROGRESS","PAUSED","PENDING","RUNNING",)json"
    R"json("STOPPED","SUSPENDED"]})json";
inline constexpr Parameter limit{"query", "pagination.limit", limit_schema, "The maximum number of results."};
inline constexpr Parameter offset{"query", "pagination.offset", offset_schema, "The number of results to skip."};
inline constexpr Parameter list_size{
    "query", "pageSize", R"json({"type":"integer","minimum":0,"default":100})json",
    "The maximum number of results, at most 500. 0 means the default. `pagination.limit` takes precedence."};
inline constexpr Parameter list_token{"query", "pageToken", digits,
                                      "The `nextPageToken` of the previous page, also beyond the limit of "
                                      "`pagination.offset`. The two cannot be combined."};
inline constexpr Parameter page_filter{"query", "pagination.filter", no_filter,
                                       "Not supported. The server refuses any text."};
inline constexpr Parameter page_sort{"query", "pagination.sortBy", created_only,
                                     "The field that the list is sorted by."};
inline constexpr Parameter page_order{"query", "pagination.sortOrder", ascending_only,
                                      "The sort order: the oldest first."};
inline constexpr Parameter vendor{"query", "vendor", text, "Only results of this vendor, for example MICROSOFT."};
inline constexpr Parameter order_status{"query", "status", order_statuses, "Only orders with this status."};
inline constexpr Parameter subscription_status{"query", "status", subscription_statuses,
                                               "Only subscriptions with this status."};
inline constexpr Parameter vendor_subscription_status{
    "query", "subscriptionStatus", vendor_subscription_statuses,
    "Only subscriptions with this status of the vendor's enumeration. Some of its values never occur."};
inline constexpr Parameter of_customer{"query", "customerId", digits, "Only results of this customer."};
inline constexpr Parameter account_list{"query", "filter.accountIdList", digits_list,
                                        "Only orders of these accounts. The server answers 403 for any account but the "
                                        "caller's. Repeat the parameter or separate values by commas."};
inline constexpr Parameter customer_list{
    "query", "filter.customerIdList", digits_list,
    "Only orders of these customers. Repeat the parameter or separate values by commas."};
inline constexpr Parameter provider_list{"query", "filter.providerNameList", text_list,
                                         "Only orders from these vendors (`providerName` of an item), ignoring case. "
                                         "Repeat the parameter or separate values by commas."};
inline constexpr Parameter sub_accounts{"query", "filter.excludeSubAccounts", claim,
                                        "Has no effect, because accounts have no sub-accounts."};
inline constexpr Parameter order_sort{"query", "sortBy", created_only, "The field that the list is sorted by."};
inline constexpr Parameter order_order{"query", "sortOrder", sort_orders,
                                       "The sort order: the newest or the oldest first."};

inline constexpr Parameter account_path[] = {account_id};
inline constexpr Parameter account_path_and_key[] = {account_id, key};
inline constexpr Parameter customers_query[] = {
    account_id,
    page_size,
    page_token,
    {"query", "filter.customerEmail", text, "Only customers with this `customerEmail`, ignoring case."},
    {"query", "filter.customerName", text, "Only customers with this `customerName`, ignoring case."},
    {"query", "filter.customerStatus", customer_statuses, "Only customers with this status."},
    {"query", "filter.languageCode", text, "Only customers with this language code, ignoring case."}};
inline constexpr Parameter customer_path[] = {account_id, customer_id};
inline constexpr Parameter customer_path_and_key[] = {account_id, customer_id, key};
inline constexpr Parameter cloud_profiles_query[] = {
    account_id,
    customer_id,
    {"query", "providerId", text, "Only this provider."},
    {"query", "enabledOnly", claim, "`true`: only providers at which the customer has an active subscription."}};
inline constexpr Parameter products_query[] = {
    account_id,
    page_size,
    page_token,
    vendor,
    {"query", "category", text, "Only products of this category."},
    {"query", "filter.skuId", text, "Only the product with this SKU."},
    {"query", "q", text, "Only products with this text in the name, the SKU, the description or the vendor's name."},
    {"query", "limit", size_from_one, "The same as `pageSize`. If both are sent, the server uses the smaller one."}};
inline constexpr Parameter product_path[] = {account_id, product_id};
inline constexpr Parameter product_path_and_key[] = {account_id, product_id, key};
inline constexpr Parameter templates_query[] = {
    account_id,
    page_size,
    page_token,
    vendor,
    {"query", "provider", text, "Only templates of this provider, for example azure."},
    {"query", "action", actions, "Only templates for this action."}};
inline constexpr Parameter template_path[] = {account_id, template_id};
inline constexpr Parameter carts_query[] = {
    customer_id, {"query", "status", cart_statuses, "Only carts with this status."},
    list_size,   list_token,
    limit,       offset,
    page_filter, page_sort,
    page_order};
inline constexpr Parameter cart_customer_and_key[] = {customer_id, key};
inline constexpr Parameter cart_path[] = {customer_id, cart_id};
inline constexpr Parameter cart_path_and_key[] = {customer_id, cart_id, key};
inline constexpr Parameter item_path[] = {customer_id, cart_id, item_id};
inline constexpr Parameter item_path_and_key[] = {customer_id, cart_id, item_id, key};
inline constexpr Parameter orders_query[] = {account_id,    page_size,    page_token,   order_status,
                                             vendor,        of_customer,  account_list, customer_list,
                                             provider_list, sub_accounts, order_sort,   order_order};
inline constexpr Parameter customer_orders_query[] = {
    account_id,   customer_id,   page_size,     page_token,   order_status, vendor,     of_customer,
    account_list, customer_list, provider_list, sub_accounts, order_sort,   order_order};
inline constexpr Parameter order_path[] = {account_id, customer_id, order_id};
inline constexpr Parameter order_path_and_key[] = {account_id, customer_id, order_id, key};
inline constexpr Parameter subscriptions_query[] = {account_id,
                                                    subscription_status,
                                                    vendor_subscription_status,
                                                    of_customer,
                                                    list_size,
                                                    list_token,
                                                    limit,
                                                    offset,
                                                    page_filter,
                                                    page_sort,
                                                    page_order};
inline constexpr Parameter customer_subscriptions_query[] = {
    account_id,  customer_id, subscription_status, vendor_subscription_status,
    of_customer, list_size,   list_token,          limit,
    offset,      page_filter, page_sort,           page_order};
inline constexpr Parameter subscription_path[] = {account_id, customer_id, subscription_id};
inline constexpr Parameter subscription_path_and_key[] = {account_id, customer_id, subscription_id, key};

inline constexpr std::string_view token_example = R"json({"grant_type":"refresh_token","refresh_token":"rt_…"})json";
inline constexpr std::string_view access_example = R"json({"access_token":"at_…"})json";
inline constexpr std::string_view customer_example =
    R"json({"customerOrganization":"Acme Corporation","customerName":"Ada Acme",)json"
    R"json("customerEmail":"ada@acme.example.com",)json"
    R"json("languageCode":"en-US","customerAddress":{"street":"1 Main Street","city":"Springfield","state":"IL",)json"
    R"json("zip":"62701","country":"US"}})json";
inline constexpr std::string_view pricing_example =
    R"json({"products":[{"productId":"MS-365-BUS-STD","quantity":5}]})json";
inline constexpr std::string_view cart_example = R"json({"cartDisplayName":"Spring"})json";
inline constexpr std::string_view item_example =
    R"json({"productId":"AZURE-PLAN","quantity":1,"attributes":{"domainName":"acme.example.com"}})json";
inline constexpr std::string_view checkout_example = R"json({"poNumber":"MY-PO-12345"})json";
inline constexpr std::string_view order_example =
    R"json({"orderItems":[{"action":"UPDATE","resourceId":"7361","quantity":8}]})json";

inline constexpr Answer bad{
    400, "The request is invalid; `message` says why.", "ResellerError",
    R"json({"error":"INVALID_ARGUMENT","message":"quantity: Input should be between 1 and 1000000","code":400,)json"
    R"json("details":[{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"5f0c9d21e7b84a36"}]})json"};
inline constexpr Answer unauthorized{401, "The access token is missing, expired or wrong.", "ResellerError", {}};
inline constexpr Answer denied{
    403,
    "The account in the path is not the caller's, or the customer belongs to another account.",
    "ResellerError",
    {}};
inline constexpr Answer missing{
    404, "The resource does not exist.", "ResellerError",
    R"json({"error":"NOT_FOUND","message":"resource 'accounts/10001/customers/99999' not found","code":404,)json"
    R"json("details":[{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"5f0c9d21e7b84a36"}]})json"};
inline constexpr Answer unmet{409, "The state of the resource does not allow the operation.", "ResellerError", {}};
inline constexpr Answer taken{412, "Another customer already has this e-mail address.", "ResellerError", {}};
inline constexpr Answer busy{
    503,
    "The server is overloaded or cannot write to its database; nothing was changed. `Retry-After` says when to retry.",
    "ResellerError",
    {}};
inline constexpr Answer unprovisionable{
    400, "Provisioning attributes are missing or wrong, or the request is invalid in another way.", "ProvisioningError",
    R"json({"error":"BAD_REQUEST: Invalid provisioning data","message":"BAD_REQUEST: Invalid provisioning data",)json"
    R"json("code":3,"details":[{"@type":"type.googleapis.com/v3orberrors.ErrorBody",)json"
    R"json("requestId":"5f0c9d21e7b84a36",)json"
    R"json("errors":[{"code":"COMM-VL-004",)json"
    R"json("detail":"The 'domainName' attribute is required for AZURE-PLAN."}]}]})json"};

inline constexpr Answer customers[] = {{200, "A page of customers.", "CustomerPage", {}}, bad, unauthorized, denied};
inline constexpr Answer customer_added[] = {
    {200, "The new customer and its first user. Only this reply shows the user's password.", "CustomerWithUser", {}},
    bad,
    unauthorized,
    denied,
    taken,
    busy};
inline constexpr Answer customer[] = {{200, "The customer.", "Customer", {}}, unauthorized, denied, missing};
inline constexpr Answer customer_changed[] = {
    {200, "The changed customer.", "Customer", {}}, bad, unauthorized, denied, missing, taken, busy};
inline constexpr Answer cloud_profiles[] = {
    {200, "The cloud providers.", "CloudProfiles", {}}, bad, unauthorized, denied, missing};
inline constexpr Answer products[] = {
    {200, "A page of products.", "ResellerProductPage", {}}, bad, unauthorized, denied};
inline constexpr Answer product[] = {{200, "The product.", "ResellerProduct", {}}, unauthorized, denied, missing};
inline constexpr Answer prices[] = {{200, "The prices.", "Prices", {}}, bad, unauthorized, denied, missing};
inline constexpr Answer categories[] = {
    {200, "The names of the categories.", "PlanCategories", {}}, bad, unauthorized, denied};
inline constexpr Answer verticals[] = {
    {200, "The names of the verticals.", "PlanVerticals", {}}, bad, unauthorized, denied};
inline constexpr Answer templates[] = {{200, "A page of templates.", "TemplatePage", {}}, bad, unauthorized, denied};
inline constexpr Answer provision_template[] = {{200, "The template.", "Template", {}}, unauthorized, denied, missing};
inline constexpr Answer carts[] = {
    {200, "The carts, without their items.", "ResellerCarts", {}}, bad, unauthorized, denied, missing};
inline constexpr Answer cart_opened[] = {
    {201, "The new cart.", "ResellerCart",
     R"json({"cartId":"48151623","name":"customers/20001/carts/48151623","customerId":"20001",)json"
     R"json("status":"OPEN","items":[],)json"
     R"json("totalItems":0,"totalPrice":0,"currencyCode":"USD","validationErrors":[]})json"},
    bad,
    unauthorized,
    denied,
    missing,
    unmet,
    busy};
inline constexpr Answer cart[] = {
    {200, "The cart.", "ResellerCart",
     R"json({"cartId":"48151623","name":"customers/20001/carts/48151623","customerId":"20001",)json"
     R"json("status":"OPEN","items":[],)json"
     R"json("totalItems":0,"totalPrice":0,"currencyCode":"USD","validationErrors":[]})json"},
    unauthorized,
    denied,
    missing};
inline constexpr Answer cart_changed[] = {
    {200, "The changed cart.", "ResellerCart", {}}, bad, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer cart_removed[] = {
    {204, "The server has deleted the cart.", {}, {}}, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer items[] = {{200, "The items.", "CartItems", {}}, bad, unauthorized, denied, missing};
inline constexpr Answer item_added[] = {
    {201, "The new item.", "CartItem",
     R"json({"cartItemId":"7361","name":"customers/20001/carts/48151623/cartItems/7361","cartId":"48151623",)json"
     R"json("productId":"MS-365-BUS-STD","quantity":5,"attributes":{"key":"value"},"unitPrice":12.5,)json"
     R"json("linePrice":62.5,"planName":"accounts/10001/products/MS-365-BUS-STD/plans/38",)json"
     R"json("title":"Microsoft 365 Business Standard","period":"MONTH",)json"
     R"json("recurringPrice":{"currency":"USD","value":12.5},"currencyCode":"USD","productType":"PRODUCT"})json"},
    bad,
    unauthorized,
    denied,
    missing,
    unmet,
    busy};
inline constexpr Answer item[] = {
    {200, "The item.", "CartItem",
     R"json({"cartItemId":"7361","name":"customers/20001/carts/48151623/cartItems/7361","cartId":"48151623",)json"
     R"json("productId":"MS-365-BUS-STD","quantity":5,"attributes":{"key":"value"},"unitPrice":12.5,)json"
     R"json("linePrice":62.5,"planName":"accounts/10001/products/MS-365-BUS-STD/plans/38",)json"
     R"json("title":"Microsoft 365 Business Standard","period":"MONTH",)json"
     R"json("recurringPrice":{"currency":"USD","value":12.5},"currencyCode":"USD","productType":"PRODUCT"})json"},
    unauthorized,
    denied,
    missing};
inline constexpr Answer item_changed[] = {
    {200, "The changed item.", "CartItem", {}}, bad, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer item_removed[] = {
    {204, "The server has removed the item.", {}, {}}, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer orders_placed[] = {
    {200, "The order. With several vendors, `listing` has one order for each of them.", "PlacedOrders",
     R"json({"orderId":"99","name":"accounts/10001/customers/20001/orders/99","status":"PROCESSING",)json"
     R"json("poNumber":"MY-PO-12345","total":62.5,"currencyCode":"USD"})json"},
    unprovisionable,
    unauthorized,
    denied,
    missing,
    unmet,
    busy};
inline constexpr Answer orders[] = {
    {200, "A page of orders.", "VendorOrderPage", {}}, bad, unauthorized, denied, missing};
inline constexpr Answer orders_submitted[] = {
    {200, "The order. With several vendors, `listing` has one order for each of them.", "PlacedOrders", {}},
    unprovisionable,
    unauthorized,
    denied,
    missing,
    unmet,
    busy};
inline constexpr Answer order[] = {{200, "The order.", "VendorOrder", {}}, unauthorized, denied, missing};
inline constexpr Answer order_cancelled[] = {
    {200, "The cancelled order.", "VendorOrder", {}}, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer subscriptions[] = {
    {200, "A page of subscriptions, and the total number of matches.", "Subscriptions", {}},
    bad,
    unauthorized,
    denied,
    missing};
inline constexpr Answer subscription[] = {
    {200, "The subscription.", "Subscription", {}}, unauthorized, denied, missing};
inline constexpr Answer subscription_moved[] = {
    {200, "The changed subscription.", "Subscription", {}}, unauthorized, denied, missing, unmet, busy};
inline constexpr Answer tokens[] = {
    {200, "The access token and the next refresh token.", "Tokens",
     R"json({"access_token":"at_…","expires_in":7200,"refresh_token":"rt_…","token_type":"Bearer"})json"},
    {400, "The refresh token is wrong, expired or already used, or `grant_type` is not `refresh_token`.", "TokenError",
     R"json({"error":"invalid_grant"})json"},
    {503,
     "The server is overloaded or cannot write to its database; nothing was changed. `Retry-After` says when to retry.",
     "TokenError",
     {}}};
inline constexpr Answer access[] = {{200, "The remaining lifetimes of the tokens, in seconds.", "AccessLeft",
                                     R"json({"access_expires_in":7200,"refresh_expires_in":2764800})json"},
                                    {400, "The access token is missing, wrong or expired.", "TokenError", {}}};

} // namespace cartwright::api::reseller::manual
