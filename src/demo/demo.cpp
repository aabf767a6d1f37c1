#include "demo/demo.hpp"

#include "demo/demo_marketplace.hpp"
#include "demo/demo_products.csv.hpp"
#include "demo/demo_reseller.hpp"
#include "demo/demo_shopping.hpp"
#include "domain/terms.hpp"
#include "import/products.hpp"
#include "store/catalogue/products.hpp"

#include <algorithm>
#include <sstream>

namespace cartwright {

namespace {

/// The list is part of the program, so an error in it is a bug.
operations::PutGoods demo_goods() {
    auto goods = import::read_products(embedded::demo_products, {.currency = demo::currency});
    if (goods) return *std::move(goods);
    std::ostringstream why;
    why << "the demo catalogue is malformed: " << goods.error();
    throw std::logic_error(why.str());
}

bool has(const std::vector<std::string>& doors, std::string_view door) {
    return std::ranges::find(doors, door) != doors.end();
}

} // namespace

void fill_with_demo_data(store::Store& store, const std::vector<std::string>& doors) {
    const operations::PutGoods goods = demo_goods();
    const auto fill = [&](store::Transaction& tx) {
        store::products::lock_catalogue(tx); // nodes may start at the same time
        if (store::products::next(tx).value > 1) return false;
        const Terms terms{.catalogue = {.currency = demo::currency}};
        operations::Work work{.tx = tx, .terms = terms, .door = "import"};
        if (!operations::put_goods(work, goods)) return false;
        if (has(doors, "marketplace")) demo::fill_marketplace(tx);
        return true;
    };
    const auto outcome = store.write_and_wait(fill);
    if (outcome == store::Outcome::unavailable && !store.write_error().empty()) return; // the database can only be read
    if (outcome != store::Outcome::committed && outcome != store::Outcome::refused)
        throw std::runtime_error("the demo catalogue cannot be stored; see the log");
    if (has(doors, "reseller")) demo::fill_reseller(store);
    if (has(doors, "shopping")) demo::fill_shopping(store);
}

} // namespace cartwright
