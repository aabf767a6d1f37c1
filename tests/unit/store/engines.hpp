#pragma once

#include "tests/support/database.hpp"

#include <gtest/gtest.h>
#include <string>

namespace cartwright::store {

/// What a test is called after: the engine on which it runs.
inline std::string engine_of(const testing::TestParamInfo<tests::Engine>& each) {
    return std::string(name_of(each.param));
}

} // namespace cartwright::store
