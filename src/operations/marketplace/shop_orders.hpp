#pragma once

#include "domain/marketplace/shop.hpp"
#include "domain/orders/refund.hpp"
#include "operations/orders/refunds.hpp"
#include "operations/work.hpp"

#include <vector>

/// Orders from the shops' side, from payment to delivery, and the ratings that buyers give. Each shop's part of an
/// order has a number, whichever API the order came through.
namespace cartwright::operations {

struct TrackOrder {
    std::optional<std::int64_t> order{};
    std::optional<std::int64_t> user{}; // the user's latest order, when no order is named
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
    std::optional<std::int64_t> listing{}; // optional when the order has only one
    std::int64_t stars = 0;
};
struct RatedOrder {
    std::int64_t order = 0;
    std::int64_t listing = 0;
    std::int64_t stars = 0;
};

struct RefundShopOrder {
    std::int64_t order = 0;
    std::optional<std::int64_t> amount_minor{}; // nothing: the price of the returned pieces, or all that is left
    std::string reason;
    struct Piece {
        std::int64_t listing = 0; // as the marketplace numbers it
        std::int64_t quantity = 0;
    };
    std::vector<Piece> pieces{}; // that return to stock
    std::string reference{};     // of a manual refund payment, when the order has no charge
};
struct RefundedShopOrder {
    std::int64_t order = 0;
    Refund refund{};
    std::optional<Refusal> rejection{}; // why nothing was refunded

    /// The shop's share of the refund.
    [[nodiscard]] Money share() const {
        return {.minor = refund.amount.minor - refund.fee.minor, .currency = refund.amount.currency};
    }
};

/// Refused: order_not_found, account_not_found.
Result<SellerOrder> track_order(Work& work, const TrackOrder& wish);

/// Moves a shop's part to a possible next step; the present step changes nothing. Refused: order_not_found,
/// step_not_possible.
Result<SellerOrder> step_order(Work& work, const StepOrder& wish);

/// The newest first. Refused: shop_not_found.
Result<std::vector<ShopOrder>> list_shop_orders(Work& work, const ListShopOrders& wish);

/// Refunds money of a shop's part, as `operations/orders/refunds` does: joins an equal refund, or begins one.
/// Refused: order_not_found, listing_not_found (it is not of this order), not_enough_stock, refund_too_large.
Result<AskedRefund> begin_shop_refund(Work& work, const RefundShopOrder& wish);
Result<RefundedShopOrder> finish_shop_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded);

/// Rates a listing of an order, once each, by the order's buyer. Refused: order_not_found, account_not_found,
/// not_bought, listing_not_found, already_rated.
Result<RatedOrder> rate_order(Work& work, const RateOrder& wish);

} // namespace cartwright::operations
