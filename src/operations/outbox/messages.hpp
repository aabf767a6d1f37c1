#pragma once

#include "domain/outbox/message.hpp"
#include "operations/work.hpp"

#include <vector>

namespace cartwright::operations {

/// Writes a message and has it sent once this is committed.
void send_message(Work& work, Message message);

/// What a message said that carried the secret of that hash is erased: the secret is good for nothing any more.
void forget_secret(Work& work, std::string_view hash);

struct ListMessages {
    std::optional<std::string> recipient{};
    std::int64_t limit = 100;
};

/// The newest first.
Result<std::vector<Message>> list_messages(Work& work, const ListMessages& wish);

} // namespace cartwright::operations
