#pragma once

#include "import/products.hpp"
#include "store/engine/store.hpp"

#include <iosfwd>
#include <string>

namespace cartwright::import {

/// A file to be imported. The shop has its currency already, or keeps it as its own from then on.
struct List {
    std::string path;
    Format format{};
    std::int64_t shop = 0; // whose listings they are, as the marketplace spells it
};

/// Puts the goods of a CSV file (see `read_products`) into the catalogue: all of them or, when one row is bad, none.
/// Says on `out` what was done, or on `err` why nothing was. Returns the exit code.
int import_products_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

/// Imports a list of plans that vendors offer to be sold again, likewise.
int import_plans_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

/// Puts the goods of the Online Retail data set into the catalogue, likewise, and prints what the data set holds. The
/// stock of goods that the catalogue has already stays as it is. A shop that has never sold anything becomes one in
/// pounds.
int import_online_retail(store::Store& store, const std::string& path, std::ostream& out, std::ostream& err);

/// Puts the listings of a shop's CSV file (see `read_listings`) on offer, likewise.
int import_listings_file(store::Store& store, const List& list, std::ostream& out, std::ostream& err);

} // namespace cartwright::import
