#pragma once

#include <cstdlib>

/// A claim that no input may make false.
inline void check(bool claim) {
    if (!claim) std::abort();
}
