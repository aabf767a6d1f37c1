#include "import/online_retail.hpp"

#include "import/retail_summary.hpp"

#include "tests/support/temporary_folder.hpp"
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <lzma.h>
#include <ostream>

#include <sstream>

namespace cartwright::import {

namespace {

/// A folder of its own, gone with the test.
class OnlineRetailTest : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& bytes) const {
        const std::string path = (folder_.path() / "file").string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    /// A data set of these lines: invoice, stock code, name, quantity, price.
    [[nodiscard]] std::string data_set(const std::vector<std::array<std::string, 5>>& lines) const {
        std::string text = "\"InvoiceNo\",\"StockCode\",\"Description\",\"Quantity\",\"InvoiceDate\",\"UnitPrice\","
                           "\"CustomerID\",\"Country\"\n";
        for (const auto& [invoice, code, name, quantity, price] : lines)
            text += "\"" + invoice + "\",\"" + code + "\",\"" + name + "\"," + quantity + ",2010-12-01T08:26:00," +
                    price + ",,\"France\"\n";
        return file(text);
    }

  private:
    test::TemporaryFolder folder_;
};

std::string real_data() { return CARTWRIGHT_SOURCE "/data/online-retail.csv.xz"; }

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(OnlineRetailTest, finds_in_the_real_data_what_its_note_says) {
    int last_percent = 0;
    const auto retail = read_online_retail(real_data(), [&](int percent) {
        EXPECT_GE(percent, last_percent);
        last_percent = percent;
    });
    ASSERT_TRUE(retail) << retail.error();
    EXPECT_EQ(last_percent, 100);
    const RetailReport& report = retail->report;
    EXPECT_EQ(report.lines, 541'909);
    EXPECT_EQ(report.invoices, 25'900);
    EXPECT_EQ(report.stock_codes, 4'070);
    EXPECT_EQ(report.kinds.at(RetailKind::sale), (Tally{.invoices = 19'959, .lines = 530'103, .pence = 1'065'562'248}));
    EXPECT_EQ(report.kinds.at(RetailKind::cancellation),
              (Tally{.invoices = 3'836, .lines = 9'288, .pence = -89'681'249}));
    EXPECT_EQ(report.kinds.at(RetailKind::adjustment), (Tally{.invoices = 3, .lines = 3, .pence = -1'106'206}));
    EXPECT_EQ(report.kinds.at(RetailKind::correction).lines, 1'336);
    EXPECT_EQ(report.kinds.at(RetailKind::correction).lines + report.kinds.at(RetailKind::unpriced).lines, 2'515);
    EXPECT_EQ(report.goods, (Tally{.invoices = 19'773, .lines = 527'792, .pence = 1'027'211'887}));
    const std::map<std::string, Charged> charges{{"AMAZONFEE", {.lines = 2, .pence = 1'376'109}},
                                                 {"BANK CHARGES", {.lines = 12, .pence = 16'500}},
                                                 {"C2", {.lines = 141, .pence = 705'100}},
                                                 {"DOT", {.lines = 706, .pence = 20'624'877}},
                                                 {"M", {.lines = 322, .pence = 7'811'282}},
                                                 {"POST", {.lines = 1'126, .pence = 7'810'188}},
                                                 {"S", {.lines = 2, .pence = 6'305}}};
    EXPECT_EQ(report.charges, charges);
    EXPECT_EQ(report.without_price, std::vector<std::string>{"PADS"}) << "three of its lines cost 0.001";
}

TEST_F(OnlineRetailTest, makes_goods_and_sales_of_the_real_data) {
    const auto retail = read_online_retail(real_data());
    ASSERT_TRUE(retail) << retail.error();
    const auto& goods = retail->put.goods;
    EXPECT_EQ(retail->put.stock, operations::PutGoods::Stock::keep);
    ASSERT_EQ(goods.size(), 3'912U);
    EXPECT_EQ(goods[0].sku, "85123A");
    EXPECT_EQ(goods[0].name, "WHITE HANGING HEART T-LIGHT HOLDER");
    EXPECT_EQ(goods[0].price.currency.text(), "GBP");

    std::vector<std::int64_t> left;
    for (const auto& one : goods) left.push_back(one.stock);
    std::size_t longest = 0;
    for (const RetailSale& sale : retail->sales) {
        longest = std::max(longest, sale.lines.size());
        for (const RetailLine& line : sale.lines) left[line.goods] -= line.quantity;
    }
    for (const std::int64_t pieces : left) ASSERT_EQ(pieces, stock_reserve);
    EXPECT_EQ(longest, 1'113U) << "the longest has 1,114 lines, of which one is postage";
    EXPECT_EQ(retail->sales.size(), 19'773U);
}

TEST_F(OnlineRetailTest, takes_the_usual_name_and_price_and_of_equally_usual_ones_the_latest) {
    const auto retail = read_online_retail(data_set({{"1", "22A", "  RED   MUG ", "1", "2.55"},
                                                     {"1", "22A", "", "2", "2.55"},
                                                     {"2", "22A", "RED MUG", "3", "1.005"},
                                                     {"2", "22A", "MUG", "1", "9"},
                                                     {"3", "22A", "RED MUG?", "-1", "0"},
                                                     {"3", "22A", "damaged", "-100", "0"},
                                                     {"4", "22a", "", "1", "4"},
                                                     {"4", "22a", "", "1", "5"},
                                                     {"5", "23", "said \"\"OH\"\", £5", "1", "5"}}));
    ASSERT_TRUE(retail) << retail.error();
    const auto& goods = retail->put.goods;
    ASSERT_EQ(goods.size(), 3U);
    EXPECT_EQ(goods[0].sku, "22A");
    EXPECT_EQ(goods[0].name, "RED MUG");
    EXPECT_EQ(goods[0].price.minor, 255);
    EXPECT_EQ(goods[0].stock, 7 + stock_reserve);
    EXPECT_EQ(goods[1].sku, "22a") << "another product";
    EXPECT_EQ(goods[1].name, "22a") << "it has no other name";
    EXPECT_EQ(goods[1].price.minor, 500) << "the latest of two that are equally usual";
    EXPECT_EQ(goods[2].name, "said \"OH\", £5");
    const RetailSale second{.invoice = "2", .lines = {{.goods = 0, .quantity = 3}, {.goods = 0, .quantity = 1}}};
    ASSERT_EQ(retail->sales.size(), 4U);
    EXPECT_EQ(retail->sales[1], second);
}

TEST_F(OnlineRetailTest, rounds_half_a_penny_up) {
    const auto retail = read_online_retail(data_set({{"1", "22", "A", "1", "0.005"}, {"1", "23", "B", "1", "0.0049"}}));
    ASSERT_TRUE(retail) << retail.error();
    ASSERT_EQ(retail->put.goods.size(), 1U);
    EXPECT_EQ(retail->put.goods[0].price.minor, 1);
    EXPECT_EQ(retail->report.without_price, std::vector<std::string>{"23"});
    EXPECT_EQ(retail->report.goods, (Tally{.invoices = 1, .lines = 2, .pence = 1}));
}

TEST_F(OnlineRetailTest, knows_sales_from_what_is_none) {
    struct Kind {
        std::array<std::string, 5> line;
        RetailKind kind;
    };
    const Kind kinds[] = {
        {{"536365", "22", "MUG", "1", "0.001"}, RetailKind::sale},
        {{"536365", "22", "MUG", "1", "0.0"}, RetailKind::unpriced},
        {{"536365", "22", "damages", "-1", "0"}, RetailKind::correction},
        {{"536365", "22", "MUG", "-1", "2.5"}, RetailKind::correction},
        {{"536365", "22", "MUG", "0", "2.5"}, RetailKind::correction},
        {{"C536379", "D", "Discount", "-1", "27.5"}, RetailKind::cancellation},
        {{"A563187", "B", "Adjust bad debt", "1", "-11062.06"}, RetailKind::adjustment},
        {{"536365", "B", "Adjust bad debt", "1", "-1"}, RetailKind::adjustment},
    };
    for (const auto& [line, kind] : kinds) {
        const auto retail = read_online_retail(data_set({line}));
        ASSERT_TRUE(retail) << retail.error();
        EXPECT_EQ(retail->report.kinds.size(), 1U);
        EXPECT_EQ(retail->report.kinds.begin()->first, kind) << line[0] << ' ' << line[3] << ' ' << line[4];
        EXPECT_TRUE(retail->put.goods.empty());
    }
}

TEST_F(OnlineRetailTest, tells_goods_from_charges) {
    for (const char* code : {"POST", "DOT", "M", "m", "D", "BANK CHARGES", "AMAZONFEE", "C2", "CRUK", "S", "B"})
        EXPECT_TRUE(is_charge(code)) << code;
    for (const char* code : {"85123A", "DCGS0003", "DCGSSBOY", "gift_0001_20", "PADS"})
        EXPECT_FALSE(is_charge(code)) << code;
}

TEST_F(OnlineRetailTest, rejects_bad_rows) {
    struct Bad {
        std::array<std::string, 5> line;
        BadRow row;
    };
    const Bad bad[] = {
        {{"1", "", "A", "1", "1"}, {2, "StockCode", "is missing"}},
        {{"1", "22", "A", "1.5", "1"}, {2, "Quantity", "'1.5' is not a quantity"}},
        {{"1", "22", "A", "1", "1e3"}, {2, "UnitPrice", "'1e3' is not a price"}},
        {{"1", "22", "A", "1000000000", "1000000"}, {2, "", "exceeds the largest amount of a sale"}},
        {{"X1", "22", "A", "1", "1"},
         {2, "InvoiceNo", "'X1' is not an invoice number: digits, optionally after C or A"}},
        {{"1", "22", "\xA3", "1", "1"}, {2, "Description", "is not UTF-8, or has control characters"}},
    };
    for (const auto& [line, row] : bad) {
        const auto retail = read_online_retail(data_set({line, {"2", "22", "A", "1", "1"}}));
        ASSERT_FALSE(retail);
        EXPECT_EQ(retail.error().rows, std::vector{row}) << retail.error();
    }
    const auto other = read_online_retail(file("sku,name\na,b\n"));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().rows.size(), 5U) << "the columns that it lacks";
    EXPECT_FALSE(read_online_retail(file("")));
    EXPECT_FALSE(read_online_retail(file("InvoiceNo,StockCode,Description,Quantity,UnitPrice\n\"1")));
}

/// `bytes` as an .xz archive.
std::string packed(const std::string& bytes) {
    std::string archive(lzma_stream_buffer_bound(bytes.size()), '\0');
    std::size_t size = 0;
    const auto result =
        lzma_easy_buffer_encode(0, LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                bytes.size(), reinterpret_cast<std::uint8_t*>(archive.data()), &size, archive.size());
    EXPECT_EQ(result, LZMA_OK);
    archive.resize(size);
    return archive;
}

TEST_F(OnlineRetailTest, rejects_files_that_cannot_be_read) {
    std::vector<std::array<std::string, 5>> lines;
    for (int i = 0; i < 10'000; ++i)
        lines.push_back({std::to_string(i / 9), std::to_string(i * 7919 % 1'000), "MUG", "3", "2.5"});
    const std::string archive = packed(contents(data_set(lines)));
    ASSERT_GT(archive.size(), 10'000U);
    std::string damaged = archive;
    damaged[archive.size() / 2] = static_cast<char>(damaged[archive.size() / 2] ^ 0x10);
    const auto complaint = [](const std::string& path) {
        const auto retail = read_online_retail(path);
        return retail ? std::string("nothing") : retail.error().rows.at(0).message;
    };
    EXPECT_EQ(complaint(file(archive)), "nothing");
    EXPECT_EQ(complaint(file(archive.substr(0, archive.size() / 2))), "the archive is truncated");
    EXPECT_EQ(complaint(file(archive.substr(0, archive.size() - 1))), "the archive is truncated");
    EXPECT_EQ(complaint(file(archive.substr(0, 6))), "the archive is truncated");
    EXPECT_EQ(complaint(file(damaged)), "the archive is damaged");
    EXPECT_EQ(complaint(file(archive + std::string(100, 'x'))), "the archive is damaged");
    EXPECT_EQ(complaint("/"), "the file cannot be read");
    EXPECT_EQ(complaint("/no/such/file"), "the file cannot be read");
}

TEST(GroupedTest, writes_numbers_to_be_read) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(-1'000), "-1,000");
    EXPECT_EQ(grouped(-999), "-999");
    EXPECT_EQ(grouped(1'065'562'248), "1,065,562,248");
}

} // namespace

} // namespace cartwright::import
