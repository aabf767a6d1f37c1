#include "store/outbox/messages.hpp"

#include "store/outbox/messages.sql.hpp"

namespace cartwright::store::messages {

namespace {

Message message_at(const Rows& row) {
    Message message{.id = {row.integer(0)},
                    .channel = parse_channel(row.text(1)),
                    .recipient = std::string(row.text(2)),
                    .name = std::string(row.text(3)),
                    .subject = std::string(row.text(4)),
                    .text = std::string(row.text(5)),
                    .html = std::string(row.text(6)),
                    .state = parse_message_state(row.text(9)),
                    .made_at = {row.integer(11)},
                    .confidential = row.integer(7) != 0};
    if (!row.is_null(8)) message.order = OrderId{row.integer(8)};
    if (!row.is_null(10)) message.sent_at = Instant{row.integer(10)};
    return message;
}

std::optional<std::string_view> if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

template <class... Parameters>
std::vector<Message> read_all(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<Message> messages;
    transaction.each(query, [&](const Rows& row) { messages.push_back(message_at(row)); }, parameters...);
    return messages;
}

} // namespace

void add(Transaction& transaction, const Message& message) {
    transaction.execute(sql::messages::add, message.id, name_of(message.channel), message.recipient, message.name,
                        message.subject, message.text, message.html, std::int64_t{message.confidential}, message.order,
                        transaction.now(), if_any(message.secret_hash), message.expires_at);
}

std::optional<Message> find(Transaction& transaction, MessageId id) {
    const auto row = transaction.one(sql::messages::find, id);
    if (!row) return std::nullopt;
    return message_at(*row->operator->());
}

void set_state(Transaction& transaction, MessageId id, Message::State state) {
    const auto sent = state == Message::State::sent ? std::optional(transaction.now()) : std::nullopt;
    transaction.execute(sql::messages::set_state, id, name_of(state), sent);
}

void erase(Transaction& transaction, MessageId id) { transaction.execute(sql::messages::erase, id); }

void end_secret(Transaction& transaction, std::string_view hash) {
    transaction.execute(sql::messages::end_secret, hash);
}

std::int64_t end_old_secrets(Transaction& transaction, Instant now, std::int64_t limit) {
    return transaction.execute_counted(sql::messages::end_old_secrets, now, limit);
}

std::optional<std::string> first_recipient(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::messages::first_recipient, order);
    if (!row) return std::nullopt;
    return std::string((*row)->text(0));
}

std::vector<Message> latest(Transaction& transaction, const std::optional<std::string>& recipient, std::int64_t limit) {
    if (recipient) return read_all(transaction, sql::messages::latest_to, *recipient, limit);
    return read_all(transaction, sql::messages::latest, limit);
}

std::vector<Message> of_order(Transaction& transaction, OrderId order) {
    return read_all(transaction, sql::messages::of_order, order);
}

} // namespace cartwright::store::messages
