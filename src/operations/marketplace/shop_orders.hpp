#pragma once

#include "domain/marketplace/shop.hpp"
#include "domain/orders/refund.hpp"
#include "operations/orders/refunds.hpp"
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
    std::optional<std::int64_t> amount_minor{}; // nothing: of the pieces that come back, or all that is left
    std::string reason;
    struct Piece {
        std::int64_t listing = 0; // as the marketplace spells it
        std::int64_t quantity = 0;
    };
    std::vector<Piece> pieces{}; // that go back on the shelf
    std::string reference{};     // of a payment back by hand, should there be no charge of the order
};
struct RefundedShopOrder {
    std::int64_t order = 0;
    Refund refund{};
    std::optional<Refusal> rejection{}; // why nothing was given back

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

/// Gives money of a shop's part back, as `operations/refunds` does: joins a refund that asks the same, or begins one.
/// Refused: order_not_found, listing_not_found (it is not of this order), not_enough_stock, refund_too_large.
Result<AskedRefund> begin_shop_refund(Work& work, const RefundShopOrder& wish);
Result<RefundedShopOrder> finish_shop_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded);

/// Once for each listing of an order, by who bought it. Refused: order_not_found, account_not_found, not_bought,
/// listing_not_found, already_rated.
Result<RatedOrder> rate_order(Work& work, const RateOrder& wish);

} // namespace cartwright::operations
