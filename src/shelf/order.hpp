#pragma once

#include "shelf/bits.hpp"

#include <optional>

namespace cartwright::shelf {

/// Some of the groups of an order, by number: from `first` up to but not including `last`.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool has(std::uint32_t group) const { return group - first < last - first; }
    [[nodiscard]] bool empty() const { return first == last; }
};

/// The products of a volume in one order, as groups of equal values, such as one price or one name. Within a group they
/// are in the order of their positions. So equal products stay in the order of their ids in both directions.
class Order {
  public:
    Order() = default;

    /// Orders by a number; `between` can then select ranges of it.
    explicit Order(std::span<const std::int64_t> values);

    /// Uses the order of `sorted`; a new group begins at each index where `begins` is true.
    Order(std::vector<Position> sorted, const std::vector<bool>& begins);

    [[nodiscard]] std::uint32_t group(Position position) const { return groups_[position]; }
    [[nodiscard]] Range everything() const { return {.first = 0, .last = group_count()}; }
    [[nodiscard]] std::size_t positions(Range range) const { return starts_[range.last] - starts_[range.first]; }

    /// Returns the groups between two values, both inclusive. Only for an order by a number.
    [[nodiscard]] Range between(std::optional<std::int64_t> least, std::optional<std::int64_t> most) const;

    /// Adds masks that together contain all of `range`, and perhaps some positions beyond its edges.
    void add_masks(Range range, std::vector<Mask>& masks) const;

    /// Removes the positions beyond the edges of `range` from `bits`.
    void trim(Range range, Bits& bits) const;

    /// Visits the groups of `range` in order, position by position, until `visit` returns false.
    template <class Visit> void walk(Range range, bool descending, Visit visit) const {
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            const std::uint32_t group = descending ? range.last - 1 - (i - range.first) : i;
            const std::uint32_t end = starts_[group + 1];
            for (std::uint32_t at = starts_[group]; at < end; ++at) {
                if (!visit(sorted_[at])) return;
            }
        }
    }

  private:
    [[nodiscard]] std::uint32_t group_count() const { return static_cast<std::uint32_t>(starts_.size()) - 1; }
    void cut();

    std::vector<Position> sorted_;
    std::vector<std::uint32_t> starts_{0}; // the start of each group in `sorted_`, then the end
    std::vector<std::uint32_t> groups_;    // by position
    std::vector<std::int64_t> values_;     // by group, for an order by a number
    std::vector<std::uint32_t> cuts_;      // some indexes in `sorted_` where a group begins
    std::vector<Bits> from_cut_;           // by cut: all positions from there to the end
};

} // namespace cartwright::shelf
