#pragma once

#include "domain/ids.hpp"
#include "domain/ledger/ledger.hpp"
#include "domain/orders/order.hpp"
#include "domain/orders/seller.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// Money that a buyer gets back of one seller's part of an order, and what of it was the house's fee and tax.
struct Refund {
    RefundId id;
    OrderId order;
    SellerId seller = the_house;
    Money amount;
    Money fee;
    Money tax;
    std::string reason;
    Instant made_at{};
    RefundRequestId request{}; // 0 where it was made before requests were kept

    friend bool operator==(const Refund&, const Refund&) = default;
};

/// What a refund takes of one seller's part of an order.
struct RefundShare {
    SellerId seller = the_house;
    Money amount;

    friend bool operator==(const RefundShare&, const RefundShare&) = default;
};

/// Money of an order that is to go back to its buyer. It is written down, with the share of each seller, before the
/// provider that took the payment is asked, and it is asked for again under the same key until the answer is known.
struct RefundRequest {
    enum class State : std::uint8_t {
        asked, // no answer yet: it counts as given back
        approved,
        declined,
        no_charge, // the provider has no charge of the order: the money can only be given back by hand
    };

    RefundRequestId id;
    OrderId order;
    std::optional<ChargeId> charge{}; // of the payment gateway
    std::string method{};             // of the order's payment
    std::string door{};               // the API that asked
    std::string wish{};               // amount and pieces as they were asked for: tells the same request from another
    Money amount;
    std::string reason{};
    std::string reference{};           // of a payment back by hand, should there be no charge
    std::vector<RefundShare> shares{}; // none of a charge that came too late, nor in requests of version 0.1
    State state = State::asked;
    std::string answer{}; // why it was declined
    Instant asked_at{};
    std::optional<Instant> answered_at{};
};

std::string_view name_of(RefundRequest::State state);
RefundRequest::State parse_refund_state(std::string_view name);

/// The provider's key for it: the same however often it is asked.
std::string key_of(RefundRequestId request);

/// Which provider is asked for the money of a refund.
enum class RefundProvider : std::uint8_t {
    gateway,
    payments_server,
    none, // the refund is only booked: the money was not taken through a provider
};

RefundProvider refund_provider_of(std::string_view method);

/// One seller's part of a paid order: what the buyer paid for it, and what of that has gone back.
struct RefundablePart {
    SellerId seller = the_house;
    Money total; // with the tax that came on top of its prices
    Money fee;   // of the total, the house's; the house's own part has none
    Money tax;   // of the total, posted as the house's debt; only in its own part
    Money refunded{};
    Money refunded_fee{};
    Money refunded_tax{};
    Money asked{}; // by requests that are not decided

    /// What may still be given back; never negative.
    [[nodiscard]] Money left() const;

    friend bool operator==(const RefundablePart&, const RefundablePart&) = default;
};

/// The house's part of `order` and the parts of its sellers, with what `refunds` and the undecided `asked` take of
/// them. A share of seller 0 (asked for before shares were kept) is taken from all parts in proportion to what is left.
std::vector<RefundablePart> refundable_parts(const Order& order, std::span<const SellerOrder> parts,
                                             std::span<const Refund> refunds, std::span<const RefundShare> asked);

/// What may still be given back of all parts.
Money left_of(std::span<const RefundablePart> parts);

/// Shares `amount` among the parts in proportion to what is left of each; among those of the `preferred` sellers, whose
/// pieces come back, when enough is left of theirs. Refused: refund_too_large (also for less than 1).
Result<std::vector<RefundShare>> share_refund(std::span<const RefundablePart> parts, Money amount,
                                              std::span<const SellerId> preferred);

/// The same for money that has gone back already and has to be booked, whatever is left: what exceeds it is taken from
/// the first part.
std::vector<RefundShare> share_given(std::span<const RefundablePart> parts, Money amount);

/// The refund of `amount` of a part. Fee and tax go back in proportion: each is the step between two rounded running
/// totals, so that several refunds of the whole give the whole back, to the last minor unit.
Refund give_back(const RefundablePart& part, Money amount);

/// "100.00 of it is refunded: buyer −100.00, seller +90.00, commission +10.00; then buyer +100.00, cash −100.00".
std::vector<Posting> postings_of_refund(const Refund& refund, const std::string& method);

} // namespace cartwright
