#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace cartwright {

/// Flaws as they are told: "field message".
inline std::vector<std::string> told(const std::vector<Flaw>& flaws) {
    std::vector<std::string> all;
    all.reserve(flaws.size());
    for (const Flaw& flaw : flaws) all.push_back(flaw.field + ' ' + flaw.message);
    return all;
}

} // namespace cartwright
