#pragma once

#include "store/engine/store.hpp"

namespace cartwright::demo {

/// An admin with an application, and a user with a confirmed mobile number: the shopping document's own. Once.
void fill_shopping(store::Store& store);

} // namespace cartwright::demo
