#include "import/retail_summary.hpp"

#include <iomanip>
#include <ostream>

namespace cartwright::import {

namespace {

constexpr int label_width = 30;
constexpr int number_width = 16;

void row(std::ostream& out, const std::string& label, std::initializer_list<std::string> cells) {
    out << std::left << std::setw(label_width) << label << std::right;
    for (const std::string& cell : cells) out << std::setw(number_width) << cell;
    out << '\n';
}

Tally of_kind(const RetailReport& report, RetailKind kind) {
    const auto found = report.kinds.find(kind);
    return found == report.kinds.end() ? Tally{} : found->second;
}

void row(std::ostream& out, const std::string& label, const Tally& tally) {
    row(out, label, {grouped(tally.lines), grouped(tally.invoices), grouped(tally.pence)});
}

} // namespace

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t i = text.size(); i > first + 3; i -= 3) text.insert(i - 3, 1, ',');
    return text;
}

void print_summary(std::ostream& out, const RetailReport& report, std::size_t products) {
    row(out, "", {"lines", "invoices", "pence"});
    row(out, "in the file", {grouped(report.lines), grouped(report.invoices), ""});
    row(out, "sales", of_kind(report, RetailKind::sale));
    row(out, "  of goods", report.goods);
    for (const auto& [code, charged] : report.charges)
        row(out, "  charge " + code, {grouped(charged.lines), "", grouped(charged.pence)});
    row(out, "cancellations, not sold", of_kind(report, RetailKind::cancellation));
    row(out, "adjustments, not sold", of_kind(report, RetailKind::adjustment));
    row(out, "stock corrections, not sold", of_kind(report, RetailKind::correction));
    row(out, "gifts and notes, not sold", of_kind(report, RetailKind::unpriced));
    out << "stock codes: " << grouped(report.stock_codes) << ", of which "
        << grouped(static_cast<std::int64_t>(products)) << " are goods with a price";
    for (const std::string& code : report.without_price) out << "; never sold for a penny or more: " << code;
    out << '\n';
}

} // namespace cartwright::import
