#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/catalogue/product.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright {

inline constexpr std::size_t brand_bytes_max = 200;
inline constexpr std::size_t category_bytes_max = 200;

/// A product that the house offers, with the member who created it.
struct HouseProduct {
    ProductId id;
    std::string name;
    std::string brand;    // empty: none
    std::string category; // its name; empty: none
    Money price;
    Instant made_at{}; // 1970 if created before this was recorded
    Instant changed_at{};
    struct Maker {
        AccountId member;
        Instant made_at{}; // of the member's account; a part of the member's formatted id

        friend bool operator==(const Maker&, const Maker&) = default;
    };
    std::optional<Maker> maker{}; // none: not created by a member, or the member has left

    friend bool operator==(const HouseProduct&, const HouseProduct&) = default;
};

/// Values for a product that an admin creates or changes. A missing value leaves the field unchanged.
struct ProductWish {
    std::optional<std::string> name{};
    std::optional<std::int64_t> price_minor{};
    std::optional<std::string> brand{}; // empty: none
    std::optional<std::string> category{};
    std::optional<std::int64_t> stock{}; // pieces on hand
    std::vector<Flaw> flaws{};           // of values that could not be parsed
};

/// Returns the flaws of a new product, which needs a name and a price (shopping 22.4: "validation errors as usual").
std::vector<Flaw> flaws_of_new(const ProductWish& wish);

/// Returns the flaws of the requested changes.
std::vector<Flaw> flaws_of_change(const ProductWish& wish);

} // namespace cartwright
