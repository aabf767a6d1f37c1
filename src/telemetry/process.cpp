#include "telemetry/process.hpp"

#include "telemetry/metrics.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace cartwright::telemetry {

namespace {

/// Field number `field` of /proc/self/stat, counted from 1 as proc(5) does, from the fourth on; 0 when there is none.
double stat_field(std::size_t field) {
    std::ifstream in("/proc/self/stat");
    std::string line;
    std::getline(in, line);
    std::istringstream rest(line.substr(line.rfind(')') + 1)); // the second field, the program's name, may have spaces
    std::string state;
    rest >> state;
    double value = 0;
    for (std::size_t number = 4; number <= field; ++number) rest >> value;
    return rest ? value : 0;
}

double cpu_seconds() {
    constexpr std::size_t user_ticks = 14;
    constexpr std::size_t system_ticks = 15;
    return (stat_field(user_ticks) + stat_field(system_ticks)) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double threads() {
    constexpr std::size_t field = 20;
    return stat_field(field);
}

double virtual_bytes() {
    constexpr std::size_t field = 23;
    return stat_field(field);
}

double resident_bytes() {
    constexpr std::size_t pages = 24;
    return stat_field(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

/// Counts the descriptor that this needs too.
double open_files() {
    std::error_code error;
    std::filesystem::directory_iterator file("/proc/self/fd", error);
    double count = 0;
    for (const std::filesystem::directory_iterator end; !error && file != end; file.increment(error)) ++count;
    return count;
}

double open_files_max() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? static_cast<double>(limit.rlim_cur) : 0;
}

double seconds_since_1970() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

void show_process(Metrics& metrics) {
    metrics.totals("process_cpu_seconds_total", "Processor time of this process, in seconds.",
                   [] { return std::vector<Metrics::Sample>{{.labels = {}, .value = cpu_seconds()}}; });
    metrics.gauge("process_resident_memory_bytes", "Memory of this process that is in RAM.", resident_bytes);
    metrics.gauge("process_virtual_memory_bytes", "Address space of this process.", virtual_bytes);
    metrics.gauge("process_threads", "Threads of this process.", threads);
    metrics.gauge("process_open_fds", "Open file descriptors, connections included.", open_files);
    metrics.gauge("process_max_fds", "Largest number of open file descriptors.", open_files_max);
    metrics.gauge("process_start_time_seconds", "Start of this process, in seconds since 1970.",
                  [start = seconds_since_1970()] { return start; });
}

} // namespace cartwright::telemetry
