#pragma once

#include "domain/outbox/message.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Mail and text messages, as stored.
namespace cartwright::store::messages {

void add(Transaction& transaction, const Message& message);
std::optional<Message> find(Transaction& transaction, MessageId id);
void set_state(Transaction& transaction, MessageId id, Message::State state);

/// Forgets what it said.
void erase(Transaction& transaction, MessageId id);

/// The secret of that hash is good for nothing any more: the message that carried it is erased, and not sent if it
/// still waits for that.
void end_secret(Transaction& transaction, std::string_view hash);

/// The same for what has expired; returns how many there were.
std::int64_t end_old_secrets(Transaction& transaction, Instant now, std::int64_t limit);

/// Where the first mail about an order went.
std::optional<std::string> first_recipient(Transaction& transaction, OrderId order);

/// The newest first; to one recipient when it is given.
std::vector<Message> latest(Transaction& transaction, const std::optional<std::string>& recipient, std::int64_t limit);

/// About an order, in the order in which they were written.
std::vector<Message> of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::messages
