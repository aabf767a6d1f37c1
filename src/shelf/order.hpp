#pragma once

#include "shelf/bits.hpp"

#include <optional>

namespace cartwright::shelf {

/// Some of the groups of an order, by number: `first` up to but not including `last`.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool has(std::uint32_t group) const { return group - first < last - first; }
    [[nodiscard]] bool empty() const { return first == last; }
};

/// The products of a volume in one order, as groups of equals: the same price, the same name. Within a group they stand
/// in the order of their positions, so that equals stay in the order of their ids in either direction.
class Order {
  public:
    Order() = default;

    /// By a number, which can then be asked for by range.
    explicit Order(std::span<const std::int64_t> values);

    /// In the order of `sorted`; a new group begins where `begins` says so.
    Order(std::vector<Position> sorted, const std::vector<bool>& begins);

    [[nodiscard]] std::uint32_t group(Position position) const { return groups_[position]; }
    [[nodiscard]] Range everything() const { return {.first = 0, .last = group_count()}; }
    [[nodiscard]] std::size_t positions(Range range) const { return starts_[range.last] - starts_[range.first]; }

    /// The groups between two values, both inclusive. Only for an order by a number.
    [[nodiscard]] Range between(std::optional<std::int64_t> least, std::optional<std::int64_t> most) const;

    /// Masks that hold all of `range` and perhaps some positions beyond its edges.
    void surround(Range range, std::vector<Mask>& masks) const;

    /// Takes those beyond the edges out again.
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
    std::vector<std::uint32_t> starts_{0}; // where each group begins in `sorted_`, and the end
    std::vector<std::uint32_t> groups_;    // by position
    std::vector<std::int64_t> values_;     // of each group, for an order by a number
    std::vector<std::uint32_t> cuts_;      // some places in `sorted_` where a group begins …
    std::vector<Bits> from_cut_;           // … and all positions from there to the end
};

} // namespace cartwright::shelf
