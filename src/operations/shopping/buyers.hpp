#pragma once

#include "domain/shopping/member_cart.hpp"
#include "operations/work.hpp"

#include <initializer_list>

/// Whose items, carts, payments and coupons are meant.
namespace cartwright::operations {

/// shopping §2.7: for whom an admin acts, as it was sent ("User" and an id); for anybody else it means nothing.
struct OnBehalf {
    std::string kind{};
    std::string id{};
};

/// The member whose a new thing will be, or whose list is asked for.
AccountId buyer_of(Work& work, const OnBehalf& on_behalf);

/// Who is asking may see and change what belongs to this member: it is his own, or he is an admin.
bool may_see(const Work& work, AccountId owner);
bool is_admin(const Work& work);

/// Keeps others from changing what these members have picked and paid, until the end of the transaction.
void lock_buyers(Work& work, std::initializer_list<AccountId> owners);

/// Something of a member's, with the owner's id as clients spell it.
template <class Value> struct Owned {
    Value value;
    std::string owner;
};
template <class Value> Owned<Value> owned_by(Work& work, AccountId owner, Value value);

std::string format_buyer(Work& work, AccountId owner);

template <class Value> Owned<Value> owned_by(Work& work, AccountId owner, Value value) {
    return {.value = std::move(value), .owner = format_buyer(work, owner)};
}

} // namespace cartwright::operations
