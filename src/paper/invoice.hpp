#pragma once

#include "domain/orderflow/invoice.hpp"

#include <string>

/// Invoices as documents: HTML and PDF.
namespace cartwright::paper {

/// Returns a self-contained HTML page. All texts of the invoice are escaped.
std::string as_html(const Invoice& invoice);

/// Returns a PDF of as many A4 pages as needed. Takes milliseconds: never call it on an I/O or writer thread.
std::string as_pdf(const Invoice& invoice);

} // namespace cartwright::paper
