#include "base/template.hpp"
#include "paper/invoice.hpp"
#include "paper/invoice.html.hpp"
#include "paper/wording.hpp"

namespace cartwright::paper {

std::string as_html(const Invoice& invoice) {
    TemplateValues values{.texts = {{"number", invoice_number(invoice)},
                                    {"date", date(invoice.issued_at)},
                                    {"order", std::to_string(invoice.order.value)},
                                    {"customer", invoice.customer},
                                    {"seller", invoice.from.name},
                                    {"seller_address", invoice.from.address},
                                    {"seller_tax_number", invoice.from.tax_number},
                                    {"name", invoice.to.name},
                                    {"phone", invoice.to.phone},
                                    {"address", invoice.to.address},
                                    {"remark", tax_note(invoice.tax_mode)}}};
    for (const Line& line : invoice.lines)
        values.lists["lines"].push_back({.texts = {{"item", line.name},
                                                   {"code", code_of(line)},
                                                   {"quantity", std::to_string(line.quantity)},
                                                   {"price", amount(line.price)},
                                                   {"tax", percent(line.tax_bps)},
                                                   {"amount", amount_of(line)}}});
    for (const Sum& sum : sums_of(invoice))
        values.lists["sums"].push_back({.texts = {{"label", sum.label}, {"amount", sum.amount}}});
    return filled(embedded::invoice_html, values, Escape::html);
}

} // namespace cartwright::paper
