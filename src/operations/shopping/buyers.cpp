#include "operations/shopping/buyers.hpp"

#include "base/object_id.hpp"
#include "domain/members/member.hpp"
#include "domain/refusal.hpp"
#include "store/members/members.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

AccountId buyer_of(Work& work, const OnBehalf& on_behalf) {
    const AccountId asking = work.actor.account.value();
    if (!is_admin(work) || on_behalf.kind != "User") return asking;
    const auto parsed = parse_object_id(on_behalf.id);
    if (!parsed) return asking;
    const auto member = store::members::find(work.tx, AccountId{parsed->number});
    return member && object_id(*member) == on_behalf.id ? member->id : asking;
}

bool may_see(const Work& work, AccountId owner) { return is_admin(work) || work.actor.account == owner; }

bool is_admin(const Work& work) { return work.actor.scope == Scope::admin; }

void lock_buyers(Work& work, std::initializer_list<AccountId> owners) {
    std::vector<AccountId> sorted(owners);
    std::ranges::sort(sorted);
    const auto again = std::ranges::unique(sorted);
    sorted.erase(again.begin(), again.end());
    for (const AccountId owner : sorted) store::member_carts::lock_buyer(work.tx, owner);
}

std::string format_buyer(Work& work, AccountId owner) { return store::member_carts::format_owner(work.tx, owner); }

} // namespace cartwright::operations
