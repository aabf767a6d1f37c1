#include "api/shopping/product_requests.hpp"

#include "base/object_id.hpp"
#include "base/text.hpp"
#include "domain/member_cart.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view model = "product";

std::optional<std::string> trimmed_text(const Input& input, std::string_view name) {
    const auto text = input.text(name);
    return text ? std::optional<std::string>(trimmed(*text)) : std::nullopt;
}

ProductWish wish_in(const Input& input) {
    ProductWish wish{.name = trimmed_text(input, "name"),
                     .brand = trimmed_text(input, "brand"),
                     .category = trimmed_text(input, "category"),
                     .stock = input.integer("stock")};
    const Amount price = input.amount("price");
    if (price.form == Amount::Form::good)
        wish.price_minor = price.minor;
    else if (price.form != Amount::Form::absent)
        wish.flaws.push_back(field_flaw("price", price.trouble()));
    if (!wish.stock && input.has("stock")) wish.flaws.push_back(field_flaw("stock", "is not a whole number"));
    return wish;
}

Result<ProductId> named(const Exchange& exchange, Why otherwise) {
    const auto number = number_of_object_id(id_in_path(exchange));
    if (!number) return refuse(otherwise);
    return ProductId{*number};
}

} // namespace

Result<operations::CreateProduct> product_wished(Exchange& exchange) {
    const Input input(exchange, model);
    if (input.names_an_id()) return refuse(Why::member_not_found);
    return operations::CreateProduct{.wish = wish_in(input)};
}

Result<operations::NameProduct> product_seen(Exchange& exchange) {
    return operations::NameProduct{.product = TRY(named(exchange, Why::resource_not_found))};
}

Result<operations::ChangeProduct> product_change_wished(Exchange& exchange) {
    const Input input(exchange, model); // also says which application
    return operations::ChangeProduct{.product = TRY(named(exchange, Why::member_not_found)), .wish = wish_in(input)};
}

Result<operations::NameProduct> product_removal_wished(Exchange& exchange) {
    const Input input(exchange, model); // the application
    return operations::NameProduct{.product = TRY(named(exchange, Why::member_not_found))};
}

} // namespace cartwright::api::shopping
