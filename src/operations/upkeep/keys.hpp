#pragma once

#include "store/accounts/access_keys.hpp"

#include <vector>

/// The access keys of programs, for the operator of the shop.
namespace cartwright::operations {

struct MakeKey {
    std::string door;
    Scope scope = Scope::buyer;
    std::int64_t shop = 0; // as the marketplace numbers it; 0: none
    std::string label{};
    std::int64_t life_ms = 0; // 0: unlimited
};
struct KeyMade {
    AccessKeyId id;
    std::string key; // cannot be shown again
};

/// Nothing when a key of one shop names none or an unknown one, or when another key names a shop.
std::optional<KeyMade> make_key(store::Transaction& tx, const MakeKey& wish);

struct KeyShown {
    store::access_keys::AccessKey key;
    std::optional<std::int64_t> shop{};
};
std::vector<KeyShown> all_keys(store::Transaction& tx);

/// False when there is no such key, or it is already revoked.
bool revoke_key(store::Transaction& tx, AccessKeyId key);

} // namespace cartwright::operations
