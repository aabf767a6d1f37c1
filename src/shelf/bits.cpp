#include "shelf/bits.hpp"

#include <algorithm>
#include <cstring>

// The loops over whole sets are compiled twice, so that the wide registers of the processor are used where it has them.
// A set over a million products takes 125 kB, so these loops are most of the cost of a search. Under the sanitizers of
// clang, a program can't choose between the two at its start.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CARTWRIGHT_WIDE
#endif
#endif
#if !defined(CARTWRIGHT_WIDE) && defined(__x86_64__)
#define CARTWRIGHT_WIDE __attribute__((target_clones("avx2", "default")))
#elif !defined(CARTWRIGHT_WIDE)
#define CARTWRIGHT_WIDE
#endif

namespace cartwright::shelf {

namespace {

using Block = Word __attribute__((vector_size(32))); // a register of AVX2
constexpr std::size_t block_size = sizeof(Block) / sizeof(Word);
constexpr std::size_t piece = 512; // words of the result that stay in the nearest cache while all sets are applied

CARTWRIGHT_WIDE void intersect(Word* into, const Word* other, Word flip, std::size_t word_count) {
    const Block flips = Block{} + flip;
    for (std::size_t at = 0; at < word_count; at += block_size) {
        Block left;
        Block right;
        std::memcpy(&left, into + at, sizeof left);
        std::memcpy(&right, other + at, sizeof right);
        left &= right ^ flips;
        std::memcpy(into + at, &left, sizeof left);
    }
}

CARTWRIGHT_WIDE void unite(Word* into, const Word* other, std::size_t word_count) {
    for (std::size_t at = 0; at < word_count; at += block_size) {
        Block left;
        Block right;
        std::memcpy(&left, into + at, sizeof left);
        std::memcpy(&right, other + at, sizeof right);
        left |= right;
        std::memcpy(into + at, &left, sizeof left);
    }
}

CARTWRIGHT_WIDE std::size_t population(const Word* words, std::size_t word_count) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < word_count; ++i) count += static_cast<std::size_t>(__builtin_popcountll(words[i]));
    return count;
}

} // namespace

std::size_t Bits::count() const { return population(words_.data(), words_.size()); }

void Bits::add(std::span<const Position> positions) {
    for (const Position position : positions) add(position);
}

void Bits::add(Mask mask) { unite(words_.data(), mask.words, words_.size()); }

void Bits::set_to_intersection(std::span<const Mask> masks) {
    for (std::size_t at = 0; at < words_.size(); at += piece) {
        const std::size_t count = std::min(piece, words_.size() - at);
        std::memset(words_.data() + at, 0xFF, count * sizeof(Word));
        for (const Mask& mask : masks)
            intersect(words_.data() + at, mask.words + at, mask.inverted ? ~Word{0} : 0, count);
    }
    const std::size_t whole = size_ / word_bits;
    if (size_ % word_bits != 0) words_[whole] &= (Word{1} << (size_ % word_bits)) - 1;
    for (std::size_t i = whole + (size_ % word_bits != 0); i < words_.size(); ++i) words_[i] = 0;
}

Position Bits::at_rank(std::size_t rank) const {
    std::size_t at = 0;
    for (;; at += block_words) {
        const std::size_t here = population(words_.data() + at, block_words);
        if (rank < here) break;
        rank -= here;
    }
    for (;; ++at) {
        const auto here = static_cast<std::size_t>(std::popcount(words_[at]));
        if (rank < here) break;
        rank -= here;
    }
    Word rest = words_[at];
    for (; rank > 0; --rank) rest &= rest - 1;
    return static_cast<Position>(at * word_bits + static_cast<std::size_t>(std::countr_zero(rest)));
}

} // namespace cartwright::shelf
