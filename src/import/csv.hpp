#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cartwright::import {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"; // of UTF-8

/// One row of a CSV file. The fields live until the visit ends.
struct CsvRow {
    std::int64_t line = 0; // on which it begins, counted from 1
    std::span<const std::string_view> fields;
};

/// What is wrong with the form of the file: what follows can't be told apart any more.
struct CsvFault {
    std::int64_t line = 0; // on which the broken row begins
    std::string message;
};

/// Reads CSV as RFC 4180 has it from bytes that come in parts. Rows end with LF, CRLF or CR; blank lines are skipped; a
/// byte order mark at the beginning is ignored.
class CsvReader {
  public:
    using Visit = std::function<void(const CsvRow&)>;

    explicit CsvReader(Visit visit, char delimiter = ',');
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// False when the form is broken; then `fault` says how, and nothing more is read.
    bool feed(std::string_view bytes);

    /// Says that the file ends here; false likewise.
    bool finish();

    [[nodiscard]] const std::optional<CsvFault>& fault() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::import
