#pragma once

#include "base/instant.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/ids.hpp"
#include "domain/orders/cart.hpp"

#include <optional>
#include <span>

namespace cartwright {

/// A seller other than the house: a shop of the marketplace or a vendor of the reseller API.
struct Seller {
    enum class Kind : std::uint8_t { shop, vendor };

    SellerId id;
    Kind kind = Kind::shop;
    std::int64_t number = 0; // as its door formats it
    std::string name;
    std::int64_t fee_bps = 0;           // the house's fee, in hundredths of a percent
    std::optional<AccountId> account{}; // the owner of the shop
    bool verified = false;

    friend bool operator==(const Seller&, const Seller&) = default;
};

std::string_view name_of(Seller::Kind kind);
std::optional<Seller::Kind> parse_seller_kind(std::string_view name);

/// How far a seller's part of an order has come.
enum class Step : std::uint8_t {
    pending,    // not paid
    processing, // received by the seller; a vendor is provisioning it
    shipped,
    out_for_delivery,
    delivered,
    completed, // provisioned
    failed,    // it can't be provisioned
    cancelled,
};

std::string_view name_of(Step step);
std::optional<Step> parse_step(std::string_view name);

struct StepChange {
    Step from;
    Step to;
};

/// The allowed changes of a part's step.
inline constexpr StepChange step_changes[] = {
    {Step::pending, Step::processing},                                              // it is paid or being provisioned
    {Step::pending, Step::cancelled},                                               // before its vendor was asked
    {Step::processing, Step::shipped},                                              // goods
    {Step::shipped, Step::out_for_delivery},                                        //
    {Step::out_for_delivery, Step::delivered}, {Step::processing, Step::completed}, // services
    {Step::processing, Step::failed},          {Step::processing, Step::cancelled},
};

constexpr bool may_go(Step from, Step to) {
    for (const StepChange change : step_changes)
        if (change.from == from && change.to == to) return true;
    return false;
}

/// One seller's part of an order, for sellers other than the house. Total and fee are frozen when the order is placed.
struct SellerOrder {
    SellerOrderId id;
    OrderId order;
    SellerId seller;
    std::optional<std::int64_t> number{}; // the marketplace's, assigned when the order is paid
    Money total;
    Money fee;
    Step step = Step::pending;
    std::string detail{}; // why it failed
    std::optional<Instant> due{};
    std::int64_t tax_minor = 0; // paid by the buyer on top of the total; the seller owes it to the tax authority

    /// Returns what the buyer pays for this part.
    [[nodiscard]] Money paid() const { return {.minor = total.minor + tax_minor, .currency = total.currency}; }

    /// Returns the seller's share: fee and share always add up to what the buyer pays.
    [[nodiscard]] Money share() const { return {.minor = paid().minor - fee.minor, .currency = total.currency}; }
    friend bool operator==(const SellerOrder&, const SellerOrder&) = default;
};

} // namespace cartwright
