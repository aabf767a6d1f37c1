#pragma once

#include "shelf/bits.hpp"

#include <atomic>

namespace cartwright::shelf {

/// The free stock of a listing, and the version of its stock.
struct Level {
    std::int64_t free = 0;
    std::int64_t version = 0;
};

/// The free stock by position. It is the only part of a volume that changes: one writer at a time, any number of
/// readers.
class StockColumn {
  public:
    explicit StockColumn(std::size_t size) : free_(size), versions_(size), some_(words_for(size)) {}

    [[nodiscard]] std::int64_t free(Position position) const { return free_[position].load(std::memory_order_relaxed); }

    [[nodiscard]] bool some(Position position) const {
        return (some_[position / word_bits].load(std::memory_order_relaxed) >> (position % word_bits) & 1) != 0;
    }

    /// For the writer only.
    [[nodiscard]] Level level(Position position) const { return {free(position), versions_[position]}; }

    /// Ignores a level that is older than the known one.
    void set(Position position, Level level) {
        if (level.version < versions_[position]) return;
        versions_[position] = level.version;
        const std::int64_t free = level.free;
        const Word bit = Word{1} << (position % word_bits);
        free_[position].store(free, std::memory_order_relaxed);
        if (free > 0) {
            some_[position / word_bits].fetch_or(bit, std::memory_order_relaxed);
        } else {
            some_[position / word_bits].fetch_and(~bit, std::memory_order_relaxed);
        }
    }

    /// Removes the positions without free stock from `bits`.
    void keep_available(Bits& bits) const {
        const std::span<Word> words = bits.words();
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= some_[i].load(std::memory_order_relaxed);
    }

  private:
    std::vector<std::atomic<std::int64_t>> free_;
    std::vector<std::int64_t> versions_; // used by the writer only
    std::vector<std::atomic<Word>> some_;
};

} // namespace cartwright::shelf
