#pragma once

#include "import/products.hpp"
#include "store/engine/store.hpp"

#include <iosfwd>
#include <string>

namespace cartwright::import {

/// A file to import. `format.currency` becomes the shop's currency, unless the shop has prices in another one: then the
/// import fails.
struct List {
    std::string path;
    Format format{};
    std::int64_t shop = 0; // the shop that owns the listings, by its marketplace number
};

/// Imports the goods of a CSV file (see `read_products`) into the catalogue: all of them or, when one row is bad, none.
/// Reports the result on `out`, or on `err` why nothing was imported. Returns the exit code.
int import_products_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

/// Imports a list of vendors' plans for resale, likewise.
int import_plans_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

/// Imports the goods of the Online Retail data set into the catalogue, likewise, and prints a summary of the data set.
/// The stock of goods that the catalogue has already stays unchanged. The shop's currency becomes pounds if it has none
/// and no listing.
int import_online_retail(store::Store& store, const std::string& path, std::ostream& out, std::ostream& err);

/// Imports the listings of a shop's CSV file (see `read_listings`), likewise.
int import_listings_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

} // namespace cartwright::import
