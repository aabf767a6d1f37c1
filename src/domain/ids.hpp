#pragma once

#include "base/id.hpp"

namespace cartwright {

// The areas declare the entities; other libraries may have types of the same names.
// NOLINTBEGIN(bugprone-forward-declaration-namespace)

/// Typed ids of all stored entities. Code that only refers to an entity of another area includes this header alone.
using AccessKeyId = Id<struct AccessKey>;
using AccountId = Id<struct Account>;
using CartId = Id<struct Cart>;
using CartItemId = Id<struct CartItem>;
using CartPaymentId = Id<struct CartPayment>;
using CategoryId = Id<struct Category>;
using ChargeId = Id<struct Charge>;
using CustomerUserId = Id<struct CustomerUser>;
using DiscountId = Id<struct Discount>;
using FlashSaleId = Id<struct FlashSale>;
using InvoiceId = Id<struct Invoice>;
using ItemId = Id<struct OrderItem>;
using JobId = Id<struct Job>;
using ListingId = Id<struct Listing>;
using MemberCartId = Id<struct MemberCart>;
using MessageId = Id<struct Message>;
using OrderId = Id<struct Order>;
using PaymentId = Id<struct Payment>;
using PayoutId = Id<struct Payout>;
using PostingId = Id<struct Posting>;
using ProductId = Id<struct Product>;
using RefundId = Id<struct Refund>;
using RefundRequestId = Id<struct RefundRequest>;
using SellerId = Id<struct Seller>;
using SellerOrderId = Id<struct SellerOrder>;
using ShipmentId = Id<struct Shipment>;
using ShoeModelId = Id<struct ShoeModel>;
using SubscriberId = Id<struct Subscriber>;
using SubscriptionId = Id<struct Subscription>;
// NOLINTEND(bugprone-forward-declaration-namespace)

/// The house: the shop itself as a seller.
inline constexpr SellerId the_house{1};

} // namespace cartwright
