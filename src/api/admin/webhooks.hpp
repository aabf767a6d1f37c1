#pragma once

namespace cartwright::api {
class RequestContext;
} // namespace cartwright::api

namespace cartwright::api::admin {

void add_webhook(RequestContext& context);
void list_webhooks(RequestContext& context);
void show_webhook(RequestContext& context);
void change_webhook(RequestContext& context);
void remove_webhook(RequestContext& context);
void rotate_secret(RequestContext& context);
void replay_webhook(RequestContext& context);
void list_deliveries(RequestContext& context);

} // namespace cartwright::api::admin
