#pragma once

#include "store/accounts/access_keys.hpp"

#include <vector>

/// The keys of programs, for who runs the shop.
namespace cartwright::operations {

struct MakeKey {
    std::string door;
    Scope scope = Scope::buyer;
    std::int64_t shop = 0; // as the marketplace spells it; 0: none
    std::string label{};
    std::int64_t life_ms = 0; // 0: for good
};
struct KeyMade {
    AccessKeyId id;
    std::string key; // nobody can show it again
};

/// Nothing when a key of one shop names none, or a key of all names one.
std::optional<KeyMade> make_key(store::Transaction& tx, const MakeKey& wish);

struct KeyShown {
    store::access_keys::AccessKey key;
    std::optional<std::int64_t> shop{};
};
std::vector<KeyShown> all_keys(store::Transaction& tx);

/// False when there is no such key, or it is revoked already.
bool revoke_key(store::Transaction& tx, AccessKeyId key);

} // namespace cartwright::operations
