#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/secrets.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <string>

namespace cartwright {

struct AccountTerms;
struct CatalogueTerms;
struct MarketplaceTerms;
struct MemberTerms;
struct OrderTerms;
struct OrderflowTerms;
struct ResellerTerms;
struct ShoppingTerms;
struct Terms;

} // namespace cartwright

namespace cartwright::operations {

/// The terms of a door as operations see them. An operation includes the terms that it reads: those of its own area, or
/// of an area that it may include ("domain/orders/terms.hpp").
struct TermsByArea {
    TermsByArea(const Terms& terms);
    TermsByArea(const Terms&&) = delete; // would not outlive the work

    const AccountTerms& accounts;
    const CatalogueTerms& catalogue;
    const MarketplaceTerms& marketplace;
    const MemberTerms& members;
    const OrderflowTerms& orderflow;
    const OrderTerms& orders;
    const ResellerTerms& reseller;
    const ShoppingTerms& shopping;
};

/// The context of one operation: a transaction, and the terms and secrets of an API. Everything that the operation does
/// is committed or rolled back together.
struct Work {
    store::Transaction& tx;
    TermsByArea terms;
    const Secrets& secrets = no_secrets;
    std::string_view door; // "storefront"
    Actor actor{};         // the caller
    // The request's Idempotency-Key together with its owner; equal values mean the same request. Empty: none.
    std::string attempt{};
    // The number of the charge or shipment that an earlier run of the same request has begun, if none has answered it.
    std::optional<std::int64_t> begun{};
};

} // namespace cartwright::operations
