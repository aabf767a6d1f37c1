#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace cartwright::import {

/// One thing wrong with a file of goods.
struct BadRow {
    std::int64_t line = 0; // on which the row begins, counted from 1; 0 when it is the file as such
    std::string column{};  // empty when it is the whole row
    std::string message{}; // "is missing"

    friend bool operator==(const BadRow&, const BadRow&) = default;
};

/// Why nothing was imported: the first things that are wrong, and how many more there are.
struct Rejected {
    static constexpr std::size_t rows_max = 50;

    std::vector<BadRow> rows{};
    std::int64_t more = 0;

    void add(BadRow row);
    [[nodiscard]] bool empty() const { return rows.empty(); }
    friend bool operator==(const Rejected&, const Rejected&) = default;
};

/// One line for each bad row: "line 7, price: must have at most two places".
std::ostream& operator<<(std::ostream& out, const Rejected& rejected);

} // namespace cartwright::import
