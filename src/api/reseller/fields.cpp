#include "api/reseller/fields.hpp"

#include "api/core/api_server.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace cartwright::api::reseller {

namespace {

// A member that is `null` counts as absent: typed clients write it for what is not set.
constexpr BodyRules body_rules{.no_inner_object = {"Input should be a valid dictionary"},
                               .long_text = {"String should have at most {max} characters"},
                               .no_objects = {"Input should be a valid list"},
                               .null_is_absent = true,
                               .unit = BodyRules::Unit::characters,
                               .empty_line_is_valid = true,
                               .elements = BodyRules::Elements::bracketed};

constexpr std::int64_t page_size_default = 50;
constexpr std::int64_t page_size_max = 200;
constexpr std::int64_t limit_default = 100;
constexpr std::int64_t limit_max = 500;
constexpr std::int64_t offset_max = 10'000;

std::string format_shortest(double number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

/// Nothing for a value that is not text, a number or a boolean. Nothing either for an integer beyond 64 bits, which
/// could not be passed on as it was sent.
std::optional<Attribute> parse_attribute(std::string_view sent_name, const http::JsonValue& value) {
    using Kind = Attribute::Kind;
    const std::string_view name = trimmed(sent_name);
    if (const auto text = value.text())
        return Attribute{.name = std::string(name), .value = std::string(*text), .kind = Kind::text};
    if (const auto claim = value.boolean())
        return Attribute{.name = std::string(name), .value = *claim ? "true" : "false", .kind = Kind::boolean};
    if (const auto number = value.integer())
        return Attribute{.name = std::string(name), .value = std::to_string(*number), .kind = Kind::number};
    if (const auto number = value.number(); number && !value.nearest_integer())
        return Attribute{.name = std::string(name), .value = format_shortest(*number), .kind = Kind::number};
    return std::nullopt;
}

/// The last attribute of a name counts.
void set_attribute(std::vector<Attribute>& attributes, Attribute attribute) {
    const auto found = std::ranges::find(attributes, attribute.name, &Attribute::name);
    if (found == attributes.end())
        attributes.push_back(std::move(attribute));
    else
        *found = std::move(attribute);
}

/// What is wrong with it; empty when nothing is.
std::string_view flaw_of(const std::optional<Attribute>& attribute) {
    if (!attribute) return "Input should be a string, a boolean, or a number that is no integer beyond 64 bits";
    if (attribute->name.empty() || characters_in(attribute->name) > attribute_name_characters_max ||
        has_control_characters(attribute->name))
        return "The name should have 1 to 100 characters";
    if (characters_in(attribute->value) > attribute_value_characters_max)
        return "String should have at most 4000 characters";
    if (attribute->value.find('\0') != std::string::npos) return "String should have no NUL";
    return {};
}

void add_attribute(BodyInput& body, std::string_view name, std::optional<Attribute> attribute,
                   std::vector<Attribute>& all) {
    if (const auto flaw = flaw_of(attribute); !flaw.empty())
        return body.note(name, std::string(flaw), "attribute_invalid");
    set_attribute(all, *std::move(attribute));
}

/// A text, or a JSON integer as text.
std::optional<std::string> read_text_or_number(BodyInput& body, std::string_view name) {
    const auto sent = body.find(name);
    if (const auto number = sent ? sent->integer() : std::nullopt) return std::to_string(*number);
    return read_text(body, name, BodyInput::Presence::optional);
}

std::optional<std::int64_t> read_page_token(QueryInput& query) {
    const auto token = query.text("pageToken");
    const auto number = token ? parse_number(*token) : std::nullopt;
    if (token && !token->empty() && !number) query.note("pageToken", "It is none of ours", "string_invalid");
    return number;
}

} // namespace

Result<std::int64_t> read_path_number(const RequestContext& context, std::size_t parameter,
                                      std::string_view collection) {
    const std::string_view text = context.parameters[parameter];
    const auto number = parse_number(text);
    if (!number)
        return refuse(
            Refusal{.why = Why::resource_not_found, .subject = std::string(collection) + "/" + std::string(text)});
    return *number;
}

Result<std::int64_t> read_account(const RequestContext& context) { return read_path_number(context, 0, "accounts"); }
Result<operations::CustomerPath> read_customer_path(const RequestContext& context) {
    return operations::CustomerPath{.account = TRY(read_account(context)),
                                    .customer = TRY(read_path_number(context, 1, "customers"))};
}

std::optional<std::int64_t> parse_number(std::string_view digits) {
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    return parse_integer(digits);
}

QueryInput read_query(const RequestContext& context) {
    QueryInput query(context.request.query);
    std::vector<std::string_view> names;
    for (const Parameter& parameter : context.operation().parameters)
        if (parameter.place == "query") names.push_back(parameter.name);
    query.allow_only(names);
    return query;
}

BodyInput read_body(RequestContext& context) { return {context.json(), context.request.body, body_rules}; }

BodyInput read_optional_body(RequestContext& context) {
    if (!trimmed(context.request.body).empty()) return read_body(context);
    return {context.json(), "{}", body_rules};
}

std::optional<std::string> read_text(BodyInput& body, std::string_view name, BodyInput::Presence presence,
                                     std::size_t characters_max) {
    return body.line(name, presence, characters_max);
}

std::optional<std::int64_t> read_seats(BodyInput& body, std::string_view name) {
    const auto sent = body.find(name);
    const auto text = sent ? sent->text() : std::nullopt;
    const auto number = text ? parse_number(*text) : body.integer(name, BodyInput::Presence::optional);
    if (text && !number) body.note(name, "Input should be a valid integer", "int_type");
    if (!number) return std::nullopt;
    if (*number >= 1 && *number <= seats_max) return number;
    body.note(name, "Input should be between 1 and " + std::to_string(seats_max), "out_of_range");
    return std::nullopt;
}

std::optional<std::vector<Attribute>> read_attributes(BodyInput& body, std::string_view name) {
    const auto value = body.find(name);
    if (!value) return std::nullopt;
    std::vector<Attribute> all;
    if (value->kind() == http::JsonValue::Kind::array) {
        for (BodyInput& pair : body.objects(name, BodyInput::Presence::optional)) {
            const auto key = pair.text("name", BodyInput::Presence::required);
            const auto content = pair.require("value");
            if (key && content) add_attribute(pair, "value", parse_attribute(*key, *content), all);
        }
    } else if (auto pairs = body.inside(name, BodyInput::Presence::optional)) {
        for (const auto& [key, content] : pairs->members()) {
            const bool is_long = characters_in(key) > attribute_name_characters_max;
            add_attribute(is_long ? body : *pairs, is_long ? name : key, parse_attribute(key, content), all);
        }
    }
    if (all.size() > attributes_max)
        body.note(name, "There should be at most " + std::to_string(attributes_max), "too_long");
    return all;
}

std::optional<std::int64_t> read_resource_number(BodyInput& body, std::string_view name, BodyInput::Presence presence) {
    const auto sent = body.find(name);
    const auto integer = sent ? sent->integer() : std::nullopt;
    if (integer && *integer >= 0) return integer;
    const auto text = body.text(name, presence);
    if (!text) return std::nullopt;
    const auto number = parse_number(text->substr(text->rfind('/') + 1));
    if (!number) body.note(name, "Input should be a decimal string", "string_invalid");
    return number;
}

std::string read_subscription_name(BodyInput& body) { return read_text_or_number(body, "resourceId").value_or(""); }

// reseller §5.8: "resolve productId to its default plan"; §5.6: "productId, skuId, planId"; "planName accepted too".
std::optional<operations::PlanName> read_plan_name(BodyInput& body) {
    operations::PlanName name;
    const auto add = [&](std::string_view field, bool by_sku, bool by_number) {
        const auto said = read_text_or_number(body, field);
        if (!said || said->empty()) return;
        operations::PlanName::Part part{.field = std::string(field), .text = *said, .by_sku = by_sku};
        if (by_number) {
            part.text = said->substr(said->rfind('/') + 1);
            if (const auto number = parse_number(part.text)) part.listing = ListingId{*number};
        }
        name.parts.push_back(std::move(part));
    };
    add("productId", true, false);
    add("skuId", true, false);
    add("planId", false, true);
    add("planName", true, true);
    if (name.parts.empty()) return std::nullopt;
    return name;
}

Paging read_paging(QueryInput& query, std::int64_t first_token, std::string_view size_name) {
    const std::int64_t size = query.integer(size_name, {.min = 0}).value_or(0);
    return {.size = size == 0 ? page_size_default : std::min(size, page_size_max),
            .token = read_page_token(query).value_or(first_token)};
}

void accept_only(QueryInput& query, std::string_view name, std::initializer_list<std::string_view> supported) {
    const std::string value = folded(query.text(name).value_or(""));
    if (value.empty()) return;
    std::string list;
    for (const std::string_view each : supported) {
        if (folded(each) == value) return;
        list += (list.empty() ? "'" : " or '") + std::string(each) + "'";
    }
    query.note(name, "Input should be " + list, "enum");
}

Window read_window(QueryInput& query) {
    if (!query.text("pagination.filter").value_or("").empty())
        query.note("pagination.filter", "It is not supported; use the parameters of this list", "string_invalid");
    accept_only(query, "pagination.sortBy", {"createTime"});
    accept_only(query, "pagination.sortOrder", {"ASC"});
    const std::int64_t size = query.integer("pageSize", {.min = 0}).value_or(0);
    const std::int64_t limit = size == 0 ? limit_default : std::min(size, limit_max);
    const Window result{.limit = query.integer("pagination.limit", {.min = 1, .max = limit_max}).value_or(limit),
                        .offset = query.integer("pagination.offset", {.min = 0, .max = offset_max}).value_or(0),
                        .token = read_page_token(query).value_or(0)};
    if (result.token != 0 && result.offset != 0)
        query.note("pagination.offset", "It can't be combined with pageToken", "contradiction");
    return result;
}

} // namespace cartwright::api::reseller
