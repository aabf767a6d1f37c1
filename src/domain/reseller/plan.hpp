#pragma once

#include "base/instant.hpp"
#include "domain/catalogue/product.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cartwright {

/// How often a plan is paid for: how long its subscription lasts.
enum class Period : std::uint8_t { month, quarter, year };

std::string_view name_of(Period period);
std::optional<Period> parse_period(std::string_view name);

/// The end of the period that begins at `start`: the same hour, and the day of the month on which `first` was (the
/// start of the first period), or the last day of a month that has no such day. Monthly from 29 January: 28 February,
/// 29 March.
Instant one_period_after(Instant start, Period period, Instant first);
inline Instant one_period_after(Instant start, Period period) { return one_period_after(start, period, start); }

/// What an attribute of an item may be, and whether it has to be there.
struct AttributeRule {
    std::string name;
    bool required = false;
    bool secret = false;
    std::vector<std::string> allowed{}; // none: any value

    friend bool operator==(const AttributeRule&, const AttributeRule&) = default;
};

/// A vendor's offer to be sold again: seats that nobody counts, by the period.
struct Plan {
    ListingId listing;
    ProductId product;
    std::string sku;
    std::string name;
    std::string description{};
    SellerId vendor;
    std::string vendor_name; // "MICROSOFT"
    std::string provider;    // "azure"
    std::string category{};
    std::string vertical{};
    Period period = Period::month;
    Money price;
    bool enabled = true;  // for the reseller who asks
    bool retired = false; // nobody can buy it any more
    std::vector<AttributeRule> rules{};

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// What is secret without anybody saying so: whatever is called a password or a secret.
bool is_secret_by_name(std::string_view attribute);

/// Whether an attribute of that name is sealed wherever it is kept.
bool is_secret(const Plan& plan, std::string_view attribute);

} // namespace cartwright
