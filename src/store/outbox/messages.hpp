#pragma once

#include "domain/outbox/message.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// E-mails and text messages, as stored.
namespace cartwright::store::messages {

void add(Transaction& transaction, const Message& message);
std::optional<Message> find(Transaction& transaction, MessageId id);
void set_state(Transaction& transaction, MessageId id, Message::State state);

/// Erases the content of the message.
void erase(Transaction& transaction, MessageId id);

/// Erases the message that carried the secret of that hash, which is no longer valid. A message that still waits is not
/// sent.
void end_secret(Transaction& transaction, std::string_view hash);

/// The same for up to `limit` secrets that have expired; returns how many messages there were.
std::int64_t end_old_secrets(Transaction& transaction, Instant now, std::int64_t limit);

/// Returns the recipient of the first e-mail about an order.
std::optional<std::string> first_recipient(Transaction& transaction, OrderId order);

/// Returns the newest messages first; only those to one recipient when it is given.
std::vector<Message> latest(Transaction& transaction, const std::optional<std::string>& recipient, std::int64_t limit);

/// Returns messages about an order, in the order in which they were written.
std::vector<Message> of_order(Transaction& transaction, OrderId order);

} // namespace cartwright::store::messages
