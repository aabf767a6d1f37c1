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

/// One row of a CSV file. The fields are valid until the visit ends.
struct CsvRow {
    std::int64_t line = 0; // on which it begins, counted from 1
    std::span<const std::string_view> fields;
};

/// An error in the form of the file, after which rows can't be separated any more.
struct CsvFault {
    std::int64_t line = 0; // on which the broken row begins
    std::string message;
};

/// Reads CSV in the format of RFC 4180 from bytes that arrive in parts. Rows end with LF, CRLF or CR. Blank lines are
/// skipped, and so is a byte order mark at the beginning.
class CsvReader {
  public:
    using Visit = std::function<void(const CsvRow&)>;

    explicit CsvReader(Visit visit, char delimiter = ',');
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// Returns false when the form is broken; then `fault` has the error, and nothing more is read.
    bool feed(std::string_view bytes);

    /// Marks the end of the file. Returns false likewise.
    bool finish();

    [[nodiscard]] const std::optional<CsvFault>& fault() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::import
