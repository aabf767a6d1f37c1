#pragma once

#include "shelf/order.hpp"
#include "shelf/postings.hpp"

#include <string_view>

namespace cartwright::shelf {

/// The conditions for the products of one volume, as sets: a match must be in all of them.
struct Demand {
    std::vector<Set> sets{};
    bool impossible = false; // no product is in all sets
    std::string_view text{}; // the product's texts must contain it too; empty when the sets are sufficient

    std::vector<Bits> made_bits{}; // the sets made for this search, to which `sets` refers
    std::vector<std::vector<Position>> made_lists{};

    void want(const Set& set) {
        sets.push_back(set);
        if (set.count == 0) impossible = true;
    }
    void want(Bits bits) {
        const std::size_t count = bits.count();
        made_bits.push_back(std::move(bits));
        want(Set{.list = {}, .words = made_bits.back().mask().words, .count = count});
    }
    void want(std::vector<Position> list) {
        made_lists.push_back(std::move(list));
        want(Set{.list = made_lists.back(), .words = nullptr, .count = made_lists.back().size()});
    }
};

/// The products that were found, in the order of their positions: as a list, or as bits when there are many.
struct Selection {
    std::size_t count = 0;
    bool dense = false;
    Bits bits{};
    std::vector<Position> list{};

    [[nodiscard]] bool has(Position position) const { return bits.has(position); } // only for a dense selection
};

/// Calls `visit` with each position of the selection, in rising order.
template <class Visit> void for_each(const Selection& selection, Visit visit) {
    if (selection.dense) {
        for_each(selection.bits.words(), visit);
    } else {
        for (const Position position : selection.list) visit(position);
    }
}

} // namespace cartwright::shelf
