#pragma once

#include "domain/accounts/terms.hpp"
#include "domain/catalogue/terms.hpp"
#include "domain/marketplace/terms.hpp"
#include "domain/members/terms.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/orders/terms.hpp"
#include "domain/reseller/terms.hpp"
#include "domain/shopping/terms.hpp"

namespace cartwright {

/// The settings that may differ between doors, by area; nothing else differs. Only what opens a door, or calls
/// operations without one, includes this header: an operation reads the terms of its own area (`TermsByArea`).
struct Terms {
    AccountTerms accounts{};
    CatalogueTerms catalogue{};
    MarketplaceTerms marketplace{};
    MemberTerms members{};
    OrderflowTerms orderflow{};
    OrderTerms orders{};
    ResellerTerms reseller{};
    ShoppingTerms shopping{};
};

} // namespace cartwright
