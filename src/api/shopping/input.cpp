#include "api/shopping/input.hpp"

#include "api/kit.hpp"
#include "base/text.hpp"

namespace cartwright::api::shopping {

namespace {

/// Nothing that we keep has a NUL: PostgreSQL takes none, and nothing that is not UTF-8.
bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

std::optional<std::string> text_in(const http::JsonValue& value) {
    if (const auto number = value.integer()) return std::to_string(*number);
    const auto text = value.text();
    if (!text || has_nul(*text)) return std::nullopt;
    return std::string(*text);
}

std::optional<std::string> text_of(const std::optional<http::JsonObject>& object, std::string_view name) {
    const auto value = object ? object->find(name) : std::nullopt;
    return value ? text_in(*value) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<http::QueryString>& form, std::string_view name) {
    const auto value = form ? form->value(name) : std::nullopt;
    if (!value || has_nul(*value)) return std::nullopt;
    return std::string(*value);
}

bool is_form(const http::Request& request) {
    return request.header("Content-Type").value_or("").starts_with("application/x-www-form-urlencoded");
}

} // namespace

Input::Input(const http::Request& request, http::JsonReader& json, std::string_view model) : model_name_(model) {
    if (request.body.empty()) {
        form_ = http::QueryString::parse(request.query);
    } else if (const auto document = json.parse(request.body)) {
        body_ = document->object();
        const auto inner = body_ ? body_->find(model) : std::nullopt;
        model_ = inner ? inner->object() : std::nullopt;
    } else if (is_form(request)) { // what curl says of JSON too, unless it is told
        form_ = http::QueryString::parse(request.body);
    }
}

Input::Input(Exchange& exchange, std::string_view model) : Input(exchange.request, exchange.json(), model) {
    exchange.credentials().api_key = beside("api_key");
    exchange.credentials().app = beside("current_app_id");
}

std::optional<std::string> Input::text(std::string_view name) const {
    if (form_) {
        auto inner = text_of(form_, model_name_ + '[' + std::string(name) + ']');
        return inner ? inner : text_of(form_, name);
    }
    auto inner = text_of(model_, name);
    return inner ? inner : text_of(body_, name);
}

std::optional<bool> Input::flag(std::string_view name) const {
    for (const auto& object : {model_, body_}) {
        const auto value = object ? object->find(name) : std::nullopt;
        if (const auto claim = value ? value->boolean() : std::nullopt) return claim;
    }
    const auto spelt = text(name);
    if (spelt == "true") return true;
    if (spelt == "false") return false;
    return std::nullopt;
}

std::string Input::beside(std::string_view name) const {
    return (form_ ? text_of(form_, name) : text_of(body_, name)).value_or("");
}

operations::Credentials bearer_of(const http::Request& request) {
    const auto token = request.header("X-User-Token");
    const auto secret = request.header("X-User-Es");
    const auto app = request.header("X-User-Aid");
    if (!token || !secret || !app || !is_utf8(*app) || has_nul(*app)) return {};
    return {.key_hash = operations::hash_of_key(*token),
            .token_secret = std::string(*secret),
            .token_app = std::string(*app)};
}

std::string address_of(const Exchange& exchange) { return exchange.kit.address_of(exchange.request); }

std::string id_in_path(const Exchange& exchange) {
    constexpr std::string_view suffix = ".json";
    std::string_view id = exchange.parameters.front();
    if (id.ends_with(suffix)) id.remove_suffix(suffix.size());
    return std::string(id);
}

} // namespace cartwright::api::shopping
