// Readers go on while a writer changes what they read. Worth most under the thread sanitizer.
#include "shelf/shelf.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace cartwright::shelf {
namespace {

constexpr std::int64_t products = 400;
constexpr std::int64_t rounds = 150;

/// In generation n, all products of one put cost n and are called "gen<n>".
std::vector<Item> generation(std::int64_t number) {
    std::vector<Item> items;
    for (std::int64_t id = 1; id <= products; ++id) {
        items.push_back({.product = {.id = {id},
                                     .category = {1},
                                     .sku = {},
                                     .name = "gen" + std::to_string(number) + " thing",
                                     .brand = "B",
                                     .description = "all alike",
                                     .rating_hundredths = id % 500},
                         .listing = {id},
                         .price = {.minor = number, .currency = {}}});
    }
    return items;
}

TEST(Threads, APageShowsOneState) {
    Shelf shelf;
    shelf.replace(generation(0), {});
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    const auto read = [&] {
        while (!done) {
            const Page page =
                shelf.find({.search = "thing", .sort_by = SortBy::rating, .descending = true, .page_size = 500});
            if (page.total != products || page.items.size() != static_cast<std::size_t>(products)) ++torn;
            for (const Found& found : page.items) {
                if (found.item->price != page.items[0].item->price) ++torn;
                if (found.item->product.name != page.items[0].item->product.name) ++torn;
            }
            if (shelf.product({7}).found.item == nullptr) ++torn;
            (void)shelf.brands(std::nullopt);
        }
    };
    std::thread first(read);
    std::thread second(read);
    for (std::int64_t number = 1; number <= rounds / 3; ++number) shelf.put(generation(number), {});
    done = true;
    first.join();
    second.join();
    EXPECT_EQ(torn, 0);
}

TEST(Threads, TheWriterReadsItsOwnStock) {
    Shelf shelf;
    shelf.replace(generation(0), {});
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::thread reader([&] {
        while (!done) {
            const Page page = shelf.find({.in_stock = true, .sort_by = SortBy::price});
            if (page.total < 0 || page.total > products) ++wrong;
            for (const Found& found : page.items) wrong += found.free < 0 ? 1 : 0;
        }
    });
    for (std::int64_t round = 1; round <= rounds; ++round) {
        const ListingId listing{round % products + 1};
        shelf.set_stock(std::vector<FreeStock>{{listing, round}});
        EXPECT_EQ(shelf.product({listing.value}).found.free, round);
        EXPECT_EQ(shelf.find({.in_stock = true}).total, 1);
        if (round % 10 == 0) shelf.put({generation(round)[static_cast<std::size_t>(listing.value - 1)]}, {});
        EXPECT_EQ(shelf.product({listing.value}).found.free, round);
        shelf.set_stock(std::vector<FreeStock>{{listing, 0}});
        EXPECT_EQ(shelf.find({.in_stock = true}).total, 0);
    }
    done = true;
    reader.join();
    EXPECT_EQ(wrong, 0);
}

} // namespace
} // namespace cartwright::shelf
