#pragma once

#include "domain/orderflow/invoice.hpp"

#include <string>
#include <vector>

/// What stands on an invoice, in words and figures.
namespace cartwright::paper {

std::string amount(Money money);         // "1,234.50"
std::string with_currency(Money money);  // "1,234.50 USD"
std::string percent(std::int64_t bps);   // "17.5 %"
std::string date(Instant instant);       // "2026-11-21"
std::string amount_of(const Line& line); // what all its pieces cost
std::string code_of(const Line& line);   // empty where the name says it already
std::string remark_on_tax(TaxMode mode); // whether prices contain it

/// The sums below the lines: net, tax by tax, and the total last.
struct Sum {
    std::string label;
    std::string amount;
};
std::vector<Sum> sums_of(const Invoice& invoice);

} // namespace cartwright::paper
