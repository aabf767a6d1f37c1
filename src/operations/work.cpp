#include "operations/work.hpp"

#include "domain/terms.hpp"

namespace cartwright::operations {

TermsByArea::TermsByArea(const Terms& terms)
    : accounts(terms.accounts), catalogue(terms.catalogue), marketplace(terms.marketplace), members(terms.members),
      orderflow(terms.orderflow), orders(terms.orders), reseller(terms.reseller), shopping(terms.shopping) {}

} // namespace cartwright::operations
