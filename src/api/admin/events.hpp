#pragma once

namespace cartwright::api {
class Exchange;
} // namespace cartwright::api

namespace cartwright::api::admin {

void show_events(Exchange& exchange);

} // namespace cartwright::api::admin
