#pragma once

namespace cartwright::api {
class Exchange;
} // namespace cartwright::api

namespace cartwright::api::admin {

void add_webhook(Exchange& exchange);
void list_webhooks(Exchange& exchange);
void show_webhook(Exchange& exchange);
void change_webhook(Exchange& exchange);
void remove_webhook(Exchange& exchange);
void rotate_secret(Exchange& exchange);
void replay_webhook(Exchange& exchange);
void list_deliveries(Exchange& exchange);

} // namespace cartwright::api::admin
