#pragma once

#include "domain/message.hpp"
#include "store/transaction.hpp"

#include <vector>

/// Mail and text messages, as stored.
namespace cartwright::store::messages {

void add(Transaction& transaction, const Message& message);
std::optional<Message> find(Transaction& transaction, MessageId id);
void set_state(Transaction& transaction, MessageId id, Message::State state);

/// Forgets what it said.
void erase(Transaction& transaction, MessageId id);

/// The newest first; to one recipient when it is given.
std::vector<Message> latest(Transaction& transaction, const std::optional<std::string>& recipient, std::int64_t limit);

/// About an order, in the order in which they were written.
std::vector<Message> of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::messages
