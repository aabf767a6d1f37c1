#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::torture {

using Row = std::vector<std::string>;

/// What a query finds in the database file at `path`; with `other` attached as `other`, if one is given. Throws
/// std::runtime_error.
std::vector<Row> rows(const std::string& path, const std::string& sql, const std::string& other = {});

/// The number in the first column of the first row.
std::int64_t number(const std::string& path, const std::string& sql);

/// Runs statements behind the program's back, without the schema's own checks.
void meddle(const std::string& path, const std::string& sql);

} // namespace cartwright::torture
