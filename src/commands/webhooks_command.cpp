// cartwright webhooks: manages webhooks as the admin API does, for operators with access to the database.

#include "app/command_context.hpp"
#include "base/signature.hpp"
#include "commands/commands.hpp"
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

int list(CommandContext& context) {
    const auto webhooks = perform(context, operations::list_webhooks, operations::ListWebhooks{});
    if (!webhooks) return 1;
    for (const Subscriber& webhook : *webhooks) print(webhook);
    return 0;
}

int add(CommandContext& context, const Config& config) {
    if (!http::is_http_url(config.webhook_url, false)) {
        std::cerr << "not an http:// or https:// URL: " << config.webhook_url << '\n';
        return 1;
    }
    if (http::has_credentials(config.webhook_url)) {
        std::cerr << "the URL of a webhook must not contain a user name or password, because lists show it\n";
        return 1;
    }
    for (const std::string& type : config.webhook_types) {
        if (is_asked_for(type)) continue;
        std::cerr << "unknown event type " << type << '\n';
        return 1;
    }
    const auto webhook =
        perform(context, operations::add_webhook,
                operations::AddWebhook{
                    .url = config.webhook_url, .types = list_of(config.webhook_types), .secret = random_secret()});
    if (!webhook) return 1;
    print(*webhook);
    std::cout << "secret, not shown again: " << webhook->secret << '\n';
    return 0;
}

} // namespace

int manage_webhooks(const Config& config) {
    CommandContext context(config);
    const SubscriberId id{config.webhook_id};
    std::optional<Subscriber> webhook;
    switch (config.command) {
    case Config::Command::webhooks_add: return add(context, config);
    case Config::Command::webhooks_remove:
        return perform(context, operations::remove_webhook, operations::RemoveWebhook{.id = id}) ? 0 : 1;
    case Config::Command::webhooks_replay:
        webhook = perform(context, operations::replay_webhook,
                          operations::ReplayWebhook{.id = id, .after = config.webhook_after});
        break;
    case Config::Command::webhooks_rotate:
        webhook =
            perform(context, operations::rotate_secret, operations::RotateSecret{.id = id, .secret = random_secret()});
        if (webhook) std::cout << "new secret, not shown again: " << webhook->secret << '\n';
        break;
    default: return list(context);
    }
    if (!webhook) return 1;
    print(*webhook);
    return 0;
}

} // namespace cartwright
