#include "shelf/name_order.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace cartwright::shelf {

namespace {

using Key = std::pair<std::uint64_t, Position>; // some bytes of a name, and its position

/// Returns the eight bytes from `depth` on, as a number that compares as they do; missing bytes are zero.
std::uint64_t bytes_of(std::string_view name, std::size_t depth) {
    std::uint64_t bytes = 0;
    if (depth < name.size()) std::memcpy(&bytes, name.data() + depth, std::min(sizeof bytes, name.size() - depth));
    return std::endian::native == std::endian::little ? __builtin_bswap64(bytes) : bytes;
}

/// Sorts names that agree before `depth` by the next eight bytes as numbers, then those that still agree by the eight
/// after that. Many names begin with the same words: comparing them from the start would read all of the memory.
void sort_names(std::span<Key> names, std::size_t depth, const Texts& texts) {
    bool all_end = true;
    for (Key& key : names) {
        const std::string_view name = texts.name(key.second);
        key.first = bytes_of(name, depth);
        all_end = all_end && name.size() <= depth;
    }
    if (all_end) { // equal except for zero bytes at the end
        std::ranges::sort(names, [&](const Key& left, const Key& right) {
            return std::pair(texts.name(left.second), left.second) < std::pair(texts.name(right.second), right.second);
        });
        return;
    }
    std::ranges::sort(names);
    for (std::size_t first = 0; first < names.size();) {
        std::size_t last = first + 1;
        while (last < names.size() && names[last].first == names[first].first) ++last;
        if (last - first > 1) sort_names(names.subspan(first, last - first), depth + sizeof(std::uint64_t), texts);
        first = last;
    }
}

} // namespace

Order ordered_by_name(const Texts& texts) {
    std::vector<Key> names(texts.size());
    for (Position position = 0; position < texts.size(); ++position) names[position].second = position;
    sort_names(names, 0, texts);
    std::vector<Position> sorted;
    std::vector<bool> begins;
    sorted.reserve(names.size());
    begins.reserve(names.size());
    for (const Key& key : names) {
        begins.push_back(sorted.empty() || texts.name(sorted.back()) != texts.name(key.second));
        sorted.push_back(key.second);
    }
    return {std::move(sorted), begins};
}

} // namespace cartwright::shelf
