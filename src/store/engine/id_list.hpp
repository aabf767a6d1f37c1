#pragma once

#include "base/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright::store {

/// Formats ids as one parameter of a query: ",7,8,"; empty when there is no list. The query tests
/// `$1 = '' OR $1 LIKE '%,' || CAST(id AS TEXT) || ',%'`.
template <class Entity> std::string id_list(const std::optional<std::vector<Id<Entity>>>& ids) {
    if (!ids) return {};
    std::string list = ",";
    for (const Id<Entity> id : *ids) list += std::to_string(id.value) + ",";
    return list;
}

} // namespace cartwright::store
