#pragma once

#include "program/doors/world.hpp"

#include <functional>
#include <map>
#include <string>

namespace cartwright::tests {

/// How to use a route so that it says yes, once; by the route's operation. What it needs is made anew each time.
using Recipe = std::function<Wanted(World&)>;
using Recipes = std::map<std::string, Recipe, std::less<>>;

Recipes storefront_recipes();
Recipes admin_recipes();
Recipes marketplace_recipes();
Recipes orderflow_recipes();
Recipes reseller_recipes();
Recipes shopping_recipes();
Recipes shopping_cart_recipes();
Recipes image_recipes();

/// Of all doors.
const Recipes& recipes();

/// The number of the marketplace's shop whose things the recipes use.
std::string our_shop(World& world);

/// Who may do everything at a door.
Caller administrator(World& world, std::string_view door);

/// Who may do what a route of that scope does with what the recipes have made; and somebody like that, but another.
Caller owner(World& world, std::string_view door, std::string_view scope);
Caller another(World& world, std::string_view door, std::string_view scope);

/// `caller`, or whoever alone may ask for what the recipe has made.
Caller owner_or(const Wanted& wanted, const Caller& caller);

/// The header in which a door wants its key, with that key.
Caller with_key(std::string_view door, const std::string& key);

} // namespace cartwright::tests
