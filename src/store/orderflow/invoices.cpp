#include "store/orderflow/invoices.hpp"

#include "store/engine/money_rows.hpp"
#include "store/orderflow/invoices.sql.hpp"

namespace cartwright::store::invoices {

namespace {

constexpr int first_of_line = 18;

Stored head_at(const Rows& row) {
    const Currency currency = currency_at(row, 15);
    return {.invoice = {.id = {row.integer(0)},
                        .order = {row.integer(1)},
                        .seller = {row.integer(2)},
                        .year = row.integer(3),
                        .number = row.integer(4),
                        .from = {.name = std::string(row.text(5)),
                                 .address = std::string(row.text(6)),
                                 .tax_number = std::string(row.text(7))},
                        .customer = std::string(row.text(8)),
                        .to = {.name = std::string(row.text(9)),
                               .phone = std::string(row.text(10)),
                               .address = std::string(row.text(11))},
                        .lines = {},
                        .tax_mode = parse_tax_mode(row.text(12)).value_or(TaxMode::none),
                        .tax = {.minor = row.integer(13), .currency = currency},
                        .total = {.minor = row.integer(14), .currency = currency},
                        .issued_at = {row.integer(17)}},
            .digest = std::string(row.text(16))};
}

void add_line(Invoice& invoice, const Rows& row) {
    if (row.is_null(first_of_line)) return;
    invoice.lines.push_back({.listing = {},
                             .product = {},
                             .name = std::string(row.text(first_of_line + 1)),
                             .price = {.minor = row.integer(first_of_line + 3), .currency = invoice.total.currency},
                             .quantity = row.integer(first_of_line + 2),
                             .code = std::string(row.text(first_of_line)),
                             .tax_bps = row.integer(first_of_line + 4),
                             .tax_minor = row.integer(first_of_line + 5)});
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
    std::optional<Invoice> found;
    const auto read = [&](const Rows& row) {
        if (!found) found = head_at(row).invoice;
        add_line(*found, row);
    };
    transaction.each(sql::invoices::find, read, id);
    return found;
}

std::optional<InvoiceId> of_order(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::invoices::of_order, order);
    if (!row) return std::nullopt;
    return InvoiceId{(*row)->integer(0)};
}

std::optional<OrderId> order_of(Transaction& transaction, InvoiceId invoice) {
    const auto row = transaction.one(sql::invoices::order_of, invoice);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(0)};
}

void each(Transaction& transaction, const std::function<void(const Stored&)>& visit) {
    std::optional<Stored> present;
    const auto read = [&](const Rows& row) {
        if (!present || present->invoice.id.value != row.integer(0)) {
            if (present) visit(*present);
            present = head_at(row);
        }
        add_line(present->invoice, row);
    };
    transaction.each(sql::invoices::every, read);
    if (present) visit(*present);
}

} // namespace cartwright::store::invoices
