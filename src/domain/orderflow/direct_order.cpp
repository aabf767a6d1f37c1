#include "domain/orderflow/direct_order.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <map>

namespace cartwright {

namespace {

tl::unexpected<Refusal> rejected(const AssertedItem& item, std::int64_t available) {
    return refuse(Refusal{
        .why = Why::inventory_rejected, .subject = item.code, .requested = item.quantity, .available = available});
}

/// Returns the currency of items that the catalogue does not contain: that of the first item that it contains, or the
/// shop's.
Currency currency_of(std::span<const std::optional<KnownItem>> known, Currency shop) {
    const auto first = std::ranges::find_if(known, [](const auto& item) { return item.has_value(); });
    return first == known.end() ? shop : (*first)->listing.price.currency;
}

Line line_of(const AssertedItem& item, const std::optional<KnownItem>& known, Currency currency) {
    Line line{.listing = {},
              .product = {},
              .name = item.code,
              .price = {.minor = item.price_minor, .currency = currency},
              .quantity = item.quantity,
              .code = item.code};
    if (!known) return line;
    line.listing = known->listing.id;
    line.product = known->listing.product;
    line.name = known->name;
    line.price = known->listing.price;
    line.seller = known->listing.seller;
    return line;
}

} // namespace

std::optional<ProductId> parse_product_code(std::string_view code) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.empty() || code.front() == '0' || !std::ranges::all_of(code, is_digit)) return std::nullopt;
    const auto number = parse_integer(code);
    if (!number) return std::nullopt;
    return ProductId{*number};
}

Result<Placement> place(const DirectOrder& order, std::span<const std::optional<KnownItem>> known,
                        const DirectOrderTerms& terms, Instant now) {
    if (order.items.empty()) return refuse(Why::cart_is_empty);
    const Currency currency = currency_of(known, terms.currency);
    std::map<ListingId, std::int64_t> wanted; // the same listing may occur in several items
    std::vector<Line> lines;
    lines.reserve(order.items.size());
    for (std::size_t i = 0; i < order.items.size(); ++i) {
        const AssertedItem& item = order.items[i];
        if (known[i]) {
            if (!known[i]->is_offered || item.price_minor != known[i]->listing.price.minor) return rejected(item, 0);
            std::int64_t& before = wanted[known[i]->listing.id];
            const std::int64_t free = known[i]->listing.stock.free() - before;
            if (item.quantity > free) return rejected(item, free);
            before += item.quantity;
        }
        Line line = line_of(item, known[i], currency);
        line.tax_bps = rate_of(terms.tax, order.country, known[i] ? known[i]->goods : "");
        lines.push_back(std::move(line));
    }
    const Taxed taxed = TRY(levy(lines, terms.tax.mode, terms.tax.rounding));
    if (taxed.total.minor > asserted_total_max_minor) return refuse(Why::amount_too_large);

    Placement placement{.lines = std::move(lines),
                        .total = taxed.total,
                        .tax_mode = terms.tax.mode,
                        .tax = taxed.tax,
                        .reference = order.customer};
    if (terms.hold_ms > 0) placement.hold_deadline = now + terms.hold_ms;
    return placement;
}

} // namespace cartwright
