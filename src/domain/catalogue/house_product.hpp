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

/// A product that the house itself offers, with the member who made it.
struct HouseProduct {
    ProductId id;
    std::string name;
    std::string brand;    // empty: none
    std::string category; // its name; empty: none
    Money price;
    Instant made_at{}; // 1970 before that was written down
    Instant changed_at{};
    struct Maker {
        AccountId member;
        Instant made_at{}; // the member itself: a part of how its id is spelled

        friend bool operator==(const Maker&, const Maker&) = default;
    };
    std::optional<Maker> maker{}; // nothing: not made by a member, or by one who has left

    friend bool operator==(const HouseProduct&, const HouseProduct&) = default;
};

/// What an admin says of a product. What is not there stays as it is.
struct ProductWish {
    std::optional<std::string> name{};
    std::optional<std::int64_t> price_minor{};
    std::optional<std::string> brand{}; // empty: none
    std::optional<std::string> category{};
    std::optional<std::int64_t> stock{}; // pieces on hand
    std::vector<Flaw> flaws{};           // of what could not be read
};

/// What is wrong with a product to be made: it needs a name and a price (shopping 22.4: "validation errors as usual").
std::vector<Flaw> flaws_of_new(const ProductWish& wish);

/// What is wrong with the changes that are wished for.
std::vector<Flaw> flaws_of_change(const ProductWish& wish);

} // namespace cartwright
