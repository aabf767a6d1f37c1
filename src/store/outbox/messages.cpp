#include "store/outbox/messages.hpp"

#include "store/engine/row_values.hpp"
#include "store/outbox/messages.sql.hpp"

namespace cartwright::store::messages {

namespace {

template <class MessageQuery> Message message_in(const Rows& row, const MessageQuery& query) {
    return {.id = {row.integer(query.id)},
            .channel = parsed_at(row, query.channel, parse_channel),
            .recipient = std::string(row.text(query.recipient)),
            .name = std::string(row.text(query.name)),
            .subject = std::string(row.text(query.subject)),
            .text = std::string(row.text(query.text)),
            .html = std::string(row.text(query.html)),
            .order = optional_at<OrderId>(row, query.order_id),
            .state = parsed_at(row, query.state, parse_message_state),
            .made_at = {row.integer(query.made_at)},
            .sent_at = optional_at<Instant>(row, query.sent_at),
            .confidential = row.integer(query.confidential) != 0};
}

std::optional<std::string_view> if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

template <class MessageQuery, class... Parameters>
std::vector<Message> read_all(Transaction& transaction, const MessageQuery& query, const Parameters&... parameters) {
    std::vector<Message> messages;
    transaction.each(query, [&](const Rows& row) { messages.push_back(message_in(row, query)); }, parameters...);
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
    return message_in(**row, sql::messages::find);
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
    return std::string((*row)->text(sql::messages::first_recipient.recipient));
}

std::vector<Message> latest(Transaction& transaction, const std::optional<std::string>& recipient, std::int64_t limit) {
    if (recipient) return read_all(transaction, sql::messages::latest_to, *recipient, limit);
    return read_all(transaction, sql::messages::latest, limit);
}

std::vector<Message> of_order(Transaction& transaction, OrderId order) {
    return read_all(transaction, sql::messages::of_order, order);
}

} // namespace cartwright::store::messages
