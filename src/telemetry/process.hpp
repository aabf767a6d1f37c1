#pragma once

namespace cartwright::telemetry {

class Metrics;

/// Registers the metrics of this process, under the names that Prometheus's client libraries use: processor time,
/// memory, open files, start, and `process_threads`. They are read from /proc at each scrape.
void show_process(Metrics& metrics);

} // namespace cartwright::telemetry
