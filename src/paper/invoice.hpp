#pragma once

#include "domain/orderflow/invoice.hpp"

#include <string>

/// What the shop hands out on paper, or what looks like it.
namespace cartwright::paper {

/// A page of HTML that needs nothing else. Whatever the invoice says is text in it.
std::string as_html(const Invoice& invoice);

/// As many sheets of A4 as it takes. Takes milliseconds: never on an I/O or writer thread.
std::string as_pdf(const Invoice& invoice);

} // namespace cartwright::paper
