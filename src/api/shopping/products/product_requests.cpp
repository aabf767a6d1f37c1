#include "api/shopping/products/product_requests.hpp"

#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "domain/shopping/member_cart.hpp"

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view product_model = "product";

ProductWish read_product_wish(const Input& input) {
    ProductWish wish{.name = input.text("name"),
                     .brand = input.text("brand"),
                     .category = input.text("category"),
                     .stock = input.integer("stock")};
    const Amount price = input.amount("price");
    if (price.form == Amount::Form::good)
        wish.price_minor = price.minor;
    else if (price.form != Amount::Form::absent)
        wish.flaws.push_back(field_flaw("price", price.trouble()));
    if (!wish.stock && input.has("stock")) wish.flaws.push_back(field_flaw("stock", "is not a whole number"));
    return wish;
}

Result<ProductId> read_product_id(const RequestContext& context, Why otherwise) {
    const auto number = number_of_object_id(id_in_path(context));
    if (!number) return refuse(otherwise);
    return ProductId{*number};
}

} // namespace

Result<operations::CreateProduct> read_create_product(RequestContext& context) {
    const Input input(context, product_model);
    if (input.has_id()) return refuse(Why::member_not_found);
    return operations::CreateProduct{.wish = read_product_wish(input)};
}

Result<operations::NameProduct> read_show_product(RequestContext& context) {
    return operations::NameProduct{.product = TRY(read_product_id(context, Why::resource_not_found))};
}

Result<operations::ChangeProduct> read_change_product(RequestContext& context) {
    const Input input(context, product_model); // also reads the application
    return operations::ChangeProduct{.product = TRY(read_product_id(context, Why::member_not_found)),
                                     .wish = read_product_wish(input)};
}

Result<operations::NameProduct> read_remove_product(RequestContext& context) {
    const Input input(context, product_model); // reads the application
    return operations::NameProduct{.product = TRY(read_product_id(context, Why::member_not_found))};
}

} // namespace cartwright::api::shopping
