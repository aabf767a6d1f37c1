#pragma once

#include "shelf/demand.hpp"
#include "shelf/texts.hpp"

namespace cartwright::shelf {

/// The words of a volume and which products have them. A text without blanks stands in a product exactly when one of
/// the product's words contains it, so a search looks among the words, of which there are few, and never at the
/// products.
class Vocabulary {
  public:
    Vocabulary() = default;
    explicit Vocabulary(const Texts& texts);

    /// Adds to `demand` what a product that has `text` (`searchable`, not empty) in its texts must be.
    void look_up(std::string_view text, Demand& demand) const;

  private:
    /// Part of a search without blanks; at its ends the word ends too where the search goes on with a blank.
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
    std::string pool_;                  // all words, one behind the other, in the order of their numbers
    std::vector<std::uint64_t> starts_; // of each word in `pool_`, and the end
    Postings products_with_word_;

    // A gram is a sequence of one, two or three bytes of a word.
    std::vector<std::uint32_t> gram_keys_;   // the grams of three bytes, rising
    std::vector<std::uint32_t> gram_starts_; // of the words of each in `gram_words_`, and the end
    std::vector<std::uint32_t> gram_words_;
    std::vector<std::uint32_t> set_keys_; // rising: all grams of one and two bytes, the frequent ones of three …
    Postings products_with_gram_;         // … for which the products are known at once
};

} // namespace cartwright::shelf
