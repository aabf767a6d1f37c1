#include "program/races/request.hpp"

#include "support/load_client.hpp"

#include <stdexcept>

namespace cartwright::races {

namespace {

std::string number_of(std::string_view text, Form form) {
    constexpr int hexadecimal = 16;
    constexpr std::size_t time_digits = 8;
    if (form == Form::number) return std::string(text);
    if (form == Form::object_id) text.remove_prefix(std::min(time_digits, text.size()));
    return std::to_string(std::stoll(std::string(text), nullptr, hexadecimal));
}

} // namespace

std::string filled_in(std::string_view text, const Names& names) {
    std::string result;
    for (std::size_t at = 0; (at = text.find('<')) != std::string_view::npos;) {
        const std::size_t end = text.find('>', at);
        const auto found = names.find(text.substr(at + 1, end - at - 1));
        if (found == names.end()) throw std::runtime_error("nothing is known by a name in " + std::string(text));
        result.append(text.substr(0, at)).append(found->second);
        text.remove_prefix(end + 1);
    }
    return result.append(text);
}

void capture(const Request& request, const std::string& reply, Names& names) {
    for (const Capture& each : request.captures) {
        const std::string_view value = tests::json_field(reply, each.field);
        if (value.empty()) throw std::runtime_error("no " + std::string(each.field) + " in " + reply);
        names[std::string(each.name)] = value;
        if (each.form != Form::text) names[std::string(each.name) + '#'] = number_of(value, each.form);
    }
}

} // namespace cartwright::races
