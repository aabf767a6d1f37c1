#include "app/doors.hpp"

#include "api/admin/door.hpp"
#include "api/engine/door.hpp"
#include "api/marketplace/door.hpp"
#include "api/orderflow/door.hpp"
#include "api/reseller/door.hpp"
#include "api/shopping/door.hpp"
#include "api/storefront/door.hpp"
#include "app/terms.hpp"
#include "rehearsal/api/door.hpp"

#include <algorithm>

namespace cartwright {

namespace {

bool is_open(const Config& config, std::string_view door) {
    return std::ranges::find(config.doors, door) != config.doors.end();
}

void append(std::vector<api::Door>& doors, std::vector<api::Door> others) {
    std::ranges::move(others, std::back_inserter(doors));
}

} // namespace

std::vector<api::Door> doors_of(const Config& config, const Secrets& secrets) {
    const Secrets of_reseller{.seal_key = secrets.seal_key};
    const Secrets of_shopping{.page = secrets.page, .image_upload = secrets.image_upload};
    std::vector<api::Door> doors{api::engine::door(), api::admin::door()};
    if (config.demo) doors.push_back(api::rehearsal::door(shopping_terms_of(config), {.page = secrets.page}));
    if (is_open(config, "marketplace")) doors.push_back(api::marketplace::door(terms_of(config)));
    if (is_open(config, "orderflow")) doors.push_back(api::orderflow::door(orderflow_terms_of(config)));
    if (is_open(config, "reseller")) append(doors, api::reseller::doors(reseller_terms_of(config), of_reseller));
    if (is_open(config, "shopping")) append(doors, api::shopping::doors(shopping_terms_of(config), of_shopping));
    if (is_open(config, "storefront")) doors.push_back(api::storefront::door(terms_of(config)));
    return doors;
}

} // namespace cartwright
