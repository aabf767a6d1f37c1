// cartwright webhooks: manages webhooks as the admin API does, for operators with access to the database.

#include "app/command_context.hpp"
#include "base/signature.hpp"
#include "commands/commands.hpp"
#include "domain/terms.hpp"
#include "events/event.hpp"
#include "http/client.hpp"
#include "operations/outbox/webhooks.hpp"

#include <iostream>

namespace cartwright {

namespace {

void print(const Subscriber& webhook) {
    std::cout << webhook.id.value << "  " << (webhook.state == Subscriber::State::active ? "active" : "disabled")
              << "  delivered up to " << webhook.sequence << "  " << webhook.url << "  "
              << (webhook.types.empty() ? "all events" : webhook.types)
              << (webhook.reason.empty() ? "" : "  (" + webhook.reason + ")") << '\n';
}

/// Runs an operation in a transaction of its own. Returns nothing when it is refused or fails, after printing why.
template <class Command, class Value>
std::optional<Value> perform(CommandContext& context, Result<Value> (*operation)(operations::Work&, const Command&),
                             const Command& command) {
    std::optional<Value> value;
    const Terms terms;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = terms, .door = "command line"};
        auto result = operation(work, command);
        if (result) value = *std::move(result);
        return value.has_value();
    });
    if (outcome == store::Outcome::committed) return value;
    std::cerr << (outcome == store::Outcome::refused ? "no such webhook, or the server no longer keeps these events\n"
                                                     : "the database could not store the change; see the log\n");
    return std::nullopt;
}

/// Prints the webhook that an operation returned.
int print_changed(const std::optional<Subscriber>& webhook) {
    if (!webhook) return 1;
    print(*webhook);
    return 0;
}

} // namespace

int run(const command::ListWebhooks& wanted) {
    CommandContext context(wanted.storage);
    const auto webhooks = perform(context, operations::list_webhooks, operations::ListWebhooks{});
    if (!webhooks) return 1;
    for (const Subscriber& webhook : *webhooks) print(webhook);
    return 0;
}

int run(const command::AddWebhook& wanted) {
    CommandContext context(wanted.storage);
    if (!http::is_http_url(wanted.url, false)) {
        std::cerr << "not an http:// or https:// URL: " << wanted.url << '\n';
        return 1;
    }
    if (http::has_credentials(wanted.url)) {
        std::cerr << "the URL of a webhook must not contain a user name or password, because lists show it\n";
        return 1;
    }
    for (const std::string& type : wanted.types) {
        if (is_asked_for(type)) continue;
        std::cerr << "unknown event type " << type << '\n';
        return 1;
    }
    const auto webhook =
        perform(context, operations::add_webhook,
                operations::AddWebhook{.url = wanted.url, .types = list_of(wanted.types), .secret = random_secret()});
    if (!webhook) return 1;
    print(*webhook);
    std::cout << "secret, not shown again: " << webhook->secret << '\n';
    return 0;
}

int run(const command::RemoveWebhook& wanted) {
    CommandContext context(wanted.storage);
    const operations::RemoveWebhook wish{.id = SubscriberId{wanted.webhook}};
    return perform(context, operations::remove_webhook, wish) ? 0 : 1;
}

int run(const command::RotateWebhook& wanted) {
    CommandContext context(wanted.storage);
    const operations::RotateSecret wish{.id = SubscriberId{wanted.webhook}, .secret = random_secret()};
    const auto webhook = perform(context, operations::rotate_secret, wish);
    if (webhook) std::cout << "new secret, not shown again: " << webhook->secret << '\n';
    return print_changed(webhook);
}

int run(const command::ReplayWebhook& wanted) {
    CommandContext context(wanted.storage);
    const operations::ReplayWebhook wish{.id = SubscriberId{wanted.webhook}, .after = wanted.after};
    return print_changed(perform(context, operations::replay_webhook, wish));
}

} // namespace cartwright
