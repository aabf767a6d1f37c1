#include "domain/catalogue/house_product.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright {

namespace {

void check_text(std::vector<Flaw>& flaws, std::string_view field, const std::string& text, std::size_t bytes_max) {
    if (text.size() > bytes_max)
        flaws.push_back(field_flaw(field, "is too long (maximum is " + std::to_string(bytes_max) + " bytes)"));
    else if (has_control_characters(text))
        flaws.push_back(field_flaw(field, "is invalid"));
}

void check_price(std::vector<Flaw>& flaws, std::int64_t minor) {
    if (minor <= 0) flaws.push_back(field_flaw("price", "must be greater than 0"));
    if (minor > price_max_minor)
        flaws.push_back(field_flaw("price", "must be less than or equal to " + decimal(price_max_minor)));
}

void check_stock(std::vector<Flaw>& flaws, std::int64_t stock) {
    if (stock < 0) flaws.push_back(field_flaw("stock", "must be greater than or equal to 0"));
    if (stock > stock_max)
        flaws.push_back(field_flaw("stock", "must be less than or equal to " + std::to_string(stock_max)));
}

} // namespace

std::vector<Flaw> flaws_of_new(const ProductWish& wish) {
    std::vector<Flaw> flaws = flaws_of_change(wish);
    const bool has_read_price = std::ranges::find(wish.flaws, "price", &Flaw::field) == wish.flaws.end();
    if (!wish.name) flaws.push_back(field_flaw("name", "can't be blank"));
    if (!wish.price_minor && has_read_price) flaws.push_back(field_flaw("price", "can't be blank"));
    return flaws;
}

std::vector<Flaw> flaws_of_change(const ProductWish& wish) {
    std::vector<Flaw> flaws = wish.flaws;
    if (wish.name && wish.name->empty()) flaws.push_back(field_flaw("name", "can't be blank"));
    if (wish.name) check_text(flaws, "name", *wish.name, name_bytes_max);
    if (wish.brand) check_text(flaws, "brand", *wish.brand, brand_bytes_max);
    if (wish.category) check_text(flaws, "category", *wish.category, category_bytes_max);
    if (wish.price_minor) check_price(flaws, *wish.price_minor);
    if (wish.stock) check_stock(flaws, *wish.stock);
    return flaws;
}

} // namespace cartwright
