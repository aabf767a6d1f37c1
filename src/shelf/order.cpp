#include "shelf/order.hpp"

#include <algorithm>
#include <utility>

namespace cartwright::shelf {

namespace {

constexpr std::uint32_t cuts_wanted = 128; // the set at each cut takes one bit per product
constexpr std::uint32_t cut_distance_min = 64;

} // namespace

Order::Order(std::span<const std::int64_t> values) {
    std::vector<std::pair<std::int64_t, Position>> pairs;
    pairs.reserve(values.size());
    for (const std::int64_t value : values) pairs.emplace_back(value, static_cast<Position>(pairs.size()));
    std::sort(pairs.begin(), pairs.end());

    sorted_.reserve(pairs.size());
    groups_.resize(pairs.size());
    starts_.clear();
    for (const auto& [value, position] : pairs) {
        if (values_.empty() || values_.back() != value) {
            starts_.push_back(static_cast<std::uint32_t>(sorted_.size()));
            values_.push_back(value);
        }
        groups_[position] = static_cast<std::uint32_t>(values_.size()) - 1;
        sorted_.push_back(position);
    }
    starts_.push_back(static_cast<std::uint32_t>(sorted_.size()));
    starts_.shrink_to_fit();
    values_.shrink_to_fit();
    cut();
}

Order::Order(std::vector<Position> sorted, const std::vector<bool>& begins)
    : sorted_(std::move(sorted)), groups_(sorted_.size()) {
    starts_.clear();
    for (std::size_t i = 0; i < sorted_.size(); ++i) {
        if (begins[i]) starts_.push_back(static_cast<std::uint32_t>(i));
        groups_[sorted_[i]] = static_cast<std::uint32_t>(starts_.size()) - 1;
    }
    starts_.push_back(static_cast<std::uint32_t>(sorted_.size()));
    starts_.shrink_to_fit();
}

void Order::cut() {
    const std::uint32_t distance = std::max(static_cast<std::uint32_t>(sorted_.size()) / cuts_wanted, cut_distance_min);
    std::uint32_t last = 0;
    for (std::uint32_t group = 1; group < group_count(); ++group) {
        const std::uint32_t start = starts_[group];
        const bool large = starts_[group + 1] - start >= distance;
        if (start - last < distance && !large) continue;
        cuts_.push_back(start);
        last = start;
    }
    from_cut_.resize(cuts_.size());
    Bits seen(sorted_.size());
    std::uint32_t at = static_cast<std::uint32_t>(sorted_.size());
    for (std::size_t i = cuts_.size(); i-- > 0;) {
        while (at > cuts_[i]) seen.add(sorted_[--at]);
        from_cut_[i] = seen;
    }
}

Range Order::between(std::optional<std::int64_t> least, std::optional<std::int64_t> most) const {
    Range range = everything();
    if (least) range.first = static_cast<std::uint32_t>(std::ranges::lower_bound(values_, *least) - values_.begin());
    if (most) range.last = static_cast<std::uint32_t>(std::ranges::upper_bound(values_, *most) - values_.begin());
    range.last = std::max(range.first, range.last);
    return range;
}

void Order::add_masks(Range range, std::vector<Mask>& masks) const {
    const auto below = std::ranges::upper_bound(cuts_, starts_[range.first]);
    if (below != cuts_.begin()) masks.push_back(from_cut_[static_cast<std::size_t>(below - cuts_.begin()) - 1].mask());
    const auto above = std::ranges::lower_bound(cuts_, starts_[range.last]);
    if (above != cuts_.end())
        masks.push_back(
            {.words = from_cut_[static_cast<std::size_t>(above - cuts_.begin())].mask().words, .inverted = true});
}

void Order::trim(Range range, Bits& bits) const {
    const std::uint32_t first = starts_[range.first];
    const std::uint32_t last = starts_[range.last];
    const auto below = std::ranges::upper_bound(cuts_, first);
    for (std::uint32_t at = below == cuts_.begin() ? 0 : *(below - 1); at < first; ++at) bits.remove(sorted_[at]);
    const auto above = std::ranges::lower_bound(cuts_, last);
    const auto end = above == cuts_.end() ? static_cast<std::uint32_t>(sorted_.size()) : *above;
    for (std::uint32_t at = last; at < end; ++at) bits.remove(sorted_[at]);
}

} // namespace cartwright::shelf
