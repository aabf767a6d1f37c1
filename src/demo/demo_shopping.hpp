#pragma once

#include "store/engine/store.hpp"

namespace cartwright::demo {

/// Adds the shopping document's own admin with an application, and user with a confirmed mobile number, unless the
/// admin exists.
void fill_shopping(store::Store& store);

} // namespace cartwright::demo
