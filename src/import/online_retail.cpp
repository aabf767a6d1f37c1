// data/README.md describes the data set, and docs/import.md its import.

#include "import/online_retail.hpp"

#include "base/text.hpp"
#include "import/csv.hpp"
#include "import/file.hpp"
#include "import/retail_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace cartwright::import {

namespace {

constexpr std::array<std::string_view, 10> charge_codes{
    "amazonfee",    // AMAZON FEE
    "b",            // Adjust bad debt
    "bank charges", //
    "c2",           // CARRIAGE
    "cruk",         // CRUK Commission
    "d",            // Discount
    "dot",          // DOTCOM POSTAGE
    "m",            // Manual; once in lower case
    "post",         // POSTAGE
    "s",            // SAMPLES
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

template <class Value> using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// How often a value occurred, and where last.
struct Seen {
    std::int64_t times = 0;
    std::int64_t last_line = 0;

    friend auto operator<=>(const Seen&, const Seen&) = default;
};

/// Returns the most frequent value; of equally frequent ones the latest.
template <class Values> auto most_frequent(const Values& values) {
    return std::ranges::max_element(values, {}, [](const auto& entry) { return entry.second; });
}

/// The sales of one stock code.
struct Sold {
    std::string stock_code;
    std::unordered_map<std::int64_t, Seen> prices{}; // pence
    ByText<Seen> names{};
    std::int64_t quantity = 0;
};

struct Invoice {
    std::string number;
    std::set<RetailKind> kinds{};    // of its lines
    std::vector<RetailLine> lines{}; // of goods, by the index of the stock code
};

class OnlineRetailReader {
  public:
    void take(const CsvRow& row) {
        if (!lines_) {
            lines_.emplace(row, rejected_);
            header_is_good_ = rejected_.empty();
        } else if (header_is_good_) {
            if (const auto line = lines_->read(row, rejected_)) count(*line, row.line);
        }
    }

    void reject(BadRow row) { rejected_.add(std::move(row)); }

    tl::expected<OnlineRetail, Rejected> result() && {
        if (!lines_ && rejected_.empty()) rejected_.add({.line = 1, .message = "the file is empty"});
        if (!rejected_.empty()) return tl::unexpected<Rejected>(std::move(rejected_));
        report_.invoices = static_cast<std::int64_t>(invoices_.size());
        report_.stock_codes = static_cast<std::int64_t>(stock_codes_.size());
        OnlineRetail result;
        const std::vector<std::optional<std::size_t>> places = put_goods(result.put.goods);
        put_sales(result.sales, places);
        result.report = std::move(report_);
        return result;
    }

  private:
    void count(const ReadLine& line, std::int64_t number) {
        ++report_.lines;
        if (stock_codes_.find(line.stock_code) == stock_codes_.end()) stock_codes_.emplace(line.stock_code);
        Invoice& invoice = invoice_of(line.invoice);
        Tally& tally = report_.kinds[line.kind];
        ++tally.lines;
        tally.pence += line.pence();
        if (invoice.kinds.insert(line.kind).second) ++tally.invoices;
        if (line.kind == RetailKind::sale) count_sale(line, number, invoice);
    }

    void count_sale(const ReadLine& line, std::int64_t number, Invoice& invoice) {
        if (is_charge(line.stock_code)) {
            Charged& charged = report_.charges[upper_case(line.stock_code)];
            ++charged.lines;
            charged.pence += line.pence();
            return;
        }
        if (invoice.lines.empty()) ++report_.goods.invoices;
        ++report_.goods.lines;
        report_.goods.pence += line.pence();
        const std::size_t index = index_of(line.stock_code);
        invoice.lines.push_back({.goods = index, .quantity = line.quantity});
        Sold& sold = sold_[index];
        sold.quantity += line.quantity;
        if (line.price > 0) note(sold.prices[line.price], number);
        if (line.name.empty()) return;
        const std::string name = collapsed(line.name);
        note(sold.names[name], number);
    }

    static void note(Seen& seen, std::int64_t line) { seen = {.times = seen.times + 1, .last_line = line}; }

    static std::string upper_case(std::string_view code) {
        std::string text(code);
        std::ranges::transform(text, text.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
        return text;
    }

    /// Returns the invoice of that number. The last one is tried first, since lines of an invoice mostly follow one
    /// another.
    Invoice& invoice_of(std::string_view number) {
        if (!invoices_.empty() && invoices_[last_invoice_].number == number) return invoices_[last_invoice_];
        const auto [found, is_new] = invoice_numbers_.try_emplace(std::string(number), invoices_.size());
        if (is_new) invoices_.push_back({.number = std::string(number)});
        last_invoice_ = found->second;
        return invoices_[last_invoice_];
    }

    std::size_t index_of(std::string_view stock_code) {
        const auto found = sold_codes_.find(stock_code);
        if (found != sold_codes_.end()) return found->second;
        sold_codes_.emplace(stock_code, sold_.size());
        sold_.push_back({.stock_code = std::string(stock_code)});
        return sold_.size() - 1;
    }

    /// Fills `goods` and returns the index there for each stock code sold; goods that cost nothing have none.
    std::vector<std::optional<std::size_t>> put_goods(std::vector<operations::Goods>& goods) {
        std::vector<std::optional<std::size_t>> places(sold_.size());
        for (std::size_t i = 0; i < sold_.size(); ++i) {
            const Sold& sold = sold_[i];
            if (sold.prices.empty()) {
                report_.without_price.push_back(sold.stock_code);
                continue;
            }
            places[i] = goods.size();
            goods.push_back({.sku = sold.stock_code,
                             .name = sold.names.empty() ? sold.stock_code : most_frequent(sold.names)->first,
                             .brand = "Unbranded",
                             .category = "Gifts",
                             .price = {.minor = most_frequent(sold.prices)->first, .currency = pounds},
                             .stock = std::min(sold.quantity + stock_reserve, stock_max)});
        }
        return places;
    }

    void put_sales(std::vector<RetailSale>& sales, const std::vector<std::optional<std::size_t>>& places) {
        for (Invoice& invoice : invoices_) {
            RetailSale sale{.invoice = std::move(invoice.number)};
            for (const RetailLine& line : invoice.lines) {
                if (places[line.goods]) sale.lines.push_back({.goods = *places[line.goods], .quantity = line.quantity});
            }
            if (!sale.lines.empty()) sales.push_back(std::move(sale));
        }
    }

    std::optional<LineReader> lines_; // set once the header has been read
    bool header_is_good_ = false;
    Rejected rejected_;
    RetailReport report_;
    std::unordered_set<std::string, TextHash, std::equal_to<>> stock_codes_;
    std::vector<Sold> sold_;
    ByText<std::size_t> sold_codes_;
    std::vector<Invoice> invoices_;
    std::unordered_map<std::string, std::size_t> invoice_numbers_;
    std::size_t last_invoice_ = 0;
};

} // namespace

bool is_charge(std::string_view stock_code) {
    return std::ranges::find(charge_codes, folded(stock_code)) != charge_codes.end();
}

tl::expected<OnlineRetail, Rejected> read_online_retail(const std::string& path,
                                                        const std::function<void(int)>& progress) {
    OnlineRetailReader retail;
    CsvReader reader([&](const CsvRow& row) { retail.take(row); });
    const auto error =
        read_file(path, {.take = [&](std::string_view bytes) { return reader.feed(bytes); }, .progress = progress});
    // A damaged archive explains all other errors in what was unpacked.
    if (error) return tl::unexpected<Rejected>(Rejected{.rows = {{.message = *error}}});
    if (!reader.finish()) retail.reject({.line = reader.fault()->line, .message = reader.fault()->message});
    return std::move(retail).result();
}

} // namespace cartwright::import
