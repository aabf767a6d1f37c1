#include "operations/upkeep/keys.hpp"

#include "operations/accounts/access.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::operations {

namespace access_keys = store::access_keys;
namespace sellers = store::sellers;

std::optional<KeyMade> make_key(store::Transaction& tx, const MakeKey& wish) {
    if ((wish.scope == Scope::shop) != (wish.shop != 0)) return std::nullopt;
    access_keys::AccessKey key{
        .id = tx.next_id<struct AccessKey>(), .door = wish.door, .label = wish.label, .scope = wish.scope};
    if (wish.shop != 0) {
        const auto seller = sellers::numbered(tx, Seller::Kind::shop, wish.shop);
        if (!seller) return std::nullopt;
        key.seller = seller->id;
    }
    if (wish.life_ms > 0) key.expires_at = tx.now() + wish.life_ms;
    const std::string secret = random_key(tx.entropy(), "cwk_");
    key.hash = hash_of_key(secret);
    access_keys::add(tx, key);
    return KeyMade{.id = key.id, .key = secret};
}

std::vector<KeyShown> all_keys(store::Transaction& tx) {
    std::vector<KeyShown> shown;
    for (const access_keys::AccessKey& key : access_keys::all(tx)) {
        shown.push_back({.key = key});
        if (!key.seller) continue;
        if (const auto seller = sellers::find(tx, *key.seller)) shown.back().shop = seller->number;
    }
    return shown;
}

bool revoke_key(store::Transaction& tx, AccessKeyId key) { return access_keys::revoke(tx, key); }

} // namespace cartwright::operations
