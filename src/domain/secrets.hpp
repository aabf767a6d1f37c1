#pragma once

#include "base/seal.hpp"

#include <memory>
#include <string>

namespace cartwright {

struct PageMerchant;

/// The secrets of a door's operations. Each is null at the doors whose operations do not use it. Copies share the
/// secrets, so that each is in memory once. They are never logged.
struct Secrets {
    std::shared_ptr<const SealKey> seal_key{};  // encrypts secrets at rest; null: secrets are not accepted
    std::shared_ptr<const PageMerchant> page{}; // null: there is no payment page
    std::shared_ptr<const std::string>
        image_upload{}; // signs uploads to an external picture host; null: there are none
};

inline const Secrets no_secrets{};

} // namespace cartwright
