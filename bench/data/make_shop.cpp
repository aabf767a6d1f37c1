// Makes a shop with any number of products, always the same ones, and a file of queries that people might ask of it.
//   make_shop DATABASE-URL PRODUCTS QUERIES-FILE

#include "domain/orders/order.hpp"
#include "operations/catalogue/catalogue.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <cmath>
#include <fstream>
#include <iostream>
#include <random>

namespace {

using namespace cartwright;

constexpr std::size_t words_max = 4000;
constexpr std::int64_t plenty = 1'000'000;

/// Words that nobody knows, the first ones common and the last ones rare, as in any language.
class Language {
  public:
    explicit Language(std::mt19937_64& random) {
        static constexpr std::string_view syllables[] = {"ka", "lo",  "mi",  "ter", "ran", "so",  "vel",
                                                         "du", "pri", "nox", "bel", "ga",  "shi", "tor",
                                                         "an", "el",  "wo",  "fen", "zu",  "char"};
        for (std::size_t i = 0; i < words_max; ++i) {
            std::string word;
            for (std::size_t n = 2 + random() % 3; n > 0; --n) word += syllables[random() % std::size(syllables)];
            words_.push_back(std::move(word));
        }
    }

    /// A word at a rank drawn so that rank r is about as frequent as 1/r.
    const std::string& word(std::mt19937_64& random) const {
        const double share = static_cast<double>(random() >> 11) / static_cast<double>(1ULL << 53);
        const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(words_max), share)) - 1;
        return words_[std::min(rank, words_max - 1)];
    }

    std::string words(std::mt19937_64& random, std::size_t count) const {
        std::string text = word(random);
        while (--count > 0) text += ' ' + word(random);
        return text;
    }

    [[nodiscard]] const std::string& at(std::size_t rank) const { return words_[rank]; }

  private:
    std::vector<std::string> words_;
};

Product product_at(std::int64_t number, const Language& language, std::mt19937_64& random) {
    return {.id = {number},
            .category = {1 + static_cast<std::int64_t>(random() % 5)},
            .sku = "SKU-" + std::to_string(number),
            .name = language.words(random, 3) + ' ' + std::to_string(number),
            .brand = "Brand " + std::to_string(random() % 200),
            .description = language.words(random, 20) + '.',
            .rating_hundredths = 10 * static_cast<std::int64_t>(10 + random() % 41)};
}

bool fill(store::Transaction& tx, std::int64_t products, const Language& language, std::mt19937_64& random) {
    static constexpr std::string_view names[] = {"Electronics", "Clothing", "Home & Kitchen", "Books",
                                                 "Sports & Outdoors"};
    for (std::int64_t i = 0; i < 5; ++i) {
        const std::string name(names[i]);
        store::products::add(tx, {.id = {i + 1}, .name = name, .slug = operations::slug(name)});
    }
    for (std::int64_t number = 1; number <= products; ++number) {
        store::products::put(tx, product_at(number, language, random));
        const Money price{.minor = 100 + static_cast<std::int64_t>(random() % 30'000), .currency = {}};
        store::listings::put(tx, {.id = {number}, .product = {number}, .seller = the_house, .price = price});
        if (number % 10 != 0) store::listings::receive(tx, {number}, plenty, "received");
    }
    return true;
}

/// Every filter together, with common words, rarer ones, two words in a row, and none.
void write_queries(const std::string& path, const Language& language, std::mt19937_64& random) {
    std::ofstream file(path);
    static constexpr std::string_view orders[] = {"sort_by=price&order=asc", "sort_by=price&order=desc",
                                                  "sort_by=rating&order=desc", "sort_by=name&order=asc"};
    for (int i = 0; i < 1000; ++i) {
        std::string search;
        if (i % 4 == 0) search = language.at(random() % 20); // in most products
        if (i % 4 == 1) search = language.at(100 + random() % 400);
        if (i % 4 == 2) search = language.at(random() % 100) + "%20" + language.at(random() % 100);
        file << "/products?category_id=" << 1 + random() % 5 << "&min_price=" << 5 + random() % 100
             << "&max_price=" << 150 + random() % 150 << "&min_rating=" << 1 + random() % 3
             << "&in_stock=true&search=" << search << '&' << orders[random() % 4] << "&page_size=20\n";
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "make_shop DATABASE-URL PRODUCTS QUERIES-FILE\n";
        return 2;
    }
    std::mt19937_64 random(20'101'201); // always the same shop
    const Language language(random);
    const SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log("-");
    telemetry::Metrics metrics;
    store::Store store({.url = argv[1], .schema = store::shop_schema()}, clock, entropy, log, metrics);
    const std::int64_t products = std::stoll(argv[2]);
    const auto outcome =
        store.write_and_wait([&](store::Transaction& tx) { return fill(tx, products, language, random); });
    write_queries(argv[3], language, random);
    return outcome == store::Outcome::committed ? 0 : 1;
}
