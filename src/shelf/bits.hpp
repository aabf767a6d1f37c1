#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cartwright::shelf {

using Position = std::uint32_t; // index of a product in its volume; products are ordered by id
using Word = std::uint64_t;

inline constexpr std::size_t word_bits = 64;
inline constexpr std::size_t block_words = 8; // sets are processed by blocks, so they are whole blocks long

/// Returns the number of words of a set over `size` positions, rounded up to whole blocks.
constexpr std::size_t words_for(std::size_t size) {
    constexpr std::size_t block_bits = word_bits * block_words;
    return (size + block_bits - 1) / block_bits * block_words;
}

/// A view of a set that another object owns, one bit per position. `inverted` means the complement of the set.
struct Mask {
    const Word* words = nullptr;
    bool inverted = false;

    [[nodiscard]] bool has(Position position) const {
        return ((words[position / word_bits] >> (position % word_bits) & 1) != 0) != inverted;
    }
};

/// A set of positions below a fixed size, one bit per position. Bits at or beyond the size are never set.
class Bits {
  public:
    Bits() = default;
    explicit Bits(std::size_t size) : size_(size), words_(words_for(size)) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Mask mask() const { return {.words = words_.data()}; }
    [[nodiscard]] std::span<Word> words() { return words_; }
    [[nodiscard]] std::span<const Word> words() const { return words_; }
    [[nodiscard]] std::size_t count() const;

    [[nodiscard]] bool has(Position position) const { return mask().has(position); }
    void add(Position position) { words_[position / word_bits] |= Word{1} << (position % word_bits); }
    void remove(Position position) { words_[position / word_bits] &= ~(Word{1} << (position % word_bits)); }
    void add(std::span<const Position> positions);
    void add(Mask mask);

    /// Becomes the intersection of `masks`: all positions when there are no masks.
    void set_to_intersection(std::span<const Mask> masks);

    /// Returns the position of rank `rank` in rising order, counted from 0. The set must have that many positions.
    [[nodiscard]] Position at_rank(std::size_t rank) const;

  private:
    std::size_t size_ = 0;
    std::vector<Word> words_;
};

/// Calls `visit` with each position of the set, in rising order.
template <class Visit> void for_each(std::span<const Word> words, Visit visit) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (Word rest = words[i]; rest != 0; rest &= rest - 1)
            visit(static_cast<Position>(i * word_bits + static_cast<std::size_t>(std::countr_zero(rest))));
    }
}

} // namespace cartwright::shelf
