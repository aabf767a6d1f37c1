#include "import/import.hpp"

#include "store/catalogue/products.hpp"
#include "store/engine/schema.hpp"
#include "store/orders/sellers.hpp"
#include "store/reseller/plans.hpp"
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

constexpr const char* header_of_products = "sku,name,category,price,stock\n";

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
        return clean(), import_products_file(store_, {.path = path}, out_, err_);
    }

    int import_retail(const std::string& path) { return clean(), import_online_retail(store_, path, out_, err_); }

    void clean() {
        out_.str({});
        err_.str({});
    }

    /// All that is known of a product but its stock, in one line.
    std::string product(std::string_view sku) {
        std::string text;
        store_.read(0, [&](store::Transaction& tx) {
            const auto offer = store::products::with_sku(tx, sku, the_house);
            std::string category;
            for (const Category& each : store::products::categories(tx))
                if (each.id == offer->product.category) category = each.name;
            text = offer->product.name + '|' + offer->product.brand + '|' + category + '|' +
                   std::to_string(offer->listing.price.minor) + '|' + std::to_string(offer->product.rating_hundredths) +
                   '|' + offer->product.description;
        });
        return text;
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
    EXPECT_EQ(import_text(std::string(header_of_products) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,4,0\n"), 0)
        << err_.str();
    EXPECT_EQ(catalogue(), "a Mug 250 3\nb Plate 400 0\n");
    EXPECT_EQ(out_.str(), "products: 2 added, 0 changed, 0 unchanged\n");
    EXPECT_EQ(err_.str(), "");
}

TEST_F(ImportTest, changes_nothing_the_second_time) {
    const std::string goods = std::string(header_of_products) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,4,0\n";
    ASSERT_EQ(import_text(goods), 0);
    ASSERT_EQ(import_text(goods), 0);
    EXPECT_EQ(out_.str(), "products: 0 added, 0 changed, 2 unchanged\n");
    EXPECT_EQ(catalogue(), "a Mug 250 3\nb Plate 400 0\n");
}

TEST_F(ImportTest, sets_stock_only_when_the_list_has_it) {
    ASSERT_EQ(import_text(std::string(header_of_products) + "a,Mug,Kitchen,2.5,3\n"), 0);
    ASSERT_EQ(import_text("sku,name,category,price\na,Mug,Kitchen,2.75\n"), 0);
    EXPECT_EQ(catalogue(), "a Mug 275 3\n");
    ASSERT_EQ(import_text(std::string(header_of_products) + "a,Mug,Kitchen,2.75,1\n"), 0);
    EXPECT_EQ(catalogue(), "a Mug 275 1\n");
}

TEST_F(ImportTest, leaves_alone_what_a_list_has_no_column_for) {
    ASSERT_EQ(
        import_text("sku,name,brand,category,price,rating,stock,description\na,Mug,Potter,Kitchen,2.5,4.5,3,Blue\n"),
        0);
    ASSERT_EQ(import_text("sku,name,category,price\na,Large mug,Kitchen,2.75\n"), 0);
    EXPECT_EQ(product("a"), "Large mug|Potter|Kitchen|275|450|Blue");
    ASSERT_EQ(import_text("sku,price\na,3\n"), 0);
    EXPECT_EQ(out_.str(), "products: 0 added, 1 changed, 0 unchanged\n");
    ASSERT_EQ(import_text("sku,category\na,Garden\n"), 0);
    ASSERT_EQ(import_text("sku,rating,stock\na,5,9\n"), 0);
    EXPECT_EQ(product("a"), "Large mug|Potter|Garden|300|500|Blue");
    EXPECT_EQ(catalogue(), "a Large mug 300 9\n");
    ASSERT_EQ(import_text("sku,price\na,3\n"), 0);
    EXPECT_EQ(out_.str(), "products: 0 added, 0 changed, 1 unchanged\n");
}

TEST_F(ImportTest, empties_texts_by_empty_cells) {
    ASSERT_EQ(import_text("sku,name,brand,category,price,rating,description\na,Mug,Potter,Kitchen,2.5,4.5,Blue\n"), 0);
    ASSERT_EQ(import_text("sku,brand,description\na,,\n"), 0);
    EXPECT_EQ(product("a"), "Mug||Kitchen|250|450|");
    for (const char* column : {"name", "category", "price", "stock"}) {
        EXPECT_EQ(import_text("sku,brand," + std::string(column) + "\na,x,\n"), 1);
        EXPECT_NE(err_.str().find("line 2, " + std::string(column) + ": is missing"), std::string::npos) << err_.str();
    }
    EXPECT_EQ(product("a"), "Mug||Kitchen|250|450|");
}

TEST_F(ImportTest, adds_new_goods_only_with_name_category_and_price) {
    ASSERT_EQ(import_text("sku,name,category,price\na,Mug,Kitchen,2.5\n"), 0);
    EXPECT_EQ(import_text("sku,name,price\na,Cup,3\nb,Plate,4\nc,Bowl,5\n"), 1);
    EXPECT_NE(err_.str().find("'b' and 1 more are not in the shop yet, and new goods need the columns sku, name, "
                              "category and price\n"),
              std::string::npos)
        << err_.str();
    EXPECT_EQ(catalogue(), "a Mug 250 0\n") << "all or nothing";
}

TEST_F(ImportTest, leaves_alone_what_a_list_of_plans_has_no_column_for) {
    const std::string path = (folder_.path() / "plans.csv").string();
    const auto import = [&](const std::string& csv) {
        std::ofstream(path, std::ios::binary) << csv;
        clean();
        return import_plans_file(store_, {.path = path}, out_, err_);
    };
    const auto plan = [&] {
        Plan found;
        std::int64_t fee = 0;
        store_.read(0, [&](store::Transaction& tx) {
            found = store::plans::with_sku(tx, "AZ", AccountId{}).value();
            fee = store::sellers::named(tx, Seller::Kind::vendor, found.vendor_name)->fee_bps;
        });
        return found.name + '|' + found.vendor_name + '|' + found.provider + '|' + found.category + '|' +
               found.vertical + '|' + std::string(name_of(found.period)) + '|' + std::to_string(found.price.minor) +
               '|' + std::to_string(fee) + '|' + std::to_string(found.rules.size()) + '|' + found.description;
    };
    ASSERT_EQ(import("sku,name,vendor,provider,category,vertical,period,price,fee,attributes,description\n"
                     "AZ,Azure,MICROSOFT,azure,Infra,Dev,year,1.50,12.5,domainName*;region=eu|us,A plan\n"),
              0)
        << err_.str();
    ASSERT_EQ(import("sku,price\nAZ,2\n"), 0) << err_.str();
    EXPECT_EQ(plan(), "Azure|MICROSOFT|azure|Infra|Dev|year|200|1250|2|A plan");
    ASSERT_EQ(import("sku,fee,description\nAZ,10,\n"), 0) << err_.str();
    EXPECT_EQ(plan(), "Azure|MICROSOFT|azure|Infra|Dev|year|200|1000|2|");
    EXPECT_EQ(import("sku,name\nAZ,Azure!\nNEW,New\n"), 1);
    EXPECT_NE(
        err_.str().find("'NEW' is not in the shop yet, and new plans need the columns sku, name, vendor, provider "
                        "and price\n"),
        std::string::npos)
        << err_.str();
    EXPECT_EQ(plan(), "Azure|MICROSOFT|azure|Infra|Dev|year|200|1000|2|");
}

TEST_F(ImportTest, imports_nothing_when_one_row_is_bad) {
    EXPECT_EQ(import_text(std::string(header_of_products) + "a,Mug,Kitchen,2.5,3\nb,Plate,Kitchen,free,0\n"), 1);
    EXPECT_EQ(catalogue(), "");
    EXPECT_EQ(out_.str(), "");
    EXPECT_NE(err_.str().find("1 error\n  line 3, price: 'free' is not a decimal number"), std::string::npos)
        << err_.str();
}

TEST_F(ImportTest, refuses_a_category_that_a_web_address_cannot_tell_from_one_of_the_shop) {
    ASSERT_EQ(import_text(std::string(header_of_products) + "a,Mug,Home & Kitchen,2.5,3\n"), 0);
    EXPECT_EQ(import_text(std::string(header_of_products) + "b,Mug,Garden,2.5,3\nc,Mug,Home Kitchen,2.5,3\n"), 1);
    EXPECT_NE(err_.str().find("'Home Kitchen' and the shop's 'Home & Kitchen'"), std::string::npos) << err_.str();
    EXPECT_EQ(catalogue(), "a Mug 250 3\n");
}

TEST_F(ImportTest, says_when_there_is_no_file) {
    clean();
    EXPECT_EQ(import_products_file(store_, {.path = "/no/such/file"}, out_, err_), 1);
    EXPECT_EQ(err_.str(), "cartwright: nothing was imported from /no/such/file: the file cannot be read\n");
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
    ASSERT_EQ(import_text(std::string(header_of_products) + "a,Mug,Kitchen,2.5,3\n"), 0);
    std::ifstream whole(CARTWRIGHT_SOURCE "/data/online-retail.csv.xz", std::ios::binary);
    std::string half(1'000'000, '\0');
    whole.read(half.data(), static_cast<std::streamsize>(half.size()));
    const std::string path = (folder_.path() / "half.csv.xz").string();
    std::ofstream(path, std::ios::binary) << half;
    EXPECT_EQ(import_retail(path), 1);
    EXPECT_NE(err_.str().find("the archive is truncated"), std::string::npos) << err_.str();
    EXPECT_EQ(out_.str(), "");
    EXPECT_EQ(catalogue(), "a Mug 250 3\n");
}

} // namespace

} // namespace cartwright::import
