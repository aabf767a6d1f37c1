#include "telemetry/log.hpp"

#include "base/text.hpp"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <ctime>
#include <fmt/format.h>
#include <iterator>
#include <mutex>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <stdexcept>
#include <thread>

namespace cartwright::telemetry {

namespace {

/// Writes `text` as a JSON string, so that a line is always valid JSON. If it is not well-formed UTF-8, each byte from
/// 0x80 is written as the code point of the same number.
void quote(std::string& out, std::string_view text) {
    const bool well_formed = is_utf8(text);
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !well_formed)) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_value(std::string& out, std::string_view text) { quote(out, text); }
void append_value(std::string& out, std::int64_t number) { fmt::format_to(std::back_inserter(out), "{}", number); }
void append_value(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    fmt::format_to(std::back_inserter(out), "{}", number);
}

/// RFC 3339, in UTC, with milliseconds.
void append_now(std::string& out) {
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto milliseconds = now.time_since_epoch().count();
    const std::time_t seconds = milliseconds / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900,
                   parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, milliseconds % 1000);
}

std::string_view name_of(Level level) {
    switch (level) {
    case Level::info: return "info";
    case Level::warning: return "warning";
    case Level::error: return "error";
    }
    return "";
}

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: break;
    }
    return spdlog::level::err;
}

spdlog::sink_ptr open(const std::string& path) {
    if (path == "-") return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    try {
        return std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
    } catch (const spdlog::spdlog_ex& error) {
        throw std::runtime_error(error.what());
    }
}

} // namespace

/// The logger, and a thread that flushes it every second, so that the last lines of an idle server become visible.
struct Log::Sink {
    explicit Sink(const std::string& path) : logger("cartwright", open(path)) {
        logger.set_pattern("%v");
        logger.flush_on(spdlog::level::warn);
        flusher = std::thread([this] { flush_every_second(); });
    }
    ~Sink() {
        {
            const std::lock_guard lock(mutex);
            closing = true;
        }
        wake.notify_one();
        flusher.join();
        logger.flush();
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    void flush_every_second() {
        std::unique_lock lock(mutex);
        while (!wake.wait_for(lock, std::chrono::seconds(1), [this] { return closing; })) logger.flush();
    }

    spdlog::logger logger;
    std::mutex mutex;
    std::condition_variable wake;
    bool closing = false;
    std::thread flusher;
};

Log::Log(const std::string& path) : sink_(std::make_unique<Sink>(path)) {}
Log::~Log() = default;

void Log::write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    std::string line = "{\"at\":\"";
    append_now(line);
    line += "\",\"level\":\"";
    line += name_of(level);
    line += '"';
    append(line, {.name = "event", .value = event});
    for (const Field& field : fields) append(line, field);
    line += '}';
    sink_->logger.log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

void Log::write_lines(std::string_view lines) {
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    if (lines.empty()) return;
    sink_->logger.log(spdlog::level::info, spdlog::string_view_t(lines.data(), lines.size()));
}

void append(std::string& out, const Field& field) {
    out += ',';
    quote(out, field.name);
    out += ':';
    std::visit([&out](const auto& value) { append_value(out, value); }, field.value);
}

} // namespace cartwright::telemetry
