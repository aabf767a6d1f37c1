#pragma once

#include "app/config.hpp"
#include "domain/secrets.hpp"
#include "domain/terms.hpp"

namespace cartwright {

/// The terms of the storefront and the marketplace.
Terms terms_of(const Config& config);

/// The terms of the order pipeline, with its taxes.
Terms orderflow_terms_of(const Config& config);

Terms reseller_terms_of(const Config& config);
Terms shopping_terms_of(const Config& config);

/// The secrets of all doors. A door gets those that its operations use.
Secrets secrets_of(const Config& config);

} // namespace cartwright
