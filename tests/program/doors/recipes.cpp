#include "program/doors/recipes.hpp"

namespace cartwright::tests {

const Recipes& recipes() {
    static const Recipes all = [] {
        Recipes gathered;
        for (Recipes some : {storefront_recipes(), admin_recipes(), marketplace_recipes(), orderflow_recipes(),
                             reseller_recipes(), shopping_recipes(), shopping_cart_recipes(), image_recipes()})
            gathered.merge(some);
        return gathered;
    }();
    return all;
}

} // namespace cartwright::tests
