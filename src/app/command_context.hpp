#pragma once

#include "app/config.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/store.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace cartwright {

/// What a command needs to write to the shop's database, without a server and without readers.
struct CommandContext {
    explicit CommandContext(const Storage& storage)
        : log(storage.log), store({.url = storage.database, .schema = store::shop_schema(), .connections = 1}, clock,
                                  entropy, log, metrics) {}

    SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log;
    telemetry::Metrics metrics;
    store::Store store;
};

} // namespace cartwright
