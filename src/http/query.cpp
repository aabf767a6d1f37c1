#include "http/query.hpp"

#include "base/text.hpp"
#include "http/ascii.hpp"

#include <algorithm>

namespace cartwright::http {

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hexadecimal_digit(text[i + 1]);
            const int low = hexadecimal_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += c == '+' && plus == Plus::blank ? ' ' : c;
        }
    }
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view unreserved = "-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                              unreserved.find(c) != std::string_view::npos;
        if (is_plain)
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return encoded;
}

std::optional<QueryString> QueryString::parse(std::string_view query) {
    QueryString result;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        if (result.parameters_.size() == parameters_max) return std::nullopt;

        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), Plus::blank);
        auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::blank);
        if (!name || !value || !is_utf8(*name) || !is_utf8(*value)) return std::nullopt;
        result.parameters_.emplace_back(*std::move(name), *std::move(value));
    }
    return result;
}

std::optional<std::string_view> QueryString::value(std::string_view name) const {
    const auto found = std::find_if(parameters_.rbegin(), parameters_.rend(),
                                    [name](const auto& parameter) { return parameter.first == name; });
    if (found == parameters_.rend()) return std::nullopt;
    return found->second;
}

} // namespace cartwright::http
