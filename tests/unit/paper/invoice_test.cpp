#include "paper/invoice.hpp"
#include "paper/wording.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace cartwright::paper {
namespace {

Money cents(std::int64_t minor) { return {.minor = minor, .currency = {}}; }

Invoice invoice_with(std::size_t lines, const std::string& name = "tea") {
    Invoice invoice{.id = {1},
                    .order = {2},
                    .year = 2026,
                    .number = 7,
                    .from = {.name = "Shop", .address = "1 Market Street\nSpringfield"},
                    .customer = "8080",
                    .to = {.name = "Lital Hay", .phone = "1", .address = "Brooklyn"},
                    .lines = {},
                    .tax_mode = TaxMode::of_gross,
                    .tax = {},
                    .total = {},
                    .issued_at = {1'795'251'600'000}};
    for (std::size_t i = 0; i < lines; ++i)
        invoice.lines.push_back({.listing = {},
                                 .product = {},
                                 .name = name,
                                 .price = cents(5'000),
                                 .quantity = 2,
                                 .code = name,
                                 .tax_bps = 1'800,
                                 .tax_minor = 1'800});
    invoice.tax.minor = 1'800 * static_cast<std::int64_t>(lines);
    invoice.total.minor = 10'000 * static_cast<std::int64_t>(lines);
    return invoice;
}

/// How many sheets a PDF says that it has.
std::string sheets_in(const std::string& pdf) {
    const std::size_t at = pdf.find("/Count ");
    return at == std::string::npos ? "none" : pdf.substr(at + 7, pdf.find_first_of(" \n", at + 7) - at - 7);
}

TEST(WordingTest, groups_figures) {
    EXPECT_EQ(amount(cents(0)), "0.00");
    EXPECT_EQ(amount(cents(5)), "0.05");
    EXPECT_EQ(amount(cents(99'999)), "999.99");
    EXPECT_EQ(amount(cents(123'456'750)), "1,234,567.50");
    EXPECT_EQ(amount(cents(-123'456)), "-1,234.56");
    EXPECT_EQ(amount(cents(-12'345)), "-123.45");
    EXPECT_EQ(with_currency(cents(100'000)), "1,000.00 USD");
    EXPECT_EQ(percent(1'800), "18 %");
    EXPECT_EQ(percent(1'750), "17.5 %");
    EXPECT_EQ(percent(0), "0 %");
    EXPECT_EQ(date({1'795'251'600'000}), "2026-11-21");
}

TEST(PdfTest, takes_as_many_sheets_as_there_are_lines_for) {
    const std::string one = as_pdf(invoice_with(1));
    EXPECT_TRUE(one.starts_with("%PDF-"));
    EXPECT_NE(one.find("%%EOF"), std::string::npos);
    EXPECT_EQ(sheets_in(one), "1");
    EXPECT_EQ(sheets_in(as_pdf(invoice_with(100))), "4");
    EXPECT_EQ(sheets_in(as_pdf(invoice_with(0))), "1");
}

TEST(PdfTest, sets_any_script_and_any_length) {
    for (const std::string& name : {std::string("Grüner Tee – שלום – чай – τσάι"), std::string(500, 'W'),
                                    std::string("\xF0\x9F\x8D\xB5"), std::string("<b>&amp;</b>")})
        EXPECT_TRUE(as_pdf(invoice_with(3, name)).starts_with("%PDF-")) << name;
}

TEST(PdfTest, is_the_same_every_time) { EXPECT_EQ(as_pdf(invoice_with(40)), as_pdf(invoice_with(40))); }

TEST(PdfTest, may_be_made_on_several_threads) {
    const std::string expected = as_pdf(invoice_with(20));
    std::vector<std::string> made(4);
    std::vector<std::thread> threads;
    for (std::string& each : made) threads.emplace_back([&each] { each = as_pdf(invoice_with(20)); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& each : made) EXPECT_EQ(each, expected);
}

TEST(HtmlTest, is_text_whatever_it_says) {
    Invoice invoice = invoice_with(1, "<script>alert('x')</script>");
    invoice.to.name = "\"><img src=x onerror=alert(1)>";
    const std::string html = as_html(invoice);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), std::string::npos);
    EXPECT_NE(html.find("2026-000007"), std::string::npos);
}

} // namespace
} // namespace cartwright::paper
