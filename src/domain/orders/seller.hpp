#pragma once

#include "base/instant.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/ids.hpp"
#include "domain/orders/cart.hpp"

#include <optional>
#include <span>

namespace cartwright {

/// Who sells beside the house: a shop of the marketplace, a vendor of the reseller's.
struct Seller {
    enum class Kind : std::uint8_t { shop, vendor };

    SellerId id;
    Kind kind = Kind::shop;
    std::int64_t number = 0; // as its door spells it
    std::string name;
    std::int64_t fee_bps = 0;           // the house's fee, in hundredths of a percent
    std::optional<AccountId> account{}; // whose shop it is
    bool verified = false;

    friend bool operator==(const Seller&, const Seller&) = default;
};

std::string_view name_of(Seller::Kind kind);
Seller::Kind parse_seller_kind(std::string_view name);

/// How far a seller has come with its part of an order.
enum class Step : std::uint8_t {
    pending,    // not paid
    processing, // the seller has it; a vendor is provisioning it
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

/// The life of a seller's part of an order.
inline constexpr StepChange step_changes[] = {
    {Step::pending, Step::processing},                                              // it is paid, or provisioned
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

/// What one seller beside the house has to do with an order. Total and fee are frozen when the order is placed.
struct SellerOrder {
    SellerOrderId id;
    OrderId order;
    SellerId seller;
    std::optional<std::int64_t> number{}; // the marketplace's, given when the order is paid
    Money total;
    Money fee;
    Step step = Step::pending;
    std::string detail{}; // why it failed
    std::optional<Instant> due{};
    std::int64_t tax_minor = 0; // that the buyer pays on top of the total; the seller owes it to the tax office

    /// What the buyer pays for this part.
    [[nodiscard]] Money paid() const { return {.minor = total.minor + tax_minor, .currency = total.currency}; }

    /// What the seller gets: fee and share always add up to what the buyer pays.
    [[nodiscard]] Money share() const { return {.minor = paid().minor - fee.minor, .currency = total.currency}; }
    friend bool operator==(const SellerOrder&, const SellerOrder&) = default;
};

/// The house's fee on `total`: rounded half up to a minor unit.
/// marketplace A0-9: "fee = round-half-up(cents×bps/10000); seller = total − fee, so the parts always sum".
Money fee_of(Money total, std::int64_t fee_bps);

/// How many listings of a seller there are among the lines: so many sales they are.
std::int64_t sales_of(SellerId seller, const std::vector<Line>& lines);

/// What each seller beside the house gets of these lines, in the order of their ids; ids and steps are still to come.
/// `fees` says the fee of each of them.
std::vector<SellerOrder> shares_of(const std::vector<Line>& lines, std::span<const Seller> sellers);

} // namespace cartwright
