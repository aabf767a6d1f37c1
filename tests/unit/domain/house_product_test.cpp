#include "domain/catalogue/house_product.hpp"

#include "domain/refusal.hpp"
#include "tests/unit/domain/flaws.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using Strings = std::vector<std::string>;

/// "name can't be blank"
struct ProductCase {
    ProductWish wish;
    Strings new_flaws;
    Strings change_flaws;
};

TEST(HouseProductTest, is_made_and_changed_with_what_may_be) {
    const std::string longest_name(name_bytes_max, 'n');
    const std::string longest_brand(brand_bytes_max, 'b');
    const std::vector<ProductCase> cases{
        {{}, {"name can't be blank", "price can't be blank"}, {}},
        {{.name = "Ford", .price_minor = 12'000'000}, {}, {}},
        {{.name = "Ford"}, {"price can't be blank"}, {}},
        {{.price_minor = 1}, {"name can't be blank"}, {}},
        {{.name = ""}, {"name can't be blank", "price can't be blank"}, {"name can't be blank"}},
        {{.name = longest_name, .price_minor = price_max_minor, .brand = longest_brand, .stock = stock_max}, {}, {}},
        {{.name = longest_name + 'n', .price_minor = 1},
         {"name is too long (maximum is 500 bytes)"},
         {"name is too long (maximum is 500 bytes)"}},
        {{.name = "a", .price_minor = 1, .brand = longest_brand + 'b', .category = longest_brand + 'c'},
         {"brand is too long (maximum is 200 bytes)", "category is too long (maximum is 200 bytes)"},
         {"brand is too long (maximum is 200 bytes)", "category is too long (maximum is 200 bytes)"}},
        {{.name = "a\tb", .price_minor = 1}, {"name is invalid"}, {"name is invalid"}},
        {{.name = "a", .price_minor = 1, .brand = "\x7f", .category = "\x1f"},
         {"brand is invalid", "category is invalid"},
         {"brand is invalid", "category is invalid"}},
        {{.name = "Zoë", .price_minor = 1, .brand = "", .category = "", .stock = 0}, {}, {}},
        {{.name = "a", .price_minor = 0}, {"price must be greater than 0"}, {"price must be greater than 0"}},
        {{.name = "a", .price_minor = -1}, {"price must be greater than 0"}, {"price must be greater than 0"}},
        {{.name = "a", .price_minor = price_max_minor + 1},
         {"price must be less than or equal to 1000000000.0"},
         {"price must be less than or equal to 1000000000.0"}},
        {{.name = "a", .price_minor = 1, .stock = -1},
         {"stock must be greater than or equal to 0"},
         {"stock must be greater than or equal to 0"}},
        {{.name = "a", .price_minor = 1, .stock = stock_max + 1},
         {"stock must be less than or equal to 1000000000"},
         {"stock must be less than or equal to 1000000000"}},
        {{.name = "a", .flaws = {field_flaw("price", "is not a number")}},
         {"price is not a number"},
         {"price is not a number"}},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ(told(flaws_of_new(cases[i].wish)), cases[i].new_flaws) << "case " << i;
        EXPECT_EQ(told(flaws_of_change(cases[i].wish)), cases[i].change_flaws) << "case " << i;
    }
}

} // namespace
} // namespace cartwright
