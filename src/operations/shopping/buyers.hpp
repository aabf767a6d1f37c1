#pragma once

#include "domain/shopping/member_cart.hpp"
#include "operations/work.hpp"

#include <initializer_list>

/// The owners of items, carts, payments and coupons, and who may act for them.
namespace cartwright::operations {

/// shopping §2.7: the member for whom an admin acts, as sent ("User" and an id); ignored for other callers.
struct OnBehalf {
    std::string kind{};
    std::string id{};
};

/// The member who will own a new thing, or whose list is requested.
AccountId buyer_of(Work& work, const OnBehalf& on_behalf);

/// Whether the caller may see and change what belongs to this member: the caller is the owner or an admin.
bool may_see(const Work& work, AccountId owner);
bool is_admin(const Work& work);

/// Keeps others from changing these members' items and payments until the end of the transaction.
void lock_buyers(Work& work, std::initializer_list<AccountId> owners);

/// A value that belongs to a member, with the owner's id as clients format it.
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
