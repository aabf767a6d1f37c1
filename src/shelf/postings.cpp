#include "shelf/postings.hpp"

#include <limits>
#include <stdexcept>

namespace cartwright::shelf {

namespace {

std::uint32_t checked(std::size_t start) {
    if (start > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a volume has too many words");
    return static_cast<std::uint32_t>(start);
}

} // namespace

void unite(Bits& bits, const Set& set) {
    if (set.dense()) {
        bits.add(Mask{.words = set.words});
    } else {
        bits.add(set.list);
    }
}

Postings::Postings(std::size_t universe, std::span<const std::uint32_t> counts) : universe_(universe) {
    std::size_t listed = 0;
    std::size_t dense = 0;
    entries_.reserve(counts.size());
    for (const std::uint32_t count : counts) {
        if (worth_bits(count)) {
            entries_.push_back({.start = checked(dense++), .count = 0, .dense = 1});
        } else {
            entries_.push_back({.start = checked(listed), .count = 0, .dense = 0});
            listed += count;
        }
    }
    lists_.resize(listed);
    dense_.resize(dense * words_for(universe_));
}

void Postings::add(std::size_t number, Position position) {
    Entry& entry = entries_[number];
    if (entry.dense != 0) {
        dense_[entry.start * words_for(universe_) + position / word_bits] |= Word{1} << (position % word_bits);
    } else {
        lists_[entry.start + entry.count] = position;
    }
    entry.count = (entry.count + 1U) & 0x7FFFFFFFU;
}

void Postings::append(const Bits& bits) {
    const std::size_t count = bits.count();
    Entry entry{.start = 0, .count = static_cast<std::uint32_t>(count) & 0x7FFFFFFFU, .dense = worth_bits(count)};
    if (entry.dense != 0) {
        entry.start = checked(dense_.size() / words_for(universe_));
        dense_.insert(dense_.end(), bits.words().begin(), bits.words().end());
    } else {
        entry.start = checked(lists_.size());
        for_each(bits.words(), [&](Position position) { lists_.push_back(position); });
    }
    entries_.push_back(entry);
}

Set Postings::operator[](std::size_t number) const {
    const Entry& entry = entries_[number];
    if (entry.dense != 0)
        return {.list = {}, .words = dense_.data() + entry.start * words_for(universe_), .count = entry.count};
    return {.list = std::span(lists_).subspan(entry.start, entry.count), .words = nullptr, .count = entry.count};
}

void Postings::shrink() {
    entries_.shrink_to_fit();
    lists_.shrink_to_fit();
    dense_.shrink_to_fit();
}

} // namespace cartwright::shelf
