#include "store/orderflow/invoices.hpp"

#include "store/engine/row_values.hpp"
#include "store/orderflow/invoices.sql.hpp"

namespace cartwright::store::invoices {

namespace {

template <class InvoiceQuery> Stored head_in(const Rows& row, const InvoiceQuery& query) {
    return {.invoice = {.id = {row.integer(query.id)},
                        .order = {row.integer(query.order_id)},
                        .seller = {row.integer(query.seller_id)},
                        .year = row.integer(query.year),
                        .number = row.integer(query.number),
                        .from = {.name = std::string(row.text(query.seller_name)),
                                 .address = std::string(row.text(query.seller_address)),
                                 .tax_number = std::string(row.text(query.seller_tax_number))},
                        .customer = std::string(row.text(query.customer)),
                        .to = {.name = std::string(row.text(query.name)),
                               .phone = std::string(row.text(query.phone)),
                               .address = std::string(row.text(query.address))},
                        .lines = {},
                        .tax_mode = parsed_at(row, query.tax_mode, parse_tax_mode),
                        .tax = money_at(row, query.tax_minor, query.currency),
                        .total = money_at(row, query.total_minor, query.currency),
                        .issued_at = {row.integer(query.issued_at)}},
            .digest = std::string(row.text(query.digest))};
}

template <class InvoiceQuery> void read_line(Invoice& invoice, const Rows& row, const InvoiceQuery& query) {
    if (row.is_null(query.code)) return;
    invoice.lines.push_back({.listing = {},
                             .product = {},
                             .name = std::string(row.text(query.line_name)),
                             .price = {.minor = row.integer(query.price_minor), .currency = invoice.total.currency},
                             .quantity = row.integer(query.quantity),
                             .code = std::string(row.text(query.code)),
                             .tax_bps = row.integer(query.tax_bps),
                             .tax_minor = row.integer(query.line_tax_minor)});
}

} // namespace

void add(Transaction& transaction, const Invoice& invoice) {
    transaction.execute(sql::invoices::add, invoice.id, invoice.order, invoice.seller, invoice.year, invoice.number,
                        invoice.from.name, invoice.from.address, invoice.from.tax_number, invoice.customer,
                        invoice.to.name, invoice.to.phone, invoice.to.address, name_of(invoice.tax_mode),
                        invoice.tax.minor, invoice.total.minor, invoice.total.currency.text(), digest_of(invoice),
                        invoice.issued_at);
    std::int64_t position = 0;
    for (const Line& line : invoice.lines)
        transaction.execute(sql::invoices::add_line, invoice.id, ++position, line.code, line.name, line.quantity,
                            line.price.minor, line.tax_bps, line.tax_minor);
}

std::optional<Invoice> find(Transaction& transaction, InvoiceId id) {
    constexpr auto& query = sql::invoices::find;
    std::optional<Invoice> found;
    const auto read = [&](const Rows& row) {
        if (!found) found = head_in(row, query).invoice;
        read_line(*found, row, query);
    };
    transaction.each(query, read, id);
    return found;
}

std::optional<InvoiceId> of_order(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::invoices::of_order, order);
    if (!row) return std::nullopt;
    return InvoiceId{(*row)->integer(sql::invoices::of_order.id)};
}

std::optional<OrderId> order_of(Transaction& transaction, InvoiceId invoice) {
    const auto row = transaction.one(sql::invoices::order_of, invoice);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(sql::invoices::order_of.order_id)};
}

void each(Transaction& transaction, const std::function<void(const Stored&)>& visit) {
    constexpr auto& query = sql::invoices::every;
    std::optional<Stored> present;
    const auto read = [&](const Rows& row) {
        if (!parse_tax_mode(row.text(query.tax_mode)) || !Currency::parse(row.text(query.currency))) return;
        if (!present || present->invoice.id.value != row.integer(query.id)) {
            if (present) visit(*present);
            present = head_in(row, query);
        }
        read_line(present->invoice, row, query);
    };
    transaction.each(query, read);
    if (present) visit(*present);
}

} // namespace cartwright::store::invoices
