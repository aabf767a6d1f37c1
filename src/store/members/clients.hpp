#pragma once

#include "domain/members/member.hpp"
#include "store/engine/transaction.hpp"

/// Applications of members, as stored.
namespace cartwright::store::clients {

/// Unless the member has one.
void add(Transaction& transaction, AccountId member, std::string_view api_key);

std::optional<Client> find(Transaction& transaction, AccountId member);

/// Whose app it is, and the key that has to come with its id; the rest is left out.
std::optional<Client> with_app(Transaction& transaction, std::string_view app);

/// To what the client has already.
void add_app(Transaction& transaction, const Client& client, std::string_view app);
void add_url(Transaction& transaction, const Client& client, std::string_view url);

} // namespace cartwright::store::clients
