#pragma once

#include "domain/refund.hpp"
#include "domain/shop.hpp"
#include "operations/work.hpp"

#include <vector>

/// What shops have to do with orders, from the payment to the door, and what buyers think of it. An order has a number
/// for each shop's part of it, through whichever door it came.
namespace cartwright::operations {

struct TrackOrder {
    std::optional<std::int64_t> order{};
    std::optional<std::int64_t> user{}; // the latest of this user, where no order is named
};
struct StepOrder {
    std::int64_t order = 0;
    Step step = Step::shipped;
};
struct ListShopOrders {
    std::int64_t shop = 0;
    std::optional<Step> step{};
    std::int64_t before = 0;
    std::int64_t limit = 0;
};
struct RateOrder {
    std::int64_t order = 0;
    std::int64_t user = 0;
    std::optional<std::int64_t> listing{}; // may be left out where the order has but one
    std::int64_t stars = 0;
};
struct RatedOrder {
    std::int64_t order = 0;
    std::int64_t listing = 0;
    std::int64_t stars = 0;
};

struct RefundShopOrder {
    std::int64_t order = 0;
    std::optional<Money> amount{}; // nothing: of the pieces that come back, or all that is left
    std::string reason;
    struct Piece {
        std::int64_t listing = 0; // as the marketplace spells it
        std::int64_t quantity = 0;
    };
    std::vector<Piece> pieces{}; // that go back on the shelf
};
struct RefundedShopOrder {
    std::int64_t order = 0;
    Refund refund;

    /// What the shop has given back.
    [[nodiscard]] Money share() const {
        return {.minor = refund.amount.minor - refund.fee.minor, .currency = refund.amount.currency};
    }
};

/// Refused: order_not_found, account_not_found.
Result<SellerOrder> track_order(Work& work, const TrackOrder& wish);

/// One step further; the step where it is already changes nothing. Refused: order_not_found, step_not_possible.
Result<SellerOrder> step_order(Work& work, const StepOrder& wish);

/// The newest first. Refused: shop_not_found.
Result<std::vector<ShopOrder>> list_shop_orders(Work& work, const ListShopOrders& wish);

/// Gives money back. Refused: order_not_found, listing_not_found (it is not of this order), refund_too_large,
/// not_enough_stock.
Result<RefundedShopOrder> refund_shop_order(Work& work, const RefundShopOrder& wish);

/// Once for each listing of an order, by who bought it. Refused: order_not_found, account_not_found, not_bought,
/// listing_not_found, already_rated.
Result<RatedOrder> rate_order(Work& work, const RateOrder& wish);

} // namespace cartwright::operations
