#include "base/template.hpp"

namespace cartwright {

namespace {

/// The visible values, innermost last.
using Scope = std::vector<const TemplateValues*>;

const std::string* text_in(const Scope& scope, std::string_view name) {
    for (auto at = scope.rbegin(); at != scope.rend(); ++at)
        if (const auto found = (*at)->texts.find(name); found != (*at)->texts.end()) return &found->second;
    return nullptr;
}

const std::vector<TemplateValues>* list_in(const Scope& scope, std::string_view name) {
    for (auto at = scope.rbegin(); at != scope.rend(); ++at)
        if (const auto found = (*at)->lists.find(name); found != (*at)->lists.end()) return &found->second;
    return nullptr;
}

/// Removes the text before `mark` and the mark itself from the front of `text`, and returns the text before it. Without
/// the mark it removes and returns everything.
std::string_view take_until(std::string_view& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
    return part;
}

void fill(std::string& out, std::string_view text, Scope& scope, Escape escape) {
    while (!text.empty()) {
        out += take_until(text, "{{");
        if (text.empty()) return;
        std::string_view name = take_until(text, "}}");
        if (!name.starts_with('#')) {
            const std::string* value = text_in(scope, name);
            if (value != nullptr) out += escape == Escape::html ? escaped_html(*value) : *value;
            continue;
        }
        name.remove_prefix(1);
        const std::string_view part = take_until(text, "{{/" + std::string(name) + "}}");
        if (const auto* list = list_in(scope, name)) {
            for (const TemplateValues& each : *list) {
                scope.push_back(&each);
                fill(out, part, scope, escape);
                scope.pop_back();
            }
        } else if (const std::string* value = text_in(scope, name); value != nullptr && !value->empty()) {
            fill(out, part, scope, escape);
        }
    }
}

} // namespace

std::string filled(std::string_view text, const TemplateValues& values, Escape escape) {
    std::string out;
    out.reserve(2 * text.size());
    Scope scope{&values};
    fill(out, text, scope, escape);
    return out;
}

std::string escaped_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

} // namespace cartwright
