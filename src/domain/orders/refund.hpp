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

/// Money that a buyer gets back from one seller's part of an order, and the house's fee and tax in it.
struct Refund {
    RefundId id;
    OrderId order;
    SellerId seller = the_house;
    Money amount;
    Money fee;
    Money tax;
    std::string reason;
    Instant made_at{};
    RefundRequestId request{}; // 0 if made before requests were recorded

    friend bool operator==(const Refund&, const Refund&) = default;
};

/// The amount that a refund takes from one seller's part of an order.
struct RefundShare {
    SellerId seller = the_house;
    Money amount;

    friend bool operator==(const RefundShare&, const RefundShare&) = default;
};

/// A request to refund money of an order. It is stored, with each seller's share, before the provider that took the
/// payment is asked. The provider is asked again under the same idempotency key until its answer is known.
struct RefundRequest {
    enum class State : std::uint8_t {
        asked, // no answer yet: the money counts as refunded
        approved,
        declined,
        no_charge, // the provider has no charge for the order: the money can only be refunded by hand
    };

    RefundRequestId id;
    OrderId order;
    std::optional<ChargeId> charge{}; // of the payment gateway
    std::string method{};             // of the order's payment
    std::string door{};               // the API of the request
    std::string wish{};               // the requested amount and pieces: distinguishes a repeated request from another
    Money amount;
    std::string reason{};
    std::string reference{};           // of a refund by hand, where there is no charge
    std::vector<RefundShare> shares{}; // empty for a charge that came too late, and in requests of version 0.1
    State state = State::asked;
    std::string answer{}; // why it was declined
    Instant asked_at{};
    std::optional<Instant> answered_at{};
};

std::string_view name_of(RefundRequest::State state);
std::optional<RefundRequest::State> parse_refund_state(std::string_view name);

/// Returns the provider's idempotency key of the request; it is the same in every retry.
std::string key_of(RefundRequestId request);

/// The provider that is asked for the money of a refund.
enum class RefundProvider : std::uint8_t {
    gateway,
    payments_server,
    none, // the refund is only posted: the money was not taken through a provider
};

RefundProvider refund_provider_of(std::string_view method);

/// One seller's part of a paid order: what the buyer paid for it, and what has been refunded.
struct RefundablePart {
    SellerId seller = the_house;
    Money total; // includes the tax that was added to its prices
    Money fee;   // the house's fee in the total; 0 in the house's own part
    Money tax;   // the tax in the total that was posted as the house's debt; 0 in other parts
    Money refunded{};
    Money refunded_fee{};
    Money refunded_tax{};
    Money asked{}; // by requests without an answer

    /// Returns what may still be refunded; never negative.
    [[nodiscard]] Money left() const;

    friend bool operator==(const RefundablePart&, const RefundablePart&) = default;
};

/// Returns the house's part of `order` and the parts of its sellers, less what `refunds` and the undecided `asked` take
/// from them. A share of seller 0 (requested before shares were recorded) is taken from all parts in proportion to what
/// is left.
std::vector<RefundablePart> refundable_parts(const Order& order, std::span<const SellerOrder> parts,
                                             std::span<const Refund> refunds, std::span<const RefundShare> asked);

/// Returns what may still be refunded of all parts.
Money left_of(std::span<const RefundablePart> parts);

/// Divides `amount` among the parts in proportion to what is left of each. Only the parts of the `preferred` sellers,
/// whose pieces are returned, are used when enough is left of them. Refused: refund_too_large (also for an amount below
/// 1).
Result<std::vector<RefundShare>> share_refund(std::span<const RefundablePart> parts, Money amount,
                                              std::span<const SellerId> preferred);

/// The same for money that has been refunded already and must be posted, whatever is left. An excess is taken from the
/// first part.
std::vector<RefundShare> share_given(std::span<const RefundablePart> parts, Money amount);

/// Returns the refund of `amount` of a part, with fee and tax in proportion. Each is the difference of two rounded
/// running totals. Partial refunds therefore add up to the whole, to the last minor unit.
Refund give_back(const RefundablePart& part, Money amount);

/// Returns the postings of a refund: "100.00 of it is refunded: buyer −100.00, seller +90.00, commission +10.00; then
/// buyer +100.00, cash −100.00".
std::vector<Posting> postings_of_refund(const Refund& refund, std::string_view method);

} // namespace cartwright
