#include "api/orderflow/fields.hpp"

#include "base/text.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::orderflow {

Fields::Fields(http::JsonReader& reader, std::string_view body) {
    const auto document = reader.parse(body);
    if (document) body_ = document->object();
    if (!body_) note({}, document ? "The body must be a JSON object" : "The body is not well-formed JSON");
}

bool Fields::has(std::string_view name) const { return body_ && body_->find(name).has_value(); }

void Fields::note(const std::string& where, std::string what) {
    flaws_.push_back({.place = "body", .field = where, .message = std::move(what), .type = "value_error"});
}

std::optional<http::JsonValue> Fields::value(const Object& object, const std::string& path, std::string_view name) {
    auto found = object.find(name);
    if (!found) note(path + std::string(name), "is required");
    return found;
}

std::string Fields::read_text(const Object& object, const std::string& path, std::string_view name,
                              std::size_t bytes_max) {
    const auto found = value(object, path, name);
    if (!found) return {};
    const auto raw = found->text();
    const auto text = raw ? std::optional(trimmed(*raw)) : std::nullopt;
    const std::string where = path + std::string(name);
    if (!text)
        note(where, "must be text");
    else if (text->empty())
        note(where, "must not be empty");
    else if (text->size() > bytes_max)
        note(where, "may have at most " + std::to_string(bytes_max) + " bytes");
    else if (has_control(*text))
        note(where, "must not have control characters");
    else
        return std::string(*text);
    return {};
}

std::int64_t Fields::read_money(const Object& object, const std::string& path, std::string_view name,
                                std::int64_t minor_max) {
    const auto found = value(object, path, name);
    if (!found) return 0;
    const auto number = found->number();
    const auto minor = number ? minor_units(*number) : std::nullopt;
    const std::string where = path + std::string(name);
    if (!number)
        note(where, "must be a number");
    else if (*number < 0)
        note(where, "must not be negative");
    else if (*number > static_cast<double>(minor_max) / 100)
        note(where, "is too large");
    else if (!minor)
        note(where, "may have at most two decimals");
    else
        return *minor;
    return 0;
}

/// orderflow A3-11: "If the product is in the catalogue, its price and stock rule". A number refers to the catalogue in
/// any format; otherwise " 3" would be accepted at the client's price.
std::string Fields::read_code(const Object& object, const std::string& path) {
    std::string code = read_text(object, path, "productId", code_bytes_max);
    const auto number = parse_number_text(code);
    if (!number) return code;
    if (number->whole && !number->negative && number->digits != "0") return number->digits;
    note(path + "productId", "is a number that no product has");
    return {};
}

AssertedItem Fields::read_item(const Object& object, const std::string& path, Prices prices) {
    AssertedItem item{.code = read_code(object, path)};
    if (const auto found = value(object, path, "quantity")) {
        const auto quantity = found->integer();
        if (!quantity || *quantity < 1 || *quantity > quantity_max)
            note(path + "quantity", "must be a whole number from 1 to " + std::to_string(quantity_max));
        else
            item.quantity = *quantity;
    }
    if (prices == Prices::asserted) item.price_minor = read_money(object, path, "price", price_max_minor);
    return item;
}

std::string Fields::text(std::string_view name, std::size_t bytes_max) {
    return body_ ? read_text(*body_, {}, name, bytes_max) : std::string();
}

std::string Fields::name(std::string_view field, std::size_t bytes_max) {
    std::string given = text(field, bytes_max);
    const std::string_view flaw = flaw_of_name(given);
    if (!flaw.empty()) note(std::string(field), std::string(flaw));
    return flaw.empty() ? given : std::string();
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t bytes_max) {
    if (!has(name)) return std::nullopt;
    return text(name, bytes_max);
}

std::int64_t Fields::money(std::string_view name, std::int64_t minor_max) {
    return body_ ? read_money(*body_, {}, name, minor_max) : 0;
}

std::vector<AssertedItem> Fields::items(std::string_view name, Prices prices) {
    if (!body_) return {};
    const auto found = value(*body_, {}, name);
    if (!found) return {};
    const auto list = found->array();
    std::vector<AssertedItem> items;
    if (!list || list->empty() || list->size() > items_max) {
        note(std::string(name), "must be a list of 1 to " + std::to_string(items_max) + " items");
        return items;
    }
    items.reserve(list->size());
    for (std::size_t i = 0; i < list->size() && flaws_.empty(); ++i) {
        const std::string path = std::string(name) + '[' + std::to_string(i) + ']';
        if (const auto object = (*list)[i].object())
            items.push_back(read_item(*object, path + '.', prices));
        else
            note(path, "must be an object");
    }
    return items;
}

Result<void> Fields::flawless() {
    if (flaws_.empty()) return {};
    return refuse(Refusal{.why = Why::malformed, .flaws = std::move(flaws_)});
}

} // namespace cartwright::api::orderflow
