#pragma once

#include "shelf/demand.hpp"
#include "shelf/texts.hpp"

namespace cartwright::shelf {

/// The words of a volume and the products that have them. A text without spaces occurs in a product exactly when one of
/// the product's words contains it. So a search examines the words, of which there are few, and not the products.
class Vocabulary {
  public:
    Vocabulary() = default;
    explicit Vocabulary(const Texts& texts);

    /// Adds to `demand` the conditions for products whose texts contain `text` (in `searchable` form, not empty).
    void look_up(std::string_view text, Demand& demand) const;

  private:
    /// A part of a search text without spaces. Where the search text has a space before or after it, the word must
    /// begin or end there too.
    struct Fragment {
        std::string_view text;
        bool begins_word = false;
        bool ends_word = false;
    };

    void collect_words(const Texts& texts);
    void index_grams(std::size_t length);
    void look_up(const Fragment& fragment, Demand& demand) const;
    void want_any(std::span<const std::uint32_t> words, Demand& demand) const;
    [[nodiscard]] std::string_view word(std::uint32_t number) const;
    [[nodiscard]] std::span<const std::uint32_t> words_with(std::string_view gram) const;
    [[nodiscard]] std::span<const std::uint32_t> words_with_rarest_gram_of(std::string_view text) const;

    std::size_t products_ = 0;
    std::string pool_;                  // all words, one after the other, in the order of their numbers
    std::vector<std::uint64_t> starts_; // the start of each word in `pool_`, then the end
    Postings products_with_word_;

    // A gram is a sequence of one, two or three bytes of a word.
    std::vector<std::uint32_t> gram_keys_;   // the grams of three bytes, rising
    std::vector<std::uint32_t> gram_starts_; // the start of each gram's words in `gram_words_`, then the end
    std::vector<std::uint32_t> gram_words_;
    std::vector<std::uint32_t> set_keys_; // rising: all grams of one and two bytes, and the frequent ones of three
    Postings products_with_gram_;         // the products of each gram in `set_keys_`
};

} // namespace cartwright::shelf
