#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace cartwright::import {

/// One error in a file.
struct BadRow {
    std::int64_t line = 0; // on which the row begins, counted from 1; 0 for the file as a whole
    std::string column{};  // empty for the whole row
    std::string message{}; // "is missing"

    friend bool operator==(const BadRow&, const BadRow&) = default;
};

/// Why nothing was imported: the first errors, and the number of further ones.
struct Rejected {
    static constexpr std::size_t rows_max = 50;

    std::vector<BadRow> rows{};
    std::int64_t more = 0;

    void add(BadRow row);
    [[nodiscard]] bool empty() const { return rows.empty(); }
    friend bool operator==(const Rejected&, const Rejected&) = default;
};

/// Prints one line for each error: "line 7, price: must have at most two places".
std::ostream& operator<<(std::ostream& out, const Rejected& rejected);

} // namespace cartwright::import
