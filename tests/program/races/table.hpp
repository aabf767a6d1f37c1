#pragma once

#include "program/races/request.hpp"

#include <span>

namespace cartwright::races {

/// One kind of money operation and its requests. The answer to the last one is the operation's.
struct Kind {
    std::string_view api;
    std::string_view name;
    std::vector<Request> requests;
    /// Operations with the same word here may join each other: the second, while the first is undecided, gets the
    /// answer of the first instead of a refusal.
    std::string_view joins{};
};

/// An order or a cart that operations meet on.
struct Meeting {
    std::string_view where;
    std::vector<Request> preparation;   // of a fresh one
    std::vector<std::string_view> keys; // of the rows that are its state: see views.hpp
    std::vector<Kind> kinds;
    /// Prepared before vendors are held back, since a subscription is active only after its vendor has answered.
    bool needs_vendors = false;
};

/// The table. Each unordered pair of the kinds of one meeting is raced, a kind with itself included.
std::span<const Meeting> meetings();

} // namespace cartwright::races
