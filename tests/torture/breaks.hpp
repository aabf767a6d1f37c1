#pragma once

#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace cartwright::torture {

/// Statements that break a healthy shop, and the invariants that `cartwright check` then names.
struct Break {
    std::string name;
    std::string statements;
    std::set<std::string> reported;

    friend std::ostream& operator<<(std::ostream& out, const Break& what) { return out << what.name; }
};

} // namespace cartwright::torture
