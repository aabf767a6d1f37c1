#include "operations/outbox/messages.hpp"

#include "store/outbox/jobs.hpp"
#include "store/outbox/messages.hpp"

namespace cartwright::operations {

void send_message(Work& work, Message message) {
    message.id = work.tx.next_id<struct Message>();
    store::messages::add(work.tx, message);
    store::jobs::add(work.tx, JobKind::message, message.id.value, work.tx.now());
}

void erase_secret_message(Work& work, std::string_view hash) { store::messages::end_secret(work.tx, hash); }

Result<std::vector<Message>> list_messages(Work& work, const ListMessages& wish) {
    return store::messages::latest(work.tx, wish.recipient, wish.limit);
}

} // namespace cartwright::operations
