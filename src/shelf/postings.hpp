#pragma once

#include "shelf/bits.hpp"

namespace cartwright::shelf {

/// Positions in rising order, as a list or as bits. Another object owns the memory.
struct Set {
    std::span<const Position> list{};
    const Word* words = nullptr; // the bits; null for a list
    std::size_t count = 0;

    [[nodiscard]] bool dense() const { return words != nullptr; }
};

/// Adds everything in `set` to `bits`.
void unite(Bits& bits, const Set& set);

/// Many sets of positions, numbered from 0: for each word, category or brand the products that have it. A set with at
/// least one position in 32 is stored as bits: it then takes less memory than a list, and is faster.
class Postings {
  public:
    static constexpr std::size_t dense_share = 32;

    Postings() = default;
    explicit Postings(std::size_t universe) : universe_(universe) {}

    /// Reserves one set for each of `counts`. `add` must fill each set with exactly that many positions.
    Postings(std::size_t universe, std::span<const std::uint32_t> counts);

    /// `position` must be greater than all positions that were added to this set before.
    void add(std::size_t number, Position position);

    /// Appends one more set.
    void append(const Bits& bits);

    [[nodiscard]] Set operator[](std::size_t number) const;
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    void shrink();

  private:
    struct Entry {
        std::uint32_t start = 0; // index in `lists_`, or the number of the dense set
        std::uint32_t count : 31 = 0;
        std::uint32_t dense : 1 = 0;
    };

    [[nodiscard]] bool worth_bits(std::size_t count) const { return count * dense_share >= universe_ && count > 1; }

    std::size_t universe_ = 0;
    std::vector<Entry> entries_;
    std::vector<Position> lists_;
    std::vector<Word> dense_;
};

} // namespace cartwright::shelf
