#include "api/shopping/input.hpp"

#include "api/core/api_server.hpp"
#include "base/money.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cmath>

namespace cartwright::api::shopping {

namespace {

/// No stored text has a NUL, or is not UTF-8: PostgreSQL refuses both.
bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

std::optional<std::string> text_in(const http::JsonValue& value) {
    if (const auto number = value.integer()) return std::to_string(*number);
    const auto text = value.text();
    if (!text || has_nul(*text)) return std::nullopt;
    return std::string(*text);
}

std::optional<std::string> text_of(const std::optional<BodyInput>& body, std::string_view name) {
    const auto value = body ? body->find(name) : std::nullopt;
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

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

bool is_decimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    return !whole.empty() && (point == text.size() || !fraction.empty()) && std::ranges::all_of(whole, is_digit) &&
           std::ranges::all_of(fraction, is_digit);
}

Amount good_amount(std::int64_t minor) { return {.form = Amount::Form::good, .minor = minor}; }
Amount largest_amount(bool is_negative) { return good_amount(is_negative ? -Amount::minor_max : Amount::minor_max); }

Amount parse_amount(std::string_view text) {
    constexpr std::size_t characters_max = 1'000;
    text = trimmed(text);
    if (text.empty()) return {};
    if (text.size() > characters_max || !is_decimal(text)) return {.form = Amount::Form::no_number};
    if (const auto minor = minor_units(text, Places::exact)) return good_amount(*minor);
    if (minor_units(text, Places::rounded)) return {.form = Amount::Form::too_fine};
    return largest_amount(text.starts_with('-'));
}

Amount parse_amount(double number) {
    constexpr double exact_max = 1e13; // beyond this, a double cannot tell minor units apart
    if (std::fabs(number) > exact_max) return largest_amount(number < 0);
    if (const auto minor = minor_units(number)) return good_amount(*minor);
    return {.form = Amount::Form::too_fine};
}

} // namespace

std::string_view Amount::trouble() const {
    switch (form) {
    case Form::absent: return "can't be blank";
    case Form::no_number: return "is not a number";
    case Form::too_fine: return "has more than two places";
    case Form::good: break;
    }
    return {};
}

Input::Input(const http::Request& request, http::JsonReader& json, std::string_view model) : model_name_(model) {
    if (request.body.empty() || request.method == http::Method::get) {
        form_ = http::QueryString::parse(request.query);
        return;
    }
    body_ = BodyInput(json, request.body);
    if (!body_->is_json()) {
        const bool is_sent_as_form = is_form(request); // `curl -d` sends JSON as a form unless a type is set
        is_broken_json_ = !is_sent_as_form || trimmed(request.body).starts_with('{');
        if (is_sent_as_form) form_ = http::QueryString::parse(request.body);
    }
}

Input::Input(RequestContext& context, std::string_view model) : Input(context.request, context.json(), model) {
    context.credentials().api_key = top_level_text("api_key");
    context.credentials().app = top_level_text("current_app_id");
    context.credentials().is_unreadable = is_broken_json_;
}

std::optional<std::string> Input::text(std::string_view name) const {
    auto text = secret(name);
    if (!text) return std::nullopt;
    const std::string_view inner = trimmed(*text);
    if (inner.size() < text->size()) text = std::string(inner);
    return text;
}

std::optional<std::string> Input::secret(std::string_view name) const {
    if (form_) {
        auto inner = text_of(form_, model_name_ + '[' + std::string(name) + ']');
        return inner ? inner : text_of(form_, name);
    }
    auto inner = text_of(body_, in_model(name));
    return inner ? inner : text_of(body_, name);
}

std::optional<bool> Input::flag(std::string_view name) const {
    const auto said = value(name);
    if (const auto claim = said ? said->boolean() : std::nullopt) return claim;
    return parse_boolean(text(name).value_or(""));
}

bool Input::has_model() const {
    const auto model = body_ ? body_->find(model_name_) : std::nullopt;
    return model && model->kind() == http::JsonValue::Kind::object;
}

std::string Input::in_model(std::string_view name) const { return model_name_ + '.' + std::string(name); }

std::optional<http::JsonValue> Input::value(std::string_view name) const {
    if (!body_) return std::nullopt;
    auto inner = body_->find(in_model(name));
    return inner ? inner : body_->find(name);
}

bool Input::has(std::string_view name) const {
    if (form_) return !texts(name).empty();
    const auto said = value(name);
    if (!said || said->kind() == http::JsonValue::Kind::null) return false;
    const auto text = said->text();
    return !text || !is_blank(*text);
}

std::optional<std::int64_t> Input::integer(std::string_view name) const {
    const auto said = value(name);
    if (const auto number = said ? said->nearest_integer() : std::nullopt) return number;
    const auto sent = text(name);
    return sent ? nearest_integer(*sent) : std::nullopt;
}

Amount Input::amount(std::string_view name) const {
    if (form_) return parse_amount(text(name).value_or(""));
    const auto said = value(name);
    if (!said || said->kind() == http::JsonValue::Kind::null) return {};
    if (const auto number = said->number()) return parse_amount(*number);
    const auto sent = said->text();
    return sent ? parse_amount(*sent) : Amount{.form = Amount::Form::no_number};
}

std::vector<std::string> Input::texts(std::string_view name) const {
    std::vector<std::string> all;
    if (form_) {
        const std::string inner = model_name_ + '[' + std::string(name) + ']';
        const std::string names[] = {inner, inner + "[]", std::string(name), std::string(name) + "[]"};
        for (const auto& [given, text] : form_->parameters())
            if (std::ranges::find(names, given) != std::end(names) && !is_blank(text))
                all.emplace_back(has_nul(text) ? "" : trimmed(text));
        return all;
    }
    const auto said = value(name);
    const auto items = said ? said->array() : std::nullopt;
    if (!items) {
        if (auto alone = text(name); alone && !is_blank(*alone)) all.push_back(*std::move(alone));
        return all;
    }
    for (const http::JsonValue& item : *items) all.emplace_back(trimmed(text_in(item).value_or("")));
    return all;
}

std::string Input::top_level_text(std::string_view name) const {
    const std::string text = (form_ ? text_of(form_, name) : text_of(body_, name)).value_or("");
    return std::string(trimmed(text));
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

std::string address_of(const RequestContext& context) { return context.server.address_of(context.request); }

std::string id_in_path(const RequestContext& context) {
    constexpr std::string_view suffix = ".json";
    std::string_view id = context.parameters.front();
    if (id.ends_with(suffix)) id.remove_suffix(suffix.size());
    return std::string(id);
}

} // namespace cartwright::api::shopping
