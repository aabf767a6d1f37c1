#include "import/rejected.hpp"

#include <ostream>

namespace cartwright::import {

void Rejected::add(BadRow row) {
    if (rows.size() < rows_max)
        rows.push_back(std::move(row));
    else
        ++more;
}

std::ostream& operator<<(std::ostream& out, const Rejected& rejected) {
    for (const BadRow& row : rejected.rows) {
        out << "  ";
        if (row.line > 0) out << "line " << row.line << (row.column.empty() ? ": " : ", ");
        if (!row.column.empty()) out << row.column << ": ";
        out << row.message << '\n';
    }
    if (rejected.more > 0) out << "  … and " << rejected.more << " more\n";
    return out;
}

} // namespace cartwright::import
