// storefront: the table of filters of GET /products.
#include "shelf/shelf.hpp"

#include <gtest/gtest.h>

namespace cartwright::shelf {
namespace {

Item item(std::int64_t id, std::int64_t category, std::string name, std::string brand, std::string description,
          std::int64_t price, std::int64_t rating) {
    return {.product = {.id = {id},
                        .category = {category},
                        .sku = {},
                        .name = std::move(name),
                        .brand = std::move(brand),
                        .description = std::move(description),
                        .rating_hundredths = rating},
            .listing = {1000 + id},
            .price = {.minor = price, .currency = {}}};
}

std::vector<Item> assortment() {
    return {
        item(1, 1, "Wireless Headphones", "SoundMax", "Over-ear, with noise cancelling", 8999, 450),
        item(2, 1, "USB-C Charger", "Voltix", "Charges phones and tablets", 1999, 420),
        item(3, 1, "Mechanical Keyboard", "KeyPro", "Wireless or by cable; brown switches", 8999, 470),
        item(4, 2, "Frying Pan", "soundmax", "Cast iron, 28 cm", 3600, 470),
        item(5, 2, "Kaffeemühle ÄRMEL", "Mühlwerk", "Mahlt fein", 4550, 390),
        item(6, 3, "frying pan", "KeyPro", "", 3600, 470),
    };
}

class ShelfTest : public testing::Test {
  protected:
    ShelfTest() {
        const FreeStock stock[] = {{{1001}, 5}, {{1002}, 0}, {{1003}, 75}, {{1004}, 1}, {{1006}, -2}};
        shelf.replace(assortment(), stock);
    }

    [[nodiscard]] std::vector<std::int64_t> ids(const Wish& wish) const {
        std::vector<std::int64_t> result;
        for (const Found& found : shelf.find(wish).items) result.push_back(found.item->product.id.value);
        return result;
    }

    Shelf shelf;
};

using Ids = std::vector<std::int64_t>;

TEST_F(ShelfTest, FindsWhatIsWished) {
    const struct {
        std::string_view rule;
        Wish wish;
        Ids ids;
    } cases[] = {
        {"no wish: all, by id", {}, {1, 2, 3, 4, 5, 6}},
        {"nothing to sort by: descending says nothing", {.descending = true}, {1, 2, 3, 4, 5, 6}},
        {"category", {.category = CategoryId{1}}, {1, 2, 3}},
        {"a category without products", {.category = CategoryId{9}}, {}},
        {"brand in any case", {.brand = "SOUNDMAX"}, {1, 4}},
        {"brand with umlauts in any case", {.brand = "MÜHLWERK"}, {5}},
        {"brand is the whole name", {.brand = "Sound"}, {}},
        {"price from, inclusive", {.price_min = 8999}, {1, 3}},
        {"price to, inclusive", {.price_max = 3600}, {2, 4, 6}},
        {"price between", {.price_min = 3600, .price_max = 4550}, {4, 5, 6}},
        {"price range that is empty", {.price_min = 5000, .price_max = 4000}, {}},
        {"rating from, inclusive", {.rating_min = 450}, {1, 3, 4, 6}},
        {"in stock: more than none", {.in_stock = true}, {1, 3, 4}},
        {"search in the name", {.search = "keyboard"}, {3}},
        {"search in name or description", {.search = "wireless"}, {1, 3}},
        {"search in any case", {.search = "WIRE"}, {1, 3}},
        {"search inside a word", {.search = "phone"}, {1, 2}},
        {"search for an umlaut in another case", {.search = "ärmel"}, {5}},
        {"search for two words", {.search = "iron, 28"}, {4}},
        {"search from one word into the next", {.search = "g p"}, {4, 6}},
        {"search does not run from name to description", {.search = "keyboard wireless"}, {}},
        {"search with surplus spaces", {.search = "frying \u00a0 pan"}, {4, 6}},
        {"search without accents", {.search = "armel"}, {5}},
        {"search with a blank at its end", {.search = "frying "}, {4, 6}},
        {"search with a blank before it", {.search = " pan"}, {4, 6}},
        {"search for one letter", {.search = "w"}, {1, 3}},
        {"search for two letters", {.search = "28"}, {4}},
        {"search for a quote", {.search = "'"}, {}},
        {"by price", {.sort_by = SortBy::price}, {2, 4, 6, 5, 1, 3}},
        {"by price downwards, equals by id upwards",
         {.sort_by = SortBy::price, .descending = true},
         {1, 3, 5, 4, 6, 2}},
        {"by rating", {.sort_by = SortBy::rating}, {5, 2, 1, 3, 4, 6}},
        {"by rating downwards", {.sort_by = SortBy::rating, .descending = true}, {3, 4, 6, 1, 2, 5}},
        {"by name in any case", {.sort_by = SortBy::name}, {4, 6, 5, 3, 2, 1}},
        {"by name downwards", {.sort_by = SortBy::name, .descending = true}, {1, 2, 3, 5, 4, 6}},
        {"first page", {.page_size = 4}, {1, 2, 3, 4}},
        {"last page", {.page = 2, .page_size = 4}, {5, 6}},
        {"page behind the last", {.page = 3, .page_size = 4}, {}},
        {"page far behind the last", {.page = 1'000'000'000'000'000'000, .page_size = 100}, {}},
        {"all together",
         {.category = CategoryId{1},
          .price_min = 1,
          .rating_min = 450,
          .in_stock = true,
          .search = "wire",
          .sort_by = SortBy::rating,
          .descending = true},
         {3, 1}},
    };
    for (const auto& [rule, wish, expected] : cases) EXPECT_EQ(ids(wish), expected) << rule;
}

TEST_F(ShelfTest, CountsAllAndTellsWhatIsFree) {
    const Page page = shelf.find({.category = CategoryId{1}, .page = 2, .page_size = 2});
    EXPECT_EQ(page.total, 3);
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(*page.items[0].item, assortment()[2]);
    EXPECT_EQ(page.items[0].free, 75);
}

TEST_F(ShelfTest, KnowsOneProduct) {
    EXPECT_EQ(shelf.product({3}).found.item->product.name, "Mechanical Keyboard");
    EXPECT_EQ(shelf.product({3}).found.free, 75);
    EXPECT_EQ(shelf.product({5}).found.free, 0);
    EXPECT_EQ(shelf.product({7}).found.item, nullptr);
    EXPECT_EQ(shelf.product({0}).found.item, nullptr);
    EXPECT_EQ(shelf.product({-1}).found.item, nullptr);
    EXPECT_EQ(shelf.product({std::numeric_limits<std::int64_t>::min()}).found.item, nullptr);
}

TEST_F(ShelfTest, ChangesAreSeenAtOnce) {
    shelf.set_stock(std::vector<FreeStock>{{{1003}, 0}, {{1005}, 2}, {{9999}, 1}});
    EXPECT_EQ(ids({.in_stock = true}), (Ids{1, 4, 5}));
    EXPECT_EQ(shelf.product({3}).found.free, 0);

    const Page before = shelf.find({.search = "keyboard"});
    shelf.put({item(3, 4, "Silent Keyboard", "KeyPro", "", 100, 100), item(7, 4, "Keyboard Cover", "New", "", 50, 0)},
              std::vector<FreeStock>{{{1007}, 9}});
    EXPECT_EQ(ids({.search = "keyboard", .sort_by = SortBy::price}), (Ids{7, 3}));
    EXPECT_EQ(ids({.search = "wireless"}), (Ids{1}));
    EXPECT_EQ(ids({.search = "mechanical"}), (Ids{}));
    EXPECT_EQ(shelf.size(), 7U);
    EXPECT_EQ(shelf.product({7}).found.free, 9);
    EXPECT_EQ(shelf.product({3}).found.free, 0) << "what put does not speak of stays";
    EXPECT_EQ(before.items.at(0).item->product.name, "Mechanical Keyboard") << "a page keeps what it points to";

    shelf.replace({item(8, 1, "Lamp", "Lux", "", 1, 1)}, {});
    EXPECT_EQ(ids({}), (Ids{8}));
    EXPECT_EQ(shelf.product({1}).found.item, nullptr);
    EXPECT_EQ(shelf.size(), 1U);
}

TEST_F(ShelfTest, TheLastOfTwoWithTheSameIdCounts) {
    shelf.put({item(9, 1, "first", "", "", 1, 1), item(9, 1, "second", "", "", 1, 1)},
              std::vector<FreeStock>{{{1009}, 1}, {{1009}, 2}});
    EXPECT_EQ(shelf.product({9}).found.item->product.name, "second");
    EXPECT_EQ(shelf.product({9}).found.free, 2);
    EXPECT_EQ(shelf.size(), 7U);
}

TEST_F(ShelfTest, ProductsKeepTheirStockThroughManyPuts) {
    for (std::int64_t id = 100; id < 400; ++id) {
        shelf.put({item(id, 5, "Number " + std::to_string(id), "B", "", id, 0)},
                  std::vector<FreeStock>{{{1000 + id}, id}});
        shelf.set_stock(std::vector<FreeStock>{{{1000 + id - 1}, 1}});
    }
    EXPECT_EQ(shelf.size(), 306U);
    EXPECT_EQ(shelf.product({100}).found.free, 1);
    EXPECT_EQ(shelf.product({399}).found.free, 399);
    EXPECT_EQ(ids({.search = "number 39", .sort_by = SortBy::price, .descending = true, .page_size = 3}),
              (Ids{399, 398, 397}));
}

TEST_F(ShelfTest, WhatIsTakenOffIsGone) {
    const std::int64_t before = shelf.find({}).total;
    const ProductId gone[] = {{3}, {999}};
    shelf.take_off(gone);
    EXPECT_EQ(shelf.product({3}).found.item, nullptr);
    EXPECT_EQ(shelf.find({}).total, before - 1);
    shelf.take_off(gone); // once more does no harm
    EXPECT_EQ(shelf.find({}).total, before - 1);
    shelf.put({item(3, 1, "Back again", "B", "", 100, 100)}, {});
    EXPECT_EQ(shelf.find({}).total, before);
    const ProductId all[] = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}};
    shelf.take_off(all);
    EXPECT_EQ(shelf.find({}).total, 0);
}

TEST_F(ShelfTest, RelatedAreTheBestOfTheCategory) {
    const auto related = [&](std::int64_t id, std::int64_t limit) {
        Ids result;
        for (const Found& found : shelf.related({id}, limit).items) result.push_back(found.item->product.id.value);
        return result;
    };
    EXPECT_EQ(related(2, 10), (Ids{3, 1}));
    EXPECT_EQ(related(2, 1), (Ids{3}));
    EXPECT_EQ(related(3, 1), (Ids{1}));
    EXPECT_EQ(related(6, 5), (Ids{}));
    EXPECT_EQ(related(2, 0), (Ids{}));
    EXPECT_EQ(related(77, 5), (Ids{}));
    EXPECT_EQ(shelf.related({2}, 1).total, 2);
}

TEST_F(ShelfTest, BrandsInAlphabeticalOrder) {
    using Brands = std::vector<std::string>;
    EXPECT_EQ(shelf.brands(std::nullopt), (Brands{"KeyPro", "Mühlwerk", "SoundMax", "Voltix"}));
    EXPECT_EQ(shelf.brands(CategoryId{2}), (Brands{"Mühlwerk", "soundmax"}));
    EXPECT_EQ(shelf.brands(CategoryId{9}), Brands{});
    shelf.put({item(5, 2, "x", "aaa", "", 1, 1)}, {});
    EXPECT_EQ(shelf.brands(CategoryId{2}), (Brands{"aaa", "soundmax"}));
}

TEST(EmptyShelf, HasNothing) {
    const Shelf shelf;
    EXPECT_EQ(shelf.size(), 0U);
    EXPECT_EQ(shelf.find({.price_min = 1, .search = "a", .sort_by = SortBy::name}).total, 0);
    EXPECT_EQ(shelf.product({1}).found.item, nullptr);
    EXPECT_TRUE(shelf.brands(std::nullopt).empty());
}

TEST(EmptyShelf, MayBecomeEmptyAgain) {
    Shelf shelf;
    shelf.put({}, {});
    shelf.replace({}, {});
    EXPECT_EQ(shelf.find({}).total, 0);
    shelf.put({item(1, 1, "a", "b", "c", 1, 1)}, {});
    EXPECT_EQ(shelf.find({.search = "a"}).total, 1);
}

} // namespace
} // namespace cartwright::shelf
