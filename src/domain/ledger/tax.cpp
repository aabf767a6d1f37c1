#include "domain/ledger/tax.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace cartwright {

namespace {

constexpr std::int64_t whole = 10'000; // basis points
constexpr std::string_view anywhere = "*";
constexpr std::string_view standard = "standard";

/// Returns `amount` · bps / divisor, rounded half up; in two steps to avoid overflow.
std::int64_t portion(std::int64_t amount, std::int64_t bps, std::int64_t divisor) {
    return amount / divisor * bps + (amount % divisor * bps + divisor / 2) / divisor;
}

const TaxRate* find(const TaxTerms& terms, std::string_view country, std::string_view goods) {
    const auto is_it = [&](const TaxRate& rate) { return rate.country == country && rate.goods == goods; };
    const auto found = std::ranges::find_if(terms.rates, is_it);
    return found == terms.rates.end() ? nullptr : &*found;
}

/// Rounds the tax of all lines of one rate together and divides it in proportion to their amounts.
void levy_together(std::vector<Line>& lines, std::int64_t bps, TaxMode mode) {
    std::vector<Line*> alike;
    std::vector<std::int64_t> amounts;
    Money sum{.minor = 0, .currency = lines.front().price.currency};
    for (Line& line : lines) {
        if (line.tax_bps != bps) continue;
        alike.push_back(&line);
        amounts.push_back(line.price.minor * line.quantity); // no overflow: the sum of all lines fits
        sum.minor += amounts.back();
    }
    if (sum.minor == 0) return;
    const std::vector<Money> parts = split(tax_of(sum, bps, mode), amounts);
    for (std::size_t i = 0; i < alike.size(); ++i) alike[i]->tax_minor = parts[i].minor;
}

} // namespace

std::string_view name_of(TaxMode mode) {
    switch (mode) {
    case TaxMode::none: return "none";
    case TaxMode::of_gross: return "of_gross";
    case TaxMode::inclusive: return "inclusive";
    case TaxMode::exclusive: return "exclusive";
    }
    return {};
}

std::optional<TaxMode> parse_tax_mode(std::string_view name) {
    for (const TaxMode mode : {TaxMode::none, TaxMode::of_gross, TaxMode::inclusive, TaxMode::exclusive})
        if (name_of(mode) == name) return mode;
    return std::nullopt;
}

std::optional<TaxRate> parse_tax_rate(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::size_t equals = text.rfind('=');
    if (colon == std::string_view::npos || equals == std::string_view::npos || equals < colon) return std::nullopt;
    const std::string_view country = text.substr(0, colon);
    const std::string_view goods = text.substr(colon + 1, equals - colon - 1);
    const auto bps = parse_integer(text.substr(equals + 1));
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool is_country = country == anywhere || (country.size() == 2 && std::ranges::all_of(country, is_capital));
    if (!is_country || goods.empty() || !bps || *bps < 0 || *bps > whole) return std::nullopt;
    return TaxRate{.country = std::string(country), .goods = std::string(goods), .bps = *bps};
}

std::int64_t rate_of(const TaxTerms& terms, std::string_view country, std::string_view goods) {
    for (const std::string_view place : {country, anywhere})
        for (const std::string_view kind : {goods, standard})
            if (const TaxRate* rate = find(terms, place, kind)) return rate->bps;
    return 0;
}

Money tax_of(Money amount, std::int64_t bps, TaxMode mode) {
    switch (mode) {
    case TaxMode::none: return {.minor = 0, .currency = amount.currency};
    case TaxMode::of_gross:
    case TaxMode::exclusive: return {.minor = portion(amount.minor, bps, whole), .currency = amount.currency};
    case TaxMode::inclusive: return {.minor = portion(amount.minor, bps, whole + bps), .currency = amount.currency};
    }
    return {};
}

Result<Taxed> levy(std::vector<Line>& lines, TaxMode mode, TaxRounding rounding) {
    const Money sum = TRY(total_of(lines));
    Taxed taxed{.tax = {.minor = 0, .currency = sum.currency}, .total = sum};
    for (Line& line : lines) {
        line.tax_minor = 0;
        if (rounding == TaxRounding::line) line.tax_minor = tax_of(TRY(total_of(line)), line.tax_bps, mode).minor;
    }
    if (rounding == TaxRounding::total) {
        std::set<std::int64_t> rates;
        for (const Line& line : lines) rates.insert(line.tax_bps);
        for (const std::int64_t bps : rates) levy_together(lines, bps, mode);
    }
    for (const Line& line : lines) taxed.tax.minor += line.tax_minor;
    if (mode != TaxMode::exclusive) return taxed;
    const auto total = plus(sum, taxed.tax);
    if (!total) return refuse(Why::amount_too_large);
    taxed.total = *total;
    return taxed;
}

std::vector<TaxPart> tax_parts_of(const std::vector<Line>& lines, TaxMode mode) {
    std::map<std::int64_t, TaxPart, std::greater<>> parts;
    for (const Line& line : lines) {
        const Currency currency = line.price.currency;
        TaxPart& part =
            parts.try_emplace(line.tax_bps, TaxPart{.bps = line.tax_bps, .net = {0, currency}, .tax = {0, currency}})
                .first->second;
        const std::int64_t inside = mode == TaxMode::exclusive ? 0 : line.tax_minor;
        part.net.minor += line.price.minor * line.quantity - inside; // no overflow: the order's total fits
        part.tax.minor += line.tax_minor;
    }
    std::vector<TaxPart> list;
    list.reserve(parts.size());
    for (const auto& [bps, part] : parts) list.push_back(part);
    return list;
}

} // namespace cartwright
