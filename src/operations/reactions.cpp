#include "operations/reactions.hpp"

#include "operations/marketplace/shops.hpp"
#include "store/marketplace/shops.hpp"

namespace cartwright::operations {

void count_sales(Work& work, SellerId seller, std::int64_t sales) { store::shops::count_sales(work.tx, seller, sales); }

void review_seller(Work& work, SellerId seller) { review_verification(work, seller); }

} // namespace cartwright::operations
