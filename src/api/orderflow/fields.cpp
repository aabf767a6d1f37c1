#include "api/orderflow/fields.hpp"

#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/outbox/recipient.hpp"

namespace cartwright::api::orderflow {

namespace {

using Presence = BodyInput::Presence;

constexpr FlawWords bad_json{"The body is not well-formed JSON"};
constexpr FlawWords bad_number{"must be a whole number from {min} to {max}"};
constexpr FlawWords bad_list{"must be a list of {min} to {max} items"};

constexpr BodyRules body_rules{.no_body = bad_json,
                               .no_json = bad_json,
                               .no_object = {"The body must be a JSON object"},
                               .no_inner_object = {"must be an object"},
                               .missing = {"is required"},
                               .no_text = {"must be text"},
                               .empty_text = {"must not be empty"},
                               .long_text = {"may have at most {max} bytes"},
                               .control_characters = {"must not have control characters"},
                               .no_number = {"must be a number"},
                               .no_integer = bad_number,
                               .fraction = bad_number,
                               .too_small = bad_number,
                               .too_large = bad_number,
                               .no_objects = bad_list,
                               .list_size = bad_list,
                               .controls = Controls::latin_1,
                               .elements = BodyRules::Elements::bracketed};

/// orderflow A3-11: "If the product is in the catalogue, its price and stock rule". A number refers to the catalogue in
/// any format; otherwise " 3" would be accepted at the client's price.
std::string read_code(BodyInput& item) {
    std::string code = read_text(item, "productId", code_bytes_max);
    const auto number = parse_number_text(code);
    if (!number) return code;
    if (number->whole && !number->negative && number->digits != "0") return number->digits;
    item.note("productId", "is a number that no product has");
    return {};
}

AssertedItem read_item(BodyInput& body, Prices prices) {
    AssertedItem item{.code = read_code(body)};
    item.quantity = body.integer("quantity", Presence::required, {.min = 1, .max = quantity_max}).value_or(0);
    if (prices == Prices::asserted) item.price_minor = read_money(body, "price", price_max_minor);
    return item;
}

} // namespace

BodyInput read_body(RequestContext& context) { return {context.json(), context.request.body, body_rules}; }

std::string read_text(BodyInput& body, std::string_view name, std::size_t bytes_max) {
    return body.line(name, Presence::required, bytes_max).value_or("");
}

std::string read_name(BodyInput& body, std::string_view name, std::size_t bytes_max) {
    std::string given = read_text(body, name, bytes_max);
    const std::string_view flaw = flaw_of_name(given);
    if (!flaw.empty()) body.note(name, std::string(flaw));
    return flaw.empty() ? given : std::string();
}

std::optional<std::string> read_optional_text(BodyInput& body, std::string_view name, std::size_t bytes_max) {
    if (!body.find(name)) return std::nullopt;
    return read_text(body, name, bytes_max);
}

std::int64_t read_money(BodyInput& body, std::string_view name, std::int64_t minor_max) {
    const auto number = body.number(name, Presence::required);
    if (!number) return 0;
    const auto minor = minor_units(*number);
    if (*number < 0)
        body.note(name, "must not be negative");
    else if (*number > static_cast<double>(minor_max) / 100)
        body.note(name, "is too large");
    else if (!minor)
        body.note(name, "may have at most two decimals");
    else
        return *minor;
    return 0;
}

std::vector<AssertedItem> read_items(BodyInput& body, std::string_view name, Prices prices) {
    const auto list = body.elements(name, Presence::required, {.min = 1, .max = items_max});
    std::vector<AssertedItem> items;
    items.reserve(list.size());
    for (std::size_t i = 0; i < list.size() && body.flaws().empty(); ++i)
        if (auto item = body.element(list[i], name, i)) items.push_back(read_item(*item, prices));
    return items;
}

} // namespace cartwright::api::orderflow
