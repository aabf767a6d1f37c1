#pragma once

#include "store/store.hpp"

namespace cartwright {

/// Puts the demo catalogue into a database without products; one that has some stays as it is.
void fill_with_demo_data(store::Store& store);

} // namespace cartwright
