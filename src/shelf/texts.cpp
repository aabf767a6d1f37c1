#include "shelf/texts.hpp"

#include "base/text.hpp"

#include <cstring>

namespace cartwright::shelf {

namespace {

constexpr std::size_t padding = 16; // lets a whole register be read at the last byte

using Lane = char __attribute__((vector_size(16)));

Lane all(char c) { return Lane{} + c; }

/// Returns whether `text` contains `part`, of at least two bytes. `padding` bytes after `text` must be readable. It
/// compares the first and the last byte of `part` at sixteen places at a time. It compares the rest only where both
/// match.
bool contains(std::string_view text, std::string_view part) {
    if (part.size() > text.size()) return false;
    const std::size_t places = text.size() - part.size() + 1;
    const Lane first = all(part.front());
    const Lane last = all(part.back());
    for (std::size_t at = 0; at < places; at += sizeof(Lane)) {
        Lane heads;
        Lane tails;
        std::memcpy(&heads, text.data() + at, sizeof heads);
        std::memcpy(&tails, text.data() + at + part.size() - 1, sizeof tails);
        const auto hits = (heads == first) & (tails == last);
        std::uint64_t halves[2];
        std::memcpy(halves, &hits, sizeof halves);
        if ((halves[0] | halves[1]) == 0) continue;
        for (std::size_t half = 0; half < 2; ++half) {
            for (std::uint64_t rest = halves[half]; rest != 0;) {
                const auto byte = static_cast<std::size_t>(std::countr_zero(rest)) / 8;
                const std::size_t place = at + 8 * half + byte;
                if (place < places && std::memcmp(text.data() + place, part.data(), part.size()) == 0) return true;
                rest &= ~(std::uint64_t{0xFF} << (8 * byte));
            }
        }
    }
    return false;
}

} // namespace

Texts::Texts(Items items) {
    std::size_t bytes = padding;
    for (const auto& item : items) bytes += item->product.name.size() + item->product.description.size();
    pool_.reserve(bytes);
    places_.reserve(items.size());
    for (const auto& item : items) {
        const std::string name = searchable(item->product.name);
        const std::string description = searchable(item->product.description);
        places_.push_back({.start = pool_.size(),
                           .name = static_cast<std::uint32_t>(name.size()),
                           .description = static_cast<std::uint32_t>(description.size())});
        pool_ += name;
        pool_ += description;
    }
    pool_.append(padding, '\0');
}

std::string_view Texts::name(Position position) const {
    const Place& place = places_[position];
    return std::string_view(pool_).substr(place.start, place.name);
}

std::string_view Texts::description(Position position) const {
    const Place& place = places_[position];
    return std::string_view(pool_).substr(place.start + place.name, place.description);
}

bool Texts::contain(Position position, std::string_view text) const {
    if (text.empty()) return true;
    if (text.size() == 1)
        return name(position).find(text[0]) != std::string_view::npos ||
               description(position).find(text[0]) != std::string_view::npos;
    return contains(name(position), text) || contains(description(position), text);
}

std::vector<Position> Texts::keep_containing(std::string_view text, std::vector<Position> positions) const {
    // The texts are far apart in memory. They are prefetched some products ahead, so that many are loaded at the same
    // time.
    constexpr std::size_t ahead = 8;
    constexpr std::size_t cache_line = 64;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i + 2 * ahead < positions.size()) __builtin_prefetch(&places_[positions[i + 2 * ahead]]);
        if (i + ahead < positions.size()) {
            const Place& next = places_[positions[i + ahead]];
            for (std::size_t line = 0; line < 3; ++line)
                __builtin_prefetch(pool_.data() + next.start + line * cache_line);
        }
        if (contain(positions[i], text)) positions[kept++] = positions[i];
    }
    positions.resize(kept);
    return positions;
}

} // namespace cartwright::shelf
