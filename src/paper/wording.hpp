#pragma once

#include "domain/orderflow/invoice.hpp"

#include <string>
#include <vector>

/// The texts and numbers on an invoice.
namespace cartwright::paper {

std::string amount(Money money);         // "1,234.50"
std::string with_currency(Money money);  // "1,234.50 USD"
std::string percent(std::int64_t bps);   // "17.5 %"
std::string date(Instant instant);       // "2026-11-21"
std::string amount_of(const Line& line); // the cost of all its pieces
std::string code_of(const Line& line);   // empty if equal to the name
std::string tax_note(TaxMode mode);      // whether prices include tax

/// The sums below the lines: the net amount, the tax by rate, and the total last.
struct Sum {
    std::string label;
    std::string amount;
};
std::vector<Sum> sums_of(const Invoice& invoice);

} // namespace cartwright::paper
