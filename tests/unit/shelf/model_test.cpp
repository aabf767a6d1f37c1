// Thousands of random wishes on random catalogues, compared with a model that looks at every product.
#include "base/text.hpp"
#include "shelf/shelf.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace cartwright::shelf {
namespace {

/// The rules once more, as plainly as they can be said.
class Model {
  public:
    void put(const std::vector<Item>& items, const std::vector<FreeStock>& stock) {
        for (const Item& item : items) items_[item.product.id] = item;
        set_stock(stock);
    }
    void set_stock(const std::vector<FreeStock>& stock) {
        for (const FreeStock& entry : stock) free_[entry.listing] = entry.free;
    }
    void clear() {
        items_.clear();
        free_.clear();
    }
    [[nodiscard]] std::int64_t free(ListingId listing) const {
        const auto found = free_.find(listing);
        return found == free_.end() ? 0 : found->second;
    }

    [[nodiscard]] std::vector<Item> find(const Wish& wish) const {
        std::vector<Item> found;
        for (const auto& [id, item] : items_) {
            if (fits(item, wish)) found.push_back(item);
        }
        std::ranges::stable_sort(found, [&](const Item& left, const Item& right) { return before(wish, left, right); });
        return found;
    }

    static std::vector<Item> page(std::vector<Item> all, const Wish& wish) {
        const auto size = static_cast<std::int64_t>(all.size());
        const std::int64_t first = std::min(size, (wish.page - 1) * wish.page_size);
        const std::int64_t last = std::min(size, first + wish.page_size);
        return {all.begin() + first, all.begin() + last};
    }

  private:
    [[nodiscard]] bool fits(const Item& item, const Wish& wish) const {
        const auto has = [&](const std::string& text) {
            return searchable(text).find(searchable(wish.search)) != std::string::npos;
        };
        if (wish.category && item.product.category != *wish.category) return false;
        if (wish.brand && folded(single_spaced(item.product.brand)) != folded(single_spaced(*wish.brand))) return false;
        if (wish.price_min && item.price.minor < *wish.price_min) return false;
        if (wish.price_max && item.price.minor > *wish.price_max) return false;
        if (wish.rating_min && item.product.rating_hundredths < *wish.rating_min) return false;
        if (wish.in_stock && free(item.listing) <= 0) return false;
        return has(item.product.name) || has(item.product.description);
    }

    static bool before(const Wish& wish, const Item& left, const Item& right) {
        const Item& a = wish.descending ? right : left;
        const Item& b = wish.descending ? left : right;
        if (wish.sort_by == SortBy::price) return a.price.minor < b.price.minor;
        if (wish.sort_by == SortBy::rating) return a.product.rating_hundredths < b.product.rating_hundredths;
        if (wish.sort_by == SortBy::name) return searchable(a.product.name) < searchable(b.product.name);
        return false; // they are in the order of their ids already
    }

    std::map<ProductId, Item> items_;
    std::map<ListingId, std::int64_t> free_;
};

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}

    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
    }
    bool one_in(std::int64_t chances) { return below(chances) == 0; }
    template <class List> const auto& pick(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(list))))];
    }

  private:
    std::mt19937_64 random_;
};

constexpr std::string_view words[] = {"wireless", "Wireless,",
                                      "wired",    "keyboard",
                                      "Keyboard", "KEYBOARDS",
                                      "mouse",    "a",
                                      "an",       "I",
                                      "the",      "\"quoted\"",
                                      "it's",     "Ärmel",
                                      "ärmel",    "ÜBER",
                                      "naïve",    "ключ",
                                      "КЛЮЧ",     "日本",
                                      "%",        "_",
                                      "\\",       "aaa",
                                      "aaaa",     "banana",
                                      "anan",     "USB-C",
                                      "12",       "123",
                                      "1234",     "é",
                                      "É",        "extraordinarily-long-word-with-many-parts",
                                      "pan",      "Pan.",
                                      "frying",   "iron",
                                      "steel",    "blue",
                                      "red",      "green"};
constexpr std::string_view gaps[] = {" ", " ", " ", " ", " ", " ", "  ", "\t", "\n", " \r\n", "-", "\v"};

std::string text(Dice& dice, std::int64_t words_max) {
    std::string result;
    if (dice.one_in(20)) result += dice.pick(gaps);
    for (std::int64_t left = dice.below(words_max + 1); left > 0; --left) {
        result += dice.one_in(6) ? "no" + std::to_string(dice.below(3000)) : std::string(dice.pick(words));
        if (left > 1 || dice.one_in(20)) result += dice.pick(gaps);
    }
    return result;
}

Item random_item(Dice& dice, std::int64_t id) {
    const std::string brand = dice.pick(std::array{"SoundMax", "soundmax", "KeyPro", "Mühle", "MÜHLE", "", "rare"});
    return {.product = {.id = {id},
                        .category = {dice.one_in(3) ? dice.below(40) : dice.below(4)},
                        .sku = {},
                        .name = text(dice, 4),
                        .brand = dice.one_in(30) ? "brand" + std::to_string(dice.below(50)) : brand,
                        .description = text(dice, 12),
                        .rating_hundredths = dice.one_in(2) ? dice.below(51) * 10 : dice.below(501)},
            .listing = {id * 7 % 10'007},
            .price = {.minor = dice.one_in(3) ? dice.below(20) * 100 : dice.below(100'000), .currency = {}}};
}

/// Something that often occurs: a piece of a text, or of a word, or nonsense.
std::string random_search(Dice& dice, const std::vector<Item>& items) {
    if (dice.one_in(10)) return std::string(dice.pick(words));
    if (dice.one_in(10)) return dice.pick(std::array{" ", "  ", "\t", "zzz", "a ", " a", "\xFF", "q'q", "a\tb", "\n"});
    const Product& product = dice.pick(items).product;
    const std::string& source = dice.one_in(2) ? product.name : product.description;
    if (source.empty()) return {};
    const auto start = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(source.size())));
    return source.substr(start, static_cast<std::size_t>(1 + dice.below(dice.one_in(2) ? 4 : 25)));
}

Wish random_wish(Dice& dice, const std::vector<Item>& items) {
    Wish wish;
    if (dice.one_in(3)) wish.category = dice.pick(items).product.category;
    if (dice.one_in(6)) wish.brand = dice.pick(items).product.brand;
    if (dice.one_in(3)) wish.price_min = dice.pick(items).price.minor;
    if (dice.one_in(3)) wish.price_max = dice.pick(items).price.minor;
    if (dice.one_in(3)) wish.rating_min = dice.below(520);
    wish.in_stock = dice.one_in(3);
    if (!dice.one_in(4)) wish.search = random_search(dice, items);
    wish.sort_by = dice.pick(std::array{SortBy::nothing, SortBy::price, SortBy::rating, SortBy::name});
    wish.descending = dice.one_in(2);
    wish.page_size = 1 + dice.below(dice.one_in(4) ? 100 : 10);
    wish.page = 1 + (dice.one_in(2) ? 0 : dice.below(dice.one_in(4) ? 500 : 5));
    return wish;
}

std::string described(const Wish& wish) {
    std::string result = "search '" + wish.search + "'";
    if (wish.category) result += " category " + std::to_string(wish.category->value);
    if (wish.brand) result += " brand " + *wish.brand;
    if (wish.price_min) result += " from " + std::to_string(*wish.price_min);
    if (wish.price_max) result += " to " + std::to_string(*wish.price_max);
    if (wish.rating_min) result += " rated " + std::to_string(*wish.rating_min);
    result += " sort " + std::to_string(static_cast<int>(wish.sort_by)) + (wish.descending ? " down" : " up");
    return result + (wish.in_stock ? " in stock" : "") + " page " + std::to_string(wish.page) + " of " +
           std::to_string(wish.page_size);
}

void compare(const Shelf& shelf, const Model& model, const Wish& wish) {
    const std::vector<Item> all = model.find(wish);
    const std::vector<Item> expected = Model::page(all, wish);
    const Page page = shelf.find(wish);
    ASSERT_EQ(page.total, static_cast<std::int64_t>(all.size())) << described(wish);
    ASSERT_EQ(page.items.size(), expected.size()) << described(wish);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(*page.items[i].item, expected[i]) << described(wish) << " at " << i;
        ASSERT_EQ(page.items[i].free, model.free(expected[i].listing)) << described(wish);
    }
}

struct World {
    std::int64_t products;
    std::int64_t wishes;
    std::int64_t changes;
};

class Worlds : public testing::TestWithParam<World> {};

TEST_P(Worlds, AgreeWithTheModel) {
    const World world = GetParam();
    Dice dice(static_cast<std::uint32_t>(world.products));
    std::vector<Item> items;
    std::vector<FreeStock> stock;
    for (std::int64_t i = 0; i < world.products; ++i) {
        items.push_back(random_item(dice, dice.one_in(2) ? i : i + 3 * world.products));
        if (!dice.one_in(5)) stock.push_back({items.back().listing, dice.below(5)});
    }
    Shelf shelf;
    Model model;
    shelf.replace(items, stock);
    model.put(items, stock);
    for (std::int64_t i = 0; i < world.wishes; ++i)
        ASSERT_NO_FATAL_FAILURE(compare(shelf, model, random_wish(dice, items)));

    for (std::int64_t change = 0; change < world.changes; ++change) {
        std::vector<Item> changed;
        std::vector<FreeStock> told;
        for (std::int64_t i = dice.below(dice.one_in(8) ? world.products / 3 + 2 : 4); i > 0; --i) {
            changed.push_back(random_item(dice, dice.below(4 * world.products + 10)));
            told.push_back({changed.back().listing, dice.below(4)});
        }
        for (std::int64_t i = dice.below(5); i > 0; --i) told.push_back({dice.pick(items).listing, dice.below(3)});
        if (dice.one_in(3)) {
            shelf.set_stock(told);
            std::erase_if(told, [&](const FreeStock& entry) {
                return std::ranges::find(items, entry.listing, &Item::listing) == items.end();
            });
            model.set_stock(told);
        } else {
            shelf.put(changed, told);
            model.put(changed, told);
            items.insert(items.end(), changed.begin(), changed.end());
        }
        for (std::int64_t i = 0; i < 5; ++i) ASSERT_NO_FATAL_FAILURE(compare(shelf, model, random_wish(dice, items)));
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Worlds,
                         testing::Values(World{.products = 1, .wishes = 50, .changes = 100},
                                         World{.products = 30, .wishes = 800, .changes = 200},
                                         World{.products = 700, .wishes = 800, .changes = 100},
                                         World{.products = 6000, .wishes = 200, .changes = 10}));

} // namespace
} // namespace cartwright::shelf
