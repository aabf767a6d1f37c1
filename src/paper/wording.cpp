#include "paper/wording.hpp"

namespace cartwright::paper {

std::string amount(Money money) {
    const std::string text = decimal_places(money.minor);
    constexpr std::size_t group = 3;
    const std::size_t point = text.find('.');
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_inside = i > 0 && i < point && text[i - 1] != '-';
        if (is_inside && (point - i) % group == 0) grouped += ',';
        grouped += text[i];
    }
    return grouped;
}

std::string with_currency(Money money) { return amount(money) + ' ' + std::string(money.currency.text()); }

std::string percent(std::int64_t bps) {
    std::string text = decimal(bps);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text + " %";
}

std::string date(Instant instant) {
    constexpr std::size_t to_day = 10;
    return timestamp(instant).substr(0, to_day);
}

std::string amount_of(const Line& line) {
    return amount({.minor = line.price.minor * line.quantity, .currency = line.price.currency});
}

std::string code_of(const Line& line) { return line.code == line.name ? std::string() : line.code; }

std::string tax_note(TaxMode mode) {
    switch (mode) {
    case TaxMode::none: return "No tax is charged.";
    case TaxMode::of_gross:
    case TaxMode::inclusive: return "All prices include tax.";
    case TaxMode::exclusive: return "All prices are without tax, which is added below.";
    }
    return {};
}

std::vector<Sum> sums_of(const Invoice& invoice) {
    std::vector<Sum> sums{{.label = "Subtotal without tax", .amount = amount(invoice.net())}};
    for (const TaxPart& part : tax_parts_of(invoice.lines, invoice.tax_mode)) {
        Money base = part.net;
        if (invoice.tax_mode == TaxMode::of_gross) base.minor += part.tax.minor;
        sums.push_back({.label = "Tax " + percent(part.bps) + " of " + amount(base), .amount = amount(part.tax)});
    }
    sums.push_back({.label = "Total", .amount = with_currency(invoice.total)});
    return sums;
}

} // namespace cartwright::paper
