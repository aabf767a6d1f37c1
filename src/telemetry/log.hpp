#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace cartwright::telemetry {

enum class Level : std::uint8_t { info, warning, error };

struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// The structured log: one JSON object a line, `{"at":"…","level":"info","event":"…",…}`. Never log a secret: no header
/// values, no bodies, no keys. Safe from any thread.
class Log {
  public:
    /// Appends to the file at `path`; "-" is standard error. Throws std::runtime_error when it can't be opened.
    explicit Log(const std::string& path);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

    /// Writes complete lines that were formatted elsewhere (each I/O thread collects its own lines of the access log).
    void write_lines(std::string_view lines);

  private:
    struct Sink;
    std::unique_ptr<Sink> sink_;
};

/// Appends `field` to a JSON object that is being written into `out`: `,"name":value`.
void append(std::string& out, const Field& field);

} // namespace cartwright::telemetry
