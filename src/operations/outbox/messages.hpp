#pragma once

#include "domain/outbox/message.hpp"
#include "operations/work.hpp"

#include <vector>

namespace cartwright::operations {

/// Stores a message, and has it sent after commit.
void send_message(Work& work, Message message);

/// Erases the message that carried the secret with that hash, because the secret is no longer valid.
void erase_secret_message(Work& work, std::string_view hash);

struct ListMessages {
    std::optional<std::string> recipient{};
    std::int64_t limit = 100;
};

/// The newest first.
Result<std::vector<Message>> list_messages(Work& work, const ListMessages& wish);

} // namespace cartwright::operations
