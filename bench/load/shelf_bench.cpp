// What the shelf costs: microseconds a search, bytes a product, seconds to build.
// Usage: shelf_bench [products [mix]]; `mix` is a part of the name of what is to be measured.
#include "shelf/shelf.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <limits>
#include <random>
#include <string_view>
#include <unistd.h>

using namespace cartwright;
using namespace cartwright::shelf;

namespace {

using Seconds = std::chrono::duration<float>;
using Random = std::mt19937_64;

std::int64_t below(Random& random, std::int64_t limit) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
}

std::int64_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0;
    file >> pages >> pages;
    return pages * sysconf(_SC_PAGESIZE);
}

/// What this thread has had of the processor, so that other programs do not show in the result.
std::chrono::nanoseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

constexpr std::string_view adjectives[] = {"Wireless", "Mechanical", "Portable", "Ergonomic", "Compact",
                                           "Classic",  "Stainless",  "Organic",  "Folding",   "Digital",
                                           "Smart",    "Vintage",    "Heavy",    "Ultra",     "Premium",
                                           "Basic",    "Travel",     "Outdoor",  "Silent",    "Waterproof"};
constexpr std::string_view nouns[] = {"Keyboard", "Mouse",  "Headphones", "Charger", "Pan",      "Kettle",  "Backpack",
                                      "Tent",     "Lamp",   "Chair",      "Desk",    "Notebook", "Bottle",  "Speaker",
                                      "Camera",   "Tripod", "Watch",      "Shoes",   "Jacket",   "Blender", "Toaster",
                                      "Knife",    "Board",  "Cable",      "Monitor"};

/// Words as they come in descriptions: some very common, most rare (the n-th about 1/n as common as the first).
class Language {
  public:
    explicit Language(Random& random) {
        constexpr std::string_view syllables[] = {"ba", "ter",  "mi", "on",  "lo",  "ring", "st", "ve", "pre", "al",
                                                  "co", "ment", "in", "sha", "per", "du",   "ke", "ly", "tra", "no"};
        constexpr int words = 20'000;
        for (int i = 0; i < words; ++i) {
            std::string word;
            for (std::int64_t left = 1 + below(random, 3) + (i > 100 ? 1 : 0); left > 0; --left)
                word += syllables[static_cast<std::size_t>(below(random, std::ssize(syllables)))];
            words_.push_back(word);
            weight_ += 1'000'000 / (i + 10);
            cumulated_.push_back(weight_);
        }
    }

    const std::string& word(Random& random) const {
        const auto at = std::upper_bound(cumulated_.begin(), cumulated_.end(), below(random, weight_));
        return words_[static_cast<std::size_t>(at - cumulated_.begin())];
    }

  private:
    std::vector<std::string> words_;
    std::vector<std::int64_t> cumulated_;
    std::int64_t weight_ = 0;
};

std::vector<Item> assortment(std::int64_t products) {
    constexpr std::size_t description_bytes = 150;
    Random random(7);
    const Language language(random);
    std::vector<Item> items;
    items.reserve(static_cast<std::size_t>(products));
    for (std::int64_t id = 1; id <= products; ++id) {
        std::string description;
        while (description.size() < description_bytes) {
            if (!description.empty()) description += below(random, 12) == 0 ? ", " : " ";
            description += language.word(random);
        }
        const auto adjective = adjectives[static_cast<std::size_t>(below(random, std::ssize(adjectives)))];
        const auto noun = nouns[static_cast<std::size_t>(below(random, std::ssize(nouns)))];
        items.push_back(
            {.product = {.id = {id},
                         .category = {1 + below(random, 12)},
                         .sku = "SKU-" + std::to_string(id),
                         .name = std::string(adjective) + " " + std::string(noun) + " " + std::to_string(id),
                         .brand = "Brand" + std::to_string(below(random, 200)),
                         .description = std::string(description), // without room to grow
                         .rating_hundredths = 10 * (10 + below(random, 41))},
             .listing = {id},
             .price = {.minor = 99 + below(random, 500'00), .currency = {}}});
    }
    return items;
}

struct Mix {
    std::string_view name;
    Wish wish; // category, price range and page are drawn anew each time
    bool narrowed = true;
    std::int64_t pages = 5;
};

const Mix mixes[] = {
    {"common word, all filters, by price", {.in_stock = true, .search = "wireless", .sort_by = SortBy::price}},
    {"common word, all filters, by name", {.in_stock = true, .search = "keyboard", .sort_by = SortBy::name}},
    {"two words, all filters, by price", {.in_stock = true, .search = "wireless keyboard", .sort_by = SortBy::price}},
    {"half a word, all filters, by rating",
     {.in_stock = true, .search = "board", .sort_by = SortBy::rating, .descending = true}},
    {"no search, all filters, by price", {.in_stock = true, .sort_by = SortBy::price, .descending = true}},
    {"rare word, all filters, by price", {.in_stock = true, .search = "4242", .sort_by = SortBy::price}},
    {"one product's number, nothing else", {.search = "98765"}, false, 1},
    {"common word, nothing else", {.search = "wireless", .sort_by = SortBy::price}, false},
    {"two words, nothing else", {.search = "wireless keyboard", .sort_by = SortBy::price}, false},
    {"common syllable, nothing else", {.search = "ment", .sort_by = SortBy::rating}, false},
    {"one letter, nothing else", {.search = "e", .sort_by = SortBy::name}, false},
    {"two letters, nothing else", {.search = "ke", .sort_by = SortBy::price}, false},
    {"letter and blank, nothing else", {.search = "e ", .sort_by = SortBy::price}, false},
    {"all, by id", {}, false},
    {"all, by price, deep pages", {.sort_by = SortBy::price}, false, 1'000'000'000},
    {"common word, by price, deep pages", {.search = "wireless", .sort_by = SortBy::price}, false, 1'000'000'000},
    {"no search, price range, by name", {.price_min = 10'000, .price_max = 20'000, .sort_by = SortBy::name}, false},
};

void measure(const Shelf& shelf, const Mix& mix) {
    constexpr auto patience = std::chrono::milliseconds(40);
    constexpr int rounds = 10; // the fastest counts: what else runs on the machine only ever makes it slower
    constexpr std::int64_t page_size = 20;
    Random random(11);
    Wish wish = mix.wish;
    wish.page_size = page_size;
    const std::int64_t pages = std::min(mix.pages, 1 + shelf.find(wish).total / page_size);
    std::int64_t searches = 0;
    std::int64_t found = 0;
    float fastest = std::numeric_limits<float>::max();
    for (int round = 0; round < rounds; ++round) {
        const auto start = processor_time();
        auto spent = std::chrono::nanoseconds{};
        std::int64_t searches_before = searches;
        for (; spent < patience; spent = processor_time() - start, ++searches) {
            if (mix.narrowed) {
                wish.category = CategoryId{1 + below(random, 12)};
                wish.price_min = below(random, 200'00);
                wish.price_max = *wish.price_min + 250'00;
                wish.rating_min = 250 + below(random, 20) * 10;
            }
            wish.page = 1 + below(random, pages);
            found += shelf.find(wish).total;
        }
        fastest = std::min(fastest,
                           static_cast<float>(spent.count()) / 1000.F / static_cast<float>(searches - searches_before));
    }
    std::printf("  %-38.*s %9.2f us %9lld found\n", static_cast<int>(mix.name.size()), mix.name.data(), fastest,
                static_cast<long long>(found / searches));
}

void measure(std::int64_t products, std::string_view part) {
    const std::int64_t before = resident_bytes();
    std::vector<Item> items = assortment(products);
    std::vector<FreeStock> stock;
    for (const Item& item : items) stock.push_back({item.listing, item.listing.value % 10});
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t clock_before = std::clock();
    Shelf shelf;
    shelf.replace(std::move(items), stock);
    const Seconds built = std::chrono::steady_clock::now() - start;
    const Seconds worked{static_cast<float>(std::clock() - clock_before) / CLOCKS_PER_SEC};
    stock = {};
    std::printf("%lld products: built in %.2f s (%.2f s of the processors), %lld bytes a product\n",
                static_cast<long long>(products), built.count(), worked.count(),
                static_cast<long long>((resident_bytes() - before) / products));
    for (const Mix& mix : mixes) {
        if (mix.name.find(part) != std::string_view::npos) measure(shelf, mix);
    }
    if (!part.empty()) return;

    constexpr std::int64_t repetitions = 2'000;
    auto first = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < repetitions; ++i) (void)shelf.product({1 + i * 7919 % products});
    const Seconds one = (std::chrono::steady_clock::now() - first) / repetitions;
    first = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < repetitions; ++i) {
        const FreeStock change[] = {{{1 + i * 7919 % products}, i % 3}};
        shelf.set_stock(change);
    }
    const Seconds stocked = (std::chrono::steady_clock::now() - first) / repetitions;
    first = std::chrono::steady_clock::now();
    Seconds longest{};
    for (std::int64_t i = 0; i < repetitions; ++i) {
        Item changed = *shelf.product({1 + i * 7919 % products}).found.item;
        changed.price.minor += 1;
        const auto begun = std::chrono::steady_clock::now();
        shelf.put({std::move(changed)}, {});
        longest = std::max(longest, Seconds(std::chrono::steady_clock::now() - begun));
    }
    const Seconds put = (std::chrono::steady_clock::now() - first) / repetitions;
    std::printf("  one product %.2f us, set_stock %.2f us, put %.1f us (longest %.1f us)\n", 1e6F * one.count(),
                1e6F * stocked.count(), 1e6F * put.count(), 1e6F * longest.count());
    std::printf("  after %lld puts:\n", static_cast<long long>(repetitions));
    measure(shelf, mixes[0]);
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        for (const std::int64_t products : {10'000, 100'000, 1'000'000}) measure(products, {});
        return 0;
    }
    std::int64_t products = 0;
    std::from_chars(arguments[0].data(), arguments[0].data() + arguments[0].size(), products);
    if (products > 0) measure(products, arguments.size() > 1 ? arguments[1] : std::string_view{});
}
