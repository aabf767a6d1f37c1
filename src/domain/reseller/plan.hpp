#pragma once

#include "base/instant.hpp"
#include "domain/catalogue/product.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cartwright {

/// The billing period of a plan, and the duration of its subscription.
enum class Period : std::uint8_t { month, quarter, year };

std::string_view name_of(Period period);
std::optional<Period> parse_period(std::string_view name);

/// Returns the end of the period that begins at `start`: the same time of day, and the day of the month of `first`, the
/// start of the first period. In a month without that day it is the last day. Monthly from 29 January: 28 February, 29
/// March.
Instant one_period_after(Instant start, Period period, Instant first);
inline Instant one_period_after(Instant start, Period period) { return one_period_after(start, period, start); }

/// The allowed values of an item's attribute, and whether it is required.
struct AttributeRule {
    std::string name;
    bool required = false;
    bool secret = false;
    std::vector<std::string> allowed{}; // empty: any value

    friend bool operator==(const AttributeRule&, const AttributeRule&) = default;
};

/// A vendor's listing for resale: seats per period, without stock control.
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
    bool enabled = true;  // for the reseller who calls
    bool retired = false; // can no longer be bought
    std::vector<AttributeRule> rules{};

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// Whether an attribute is secret by its name, which contains "password" or "secret" in any case.
bool is_secret_by_name(std::string_view attribute);

/// Whether an attribute of that name is stored sealed.
bool is_secret(const Plan& plan, std::string_view attribute);

} // namespace cartwright
