#include "domain/notice.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr std::size_t address_bytes_max = 254; // RFC 5321
constexpr std::size_t local_bytes_max = 64;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// What RFC 5322 calls a dot-atom.
bool is_local_part(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    const auto is_allowed = [&](char c) { return is_alphanumeric(c) || others.find(c) != std::string_view::npos; };
    return !text.empty() && text.size() <= local_bytes_max && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos && std::ranges::all_of(text, is_allowed);
}

bool is_label(std::string_view text) {
    constexpr std::size_t label_bytes_max = 63;
    const auto is_allowed = [](char c) { return is_alphanumeric(c) || c == '-'; };
    return !text.empty() && text.size() <= label_bytes_max && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, is_allowed);
}

bool is_domain(std::string_view text) {
    if (text.find('.') == std::string_view::npos) return false;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_label(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

} // namespace

std::string_view name_of(Occasion occasion) {
    switch (occasion) {
    case Occasion::invoice_created: return "InvoiceCreated";
    case Occasion::payment_processed: return "PaymentProcessed";
    case Occasion::order_shipped: return "OrderShipped";
    }
    return {};
}

// orderflow A3-4: "CartUpdated or unknown → 400".
std::optional<Occasion> occasion_named(std::string_view name) {
    for (const Occasion occasion : {Occasion::invoice_created, Occasion::payment_processed, Occasion::order_shipped})
        if (name_of(occasion) == name) return occasion;
    return std::nullopt;
}

bool is_mail_address(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (text.size() > address_bytes_max || at == std::string_view::npos) return false;
    return is_local_part(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

} // namespace cartwright
