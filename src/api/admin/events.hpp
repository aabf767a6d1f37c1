#pragma once

namespace cartwright::api {
class RequestContext;
} // namespace cartwright::api

namespace cartwright::api::admin {

void show_events(RequestContext& context);

} // namespace cartwright::api::admin
