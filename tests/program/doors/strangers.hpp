#pragma once

#include "api/core/door.hpp"
#include "program/doors/recipes.hpp"

#include <utility>
#include <vector>

namespace cartwright::tests {

/// Who may do everything for the members of the shop.
Caller shopping_administrator();

/// Another application; a member who is no administrator.
Caller shopping_caller(World& world, std::string_view scope);

/// Callers whom that route answers 401, with who they are. `good` is one whom it lets in.
std::vector<std::pair<std::string, Caller>> strangers_of_shopping(World& world, const api::Route& route,
                                                                  const Caller& good);

/// Whether a route is one of the shop's own pages, which no application asks for.
bool is_page(const api::Route& route);

} // namespace cartwright::tests
