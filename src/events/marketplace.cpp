#include "events/marketplace.hpp"

namespace cartwright {

void describe(EventFields& out, const ShopVerified& event) {
    out.type("cartwright.shop.verified", "A shop became verified, or is no longer verified.");
    out.subject("shops/", std::to_string(event.shop));
    out.field("shop_id", as::number, "Marketplace number of the shop", event.shop);
    out.field("verified", as::boolean, "Whether the shop is verified now", event.verified);
}

void describe(EventFields& out, const PayoutSettled& event) {
    out.type("cartwright.payout.settled", "A payout to a shop succeeded or failed.");
    out.subject("payouts/", std::to_string(event.payout));
    out.field("payout_id", as::number, "Marketplace number of the payout", event.payout);
    out.field("shop_id", as::number, "Marketplace number of the shop", event.shop);
    out.field("amount_minor", as::number, "Amount of the payout, in minor units", event.amount.minor);
    out.field("currency", as::currency, "Currency of the amount", event.amount.currency);
    out.field("state", as::text, "paid, or failed: the shop's balance is credited again", event.state);
}

} // namespace cartwright
