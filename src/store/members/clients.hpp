#pragma once

#include "domain/members/member.hpp"
#include "store/engine/transaction.hpp"

/// Applications of members, as stored.
namespace cartwright::store::clients {

/// Adds a client, unless the member has one.
void add(Transaction& transaction, AccountId member, std::string_view api_key);

std::optional<Client> find(Transaction& transaction, AccountId member);

/// Returns the member of an app, and the API key that must come with the app's id. The other fields stay empty.
std::optional<Client> with_app(Transaction& transaction, std::string_view app);

/// Add to what the client has already.
void add_app(Transaction& transaction, const Client& client, std::string_view app);
void add_url(Transaction& transaction, const Client& client, std::string_view url);

} // namespace cartwright::store::clients
