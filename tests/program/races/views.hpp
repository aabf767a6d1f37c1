#pragma once

#include "program/races/request.hpp"

#include <map>
#include <string>
#include <vector>

namespace cartwright::races {

/// The state of each order or cart as lines of text, by its key: "cart 17", "user cart 3", "shop 5", "listing 8",
/// "member cart 9", "subscription 4", "order 6" (of an order without a cart). Ids stand in angle brackets.
using States = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads all states from the shop's database and that of the payments server.
States states(const std::string& shop, const std::string& payments);

/// The lines under `keys`, sorted, with names in the place of ids, so that two runs can be compared. An id without a
/// name is "new".
std::string state_of(const States& states, const std::vector<std::string_view>& keys, const Names& names);

/// Orders for which the payment gateway or the payments server has another sum than the shop, one text for each.
std::vector<std::string> differences_between_books(const std::string& shop, const std::string& payments);

} // namespace cartwright::races
