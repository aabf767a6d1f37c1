#include "replay_invoices.hpp"

#include "import/csv.hpp"
#include "import/file.hpp"
#include "import/retail_line.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace cartwright::bench {

namespace {

std::int64_t sum_of(const std::vector<InvoiceLine>& lines) {
    std::int64_t sum = 0;
    for (const InvoiceLine& line : lines) sum += line.total();
    return sum;
}

class Reader {
  public:
    void take(const import::CsvRow& row) {
        if (!lines_) {
            lines_.emplace(row, rejected_);
            customer_ = static_cast<std::size_t>(std::ranges::find(row.fields, "CustomerID") - row.fields.begin());
            return;
        }
        const auto line = lines_->read(row, rejected_);
        if (!line || customer_ >= row.fields.size()) return;
        if (line->kind == import::RetailKind::sale) add(invoices.sales, sale_at_, *line, row);
        if (line->kind == import::RetailKind::cancellation) add(invoices.cancellations, cancellation_at_, *line, row);
    }

    void check() const {
        if (rejected_.empty()) return;
        std::ostringstream why;
        why << rejected_;
        throw std::runtime_error(why.str());
    }

    Invoices invoices;

  private:
    using Places = std::map<std::string, std::size_t, std::less<>>;

    void add(std::vector<Invoice>& all, Places& places, const import::ReadLine& line, const import::CsvRow& row) const {
        const auto [place, is_new] = places.try_emplace(std::string(line.invoice), all.size());
        if (is_new)
            all.push_back({.number = std::string(line.invoice),
                           .customer = std::string(row.fields[customer_]),
                           .place = row.line,
                           .lines = {}});
        all[place->second].lines.push_back(
            {.stock_code = std::string(line.stock_code), .quantity = line.quantity, .pence = line.price});
    }

    std::optional<import::LineReader> lines_;
    std::size_t customer_ = 0;
    import::Rejected rejected_;
    Places sale_at_;
    Places cancellation_at_;
};

/// Pieces of a sale that may still be cancelled.
struct Left {
    std::size_t sale = 0;
    std::int64_t quantity = 0;
};

using Key = std::tuple<std::string, std::string, std::int64_t>; // customer, stock code, pence

class Matcher {
  public:
    void add(std::size_t index, const Invoice& sale) {
        if (sale.customer.empty()) return;
        for (const InvoiceLine& line : sale.lines)
            left_[{sale.customer, line.stock_code, line.pence}].push_back({.sale = index, .quantity = line.quantity});
    }

    void match(const Invoice& cancellation) {
        std::map<std::size_t, std::vector<InvoiceLine>> by_sale;
        std::int64_t found = 0;
        for (const InvoiceLine& line : cancellation.lines) found += take(cancellation, line, by_sale);
        for (auto& [sale, lines] : by_sale) matched.refunds.push_back({.sale = sale, .lines = std::move(lines)});
        matched.pence += found;
        matched.pence_not_found += -cancellation.total() - found;
        if (by_sale.empty())
            ++matched.not_found;
        else
            ++(found == -cancellation.total() ? matched.whole : matched.partly);
    }

    Matched matched;

  private:
    /// The latest sales first. Returns what was found, in pence.
    std::int64_t take(const Invoice& cancellation, const InvoiceLine& line,
                      std::map<std::size_t, std::vector<InvoiceLine>>& by_sale) {
        const auto sold = left_.find({cancellation.customer, line.stock_code, line.pence});
        if (sold == left_.end()) return 0;
        std::int64_t wanted = -line.quantity;
        std::int64_t found = 0;
        for (auto left = sold->second.rbegin(); left != sold->second.rend() && wanted > 0; ++left) {
            const std::int64_t taken = std::min(wanted, left->quantity);
            if (taken == 0) continue;
            left->quantity -= taken;
            wanted -= taken;
            found += taken * line.pence;
            by_sale[left->sale].push_back({.stock_code = line.stock_code, .quantity = taken, .pence = line.pence});
        }
        return found;
    }

    std::map<Key, std::vector<Left>> left_;
};

} // namespace

std::int64_t Invoice::total() const { return sum_of(lines); }

std::int64_t Cancelled::total() const { return sum_of(lines); }

Invoices read_invoices(const std::string& path) {
    Reader reader;
    import::CsvReader csv([&](const import::CsvRow& row) { reader.take(row); });
    const auto fault = import::read_file(path, {.take = [&](std::string_view bytes) { csv.feed(bytes); }});
    if (fault) throw std::runtime_error(*fault);
    if (!csv.finish()) throw std::runtime_error(csv.fault()->message);
    reader.check();
    return std::move(reader.invoices);
}

Matched match(const Invoices& invoices) {
    Matcher matcher;
    std::size_t sold = 0;
    for (const Invoice& cancellation : invoices.cancellations) {
        for (; sold < invoices.sales.size() && invoices.sales[sold].place < cancellation.place; ++sold)
            matcher.add(sold, invoices.sales[sold]);
        matcher.match(cancellation);
    }
    return std::move(matcher.matched);
}

} // namespace cartwright::bench
