#include "import/import.hpp"

#include "store/products.hpp"
#include "store/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include "tests/support/temporary_folder.hpp"
#include <cstdlib>
#include <filesystem>

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace cartwright::import {

namespace {

constexpr const char* header = "sku,name,category,price,stock\n";

/// A shop with a database in a folder of its own.
class ImportTest : public testing::Test {
  protected:
    ImportTest()
        : log_((folder_.path() / "log").string()),
          store_({.url = "sqlite:" + (folder_.path() / "shop.db").string(), .schema = store::shop_schema()}, clock_,
                 entropy_, log_, metrics_) {}
    int import_text(const std::string& csv) {
        const std::string path = (folder_.path() / "goods.csv").string();
        std::ofstream(path, std::ios::binary) << csv;
        return clean(), import_products_file(store_, path, out_, err_);
    }

    int import_retail(const std::string& path) { return clean(), import_online_retail(store_, path, out_, err_); }

    void clean() {
        out_.str({});
        err_.str({});
    }

    /// Everything on offer, one line each.
    std::string catalogue() {
        std::string text;
        store_.read(0, [&](store::Transaction& tx) {
            store::products::each_offer(tx, [&](store::products::Offer&& offer) {
                text += offer.product.sku + ' ' + offer.product.name + ' ' + std::to_string(offer.listing.price.minor) +
                        ' ' + std::to_string(offer.listing.stock.on_hand) + '\n';
            });
        });
        return text;
    }

    test::TemporaryFolder folder_;
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_;
    telemetry::Metrics metrics_;
    store::Store store_;
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(ImportTest, puts_goods_into_the_catalogue) {
    EXPECT_EQ(import_text(std::string(header) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,4,0\n"), 0) << err_.str();
    EXPECT_EQ(catalogue(), "a Mug 250 3\nb Plate 400 0\n");
    EXPECT_EQ(out_.str(), "products: 2 added, 0 changed, 0 unchanged\n");
    EXPECT_EQ(err_.str(), "");
}

TEST_F(ImportTest, changes_nothing_the_second_time) {
    const std::string goods = std::string(header) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,4,0\n";
    ASSERT_EQ(import_text(goods), 0);
    ASSERT_EQ(import_text(goods), 0);
    EXPECT_EQ(out_.str(), "products: 0 added, 0 changed, 2 unchanged\n");
    EXPECT_EQ(catalogue(), "a Mug 250 3\nb Plate 400 0\n");
}

TEST_F(ImportTest, sets_stock_only_when_the_list_has_it) {
    ASSERT_EQ(import_text(std::string(header) + "a,Mug,Kitchen,2.5,3\n"), 0);
    ASSERT_EQ(import_text("sku,name,category,price\na,Mug,Kitchen,2.75\n"), 0);
    EXPECT_EQ(catalogue(), "a Mug 275 3\n");
    ASSERT_EQ(import_text(std::string(header) + "a,Mug,Kitchen,2.75,1\n"), 0);
    EXPECT_EQ(catalogue(), "a Mug 275 1\n");
}

TEST_F(ImportTest, imports_nothing_when_one_row_is_bad) {
    EXPECT_EQ(import_text(std::string(header) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,free,0\n"), 1);
    EXPECT_EQ(catalogue(), "");
    EXPECT_EQ(out_.str(), "");
    EXPECT_NE(err_.str().find("one thing is wrong\n  line 3, price: 'free' is not a decimal number"), std::string::npos)
        << err_.str();
}

TEST_F(ImportTest, refuses_a_category_that_a_web_address_cannot_tell_from_one_of_the_shop) {
    ASSERT_EQ(import_text(std::string(header) + "a,Mug,Home & Kitchen,2.5,3\n"), 0);
    EXPECT_EQ(import_text(std::string(header) + "b,Mug,Garden,2.5,3\nc,Mug,Home Kitchen,2.5,3\n"), 1);
    EXPECT_NE(err_.str().find("'Home Kitchen' and the shop's 'Home & Kitchen'"), std::string::npos) << err_.str();
    EXPECT_EQ(catalogue(), "a Mug 250 3\n");
}

TEST_F(ImportTest, says_when_there_is_no_file) {
    clean();
    EXPECT_EQ(import_products_file(store_, "/no/such/file", out_, err_), 1);
    EXPECT_EQ(err_.str(), "cartwright: nothing was imported from /no/such/file: the file can't be read\n");
}

TEST_F(ImportTest, puts_the_real_data_into_the_catalogue_once) {
    const std::string file = CARTWRIGHT_SOURCE "/data/online-retail.csv.xz";
    ASSERT_EQ(import_retail(file), 0) << err_.str();
    EXPECT_NE(out_.str().find("products: 3,912 added, 0 changed, 0 unchanged\n"), std::string::npos) << out_.str();
    for (const char* number :
         {"541,909", "25,900", "19,959", "1,065,562,248", "3,836", "-89,681,249", "1,336", "1,179", "7,810,188"})
        EXPECT_NE(out_.str().find(number), std::string::npos) << number;
    EXPECT_EQ(err_.str(), "") << "no bar where there is no terminal";
    const std::string before = catalogue();

    ASSERT_EQ(import_retail(file), 0) << err_.str();
    EXPECT_NE(out_.str().find("products: 0 added, 0 changed, 3,912 unchanged\n"), std::string::npos) << out_.str();
    EXPECT_EQ(catalogue(), before);
}

TEST_F(ImportTest, leaves_the_catalogue_alone_when_the_archive_is_cut_off) {
    ASSERT_EQ(import_text(std::string(header) + "a,Mug,Kitchen,2.5,3\n"), 0);
    std::ifstream whole(CARTWRIGHT_SOURCE "/data/online-retail.csv.xz", std::ios::binary);
    std::string half(1'000'000, '\0');
    whole.read(half.data(), static_cast<std::streamsize>(half.size()));
    const std::string path = (folder_.path() / "half.csv.xz").string();
    std::ofstream(path, std::ios::binary) << half;
    EXPECT_EQ(import_retail(path), 1);
    EXPECT_NE(err_.str().find("the archive is cut off"), std::string::npos) << err_.str();
    EXPECT_EQ(out_.str(), "");
    EXPECT_EQ(catalogue(), "a Mug 250 3\n");
}

} // namespace

} // namespace cartwright::import
