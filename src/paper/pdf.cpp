#include "paper/invoice.hpp"
#include "paper/sheet.hpp"
#include "paper/wording.hpp"

#include <algorithm>
#include <array>

namespace cartwright::paper {

namespace {

constexpr double margin = 54;
constexpr double inner_width = sheet_width - 2 * margin;
constexpr double bottom = sheet_height - margin - 24; // above the footer
constexpr Colour black{.red = 0.11, .green = 0.15, .blue = 0.2};
constexpr Colour grey{.red = 0.41, .green = 0.45, .blue = 0.49};
constexpr Colour pale{.red = 0.85, .green = 0.86, .blue = 0.88};
constexpr Colour blue{.red = 0.14, .green = 0.29, .blue = 0.43};

constexpr Style body{.points = 9, .colour = black};
constexpr Style label{.points = 7, .colour = grey};

constexpr Style right_aligned(Style style) {
    style.align = Align::right;
    return style;
}

/// The columns of the table of lines.
struct Column {
    std::string_view title;
    double x;
    double width;
    Align align;
};
constexpr std::array<Column, 6> columns{{{"NO.", 0, 24, Align::left},
                                         {"ITEM", 26, 198, Align::left},
                                         {"QUANTITY", 230, 52, Align::right},
                                         {"UNIT PRICE", 286, 76, Align::right},
                                         {"TAX", 366, 38, Align::right},
                                         {"AMOUNT", 408, inner_width - 408, Align::right}}};

/// Writes one invoice. The number of pages is known only at the end, so it is passed in, after a first run if needed.
class Printer {
  public:
    Printer(const Invoice& invoice, int page_count)
        : invoice_(invoice), sheets_("Invoice " + invoice_number(invoice), timestamp(invoice.issued_at)),
          page_count_(page_count) {}

    std::string print() {
        head();
        table_head();
        for (std::size_t i = 0; i < invoice_.lines.size(); ++i) line(i + 1, invoice_.lines[i]);
        sums();
        foot();
        return sheets_.take();
    }

    [[nodiscard]] int sheets() const { return sheet_; }

  private:
    void head() {
        constexpr double left_width = 270;
        constexpr double right_x = 300;
        constexpr double right_width = inner_width - right_x;
        double left = margin;
        left +=
            sheets_.write(margin, left, left_width, invoice_.from.name, {.points = 14, .bold = true, .colour = black});
        left += sheets_.write(margin, left + 2, left_width, invoice_.from.address, {.points = 8.5, .colour = grey}) + 2;
        if (!invoice_.from.tax_number.empty())
            left += sheets_.write(margin, left, left_width, "Tax number " + invoice_.from.tax_number,
                                  {.points = 8.5, .colour = grey});

        double right = margin - 4;
        right += sheets_.write(margin + right_x, right, right_width, "INVOICE",
                               right_aligned({.points = 22, .colour = blue})) +
                 6;
        const std::array<std::pair<std::string_view, std::string>, 4> facts{
            {{"Number", invoice_number(invoice_)},
             {"Date", date(invoice_.issued_at)},
             {"Order", std::to_string(invoice_.order.value)},
             {"Customer", invoice_.customer}}};
        for (const auto& [name, value] : facts) {
            constexpr double name_width = 60;
            sheets_.write(margin + right_x, right, name_width, name, {.points = 8.5, .colour = grey});
            right += sheets_.write(margin + right_x + name_width, right, right_width - name_width, value,
                                   right_aligned({.points = 8.5, .colour = black})) +
                     1;
        }
        y_ = std::max(left, right) + 12;
        sheets_.rule(margin, y_, inner_width, 1.6, blue);
        y_ += 18;
        y_ += sheets_.write(margin, y_, inner_width, "BILL TO", label) + 3;
        y_ += sheets_.write(margin, y_, left_width, invoice_.to.name, {.points = 10, .bold = true, .colour = black});
        y_ += sheets_.write(margin, y_, left_width, invoice_.to.address, body);
        y_ += sheets_.write(margin, y_, left_width, invoice_.to.phone, body) + 24;
    }

    void table_head() {
        double height = 0;
        for (const Column& column : columns) {
            Style style = label;
            style.align = column.align;
            height = std::max(height, sheets_.write(margin + column.x, y_, column.width, column.title, style));
        }
        y_ += height + 4;
        sheets_.rule(margin, y_, inner_width, 0.8, blue);
        y_ += 5;
    }

    void line(std::size_t number, const Line& line) {
        const Column& item = columns[1];
        const std::string code = code_of(line);
        const double name_height = sheets_.height(item.width, line.name, body);
        const double code_height = code.empty() ? 0 : sheets_.height(item.width, code, label);
        const double height = name_height + code_height;
        if (y_ + height > bottom) {
            next_sheet();
            table_head();
        }
        sheets_.write(margin + item.x, y_, item.width, line.name, body);
        if (!code.empty()) sheets_.write(margin + item.x, y_ + name_height, item.width, code, label);
        const std::array<std::pair<std::size_t, std::string>, 5> cells{{{0, std::to_string(number)},
                                                                        {2, std::to_string(line.quantity)},
                                                                        {3, amount(line.price)},
                                                                        {4, percent(line.tax_bps)},
                                                                        {5, amount_of(line)}}};
        for (const auto& [at, text] : cells) {
            Style style = body;
            style.align = columns.at(at).align;
            if (at == 0) style.colour = grey;
            sheets_.write(margin + columns.at(at).x, y_, columns.at(at).width, text, style);
        }
        y_ += height + 4;
        sheets_.rule(margin, y_, inner_width, 0.5, pale);
        y_ += 5;
    }

    void sums() {
        constexpr double sums_x = 244;
        constexpr double label_width = 150;
        constexpr double total_label_width = 60;
        constexpr double row = 15;
        const std::vector<Sum> all = sums_of(invoice_);
        const double height = row * static_cast<double>(all.size()) + 44;
        if (y_ + height > bottom) next_sheet();
        y_ += 8;
        for (const Sum& sum : all) {
            const bool is_total = &sum == &all.back();
            if (is_total) {
                sheets_.rule(margin + sums_x, y_ + 1, inner_width - sums_x, 1.2, blue);
                y_ += 6;
            }
            const Style style = is_total ? Style{.points = 11, .bold = true, .colour = black} : body;
            const double width = is_total ? total_label_width : label_width;
            sheets_.write(margin + sums_x, y_, width, sum.label, style);
            y_ += std::max(row, sheets_.write(margin + sums_x + width, y_, inner_width - sums_x - width, sum.amount,
                                              right_aligned(style)));
        }
        y_ += 8;
        y_ += sheets_.write(margin, y_, inner_width, tax_note(invoice_.tax_mode), {.points = 8, .colour = grey});
    }

    void foot() {
        const double y = sheet_height - margin - 10;
        sheets_.rule(margin, y - 6, inner_width, 0.5, pale);
        sheets_.write(margin, y, inner_width / 2, invoice_.from.name + " · Invoice " + invoice_number(invoice_), label);
        sheets_.write(margin + inner_width / 2, y, inner_width / 2,
                      "Page " + std::to_string(sheet_) + " of " + std::to_string(page_count_), right_aligned(label));
    }

    void next_sheet() {
        foot();
        sheets_.next_sheet();
        ++sheet_;
        y_ = margin;
    }

    const Invoice& invoice_;
    Sheets sheets_;
    int page_count_;
    int sheet_ = 1;
    double y_ = 0;
};

} // namespace

std::string as_pdf(const Invoice& invoice) {
    Printer draft(invoice, 1);
    std::string sheets = draft.print();
    if (draft.sheets() == 1) return sheets;
    return Printer(invoice, draft.sheets()).print();
}

} // namespace cartwright::paper
