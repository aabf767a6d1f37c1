#include "import/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <vector>

namespace cartwright::import {

namespace {

constexpr std::size_t split_bytes = 64 * 1024; // parsed at a time before their rows are visited

/// Counts the line ends in a field; CRLF counts once.
std::int64_t line_ends(std::string_view field) {
    const auto feeds = std::ranges::count(field, '\n');
    if (field.find('\r') == std::string_view::npos) return feeds;
    std::int64_t lone_returns = 0;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\r' && (i + 1 == field.size() || field[i + 1] != '\n')) ++lone_returns;
    }
    return feeds + lone_returns;
}

} // namespace

/// libcsv calls back for each field and each end of a row. The callbacks only collect, so that no exception of a
/// visitor passes through C code. Complete rows are visited after each part.
struct CsvReader::State {
    struct Mark {
        std::int64_t line;
        std::size_t fields_end;
    };

    State(Visit row_visit, char delimiter) : visit(std::move(row_visit)) {
        if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
        csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    }
    ~State() { csv_free(&parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void end_field(std::string_view field) {
        text.append(field);
        field_ends.push_back(text.size());
        lines_inside += line_ends(field);
    }

    /// `end` is CR, LF, or -1 at the end of the file.
    void end_row(int end) {
        const bool blank = field_ends.size() == rows_end();
        const bool second_half_of_crlf = blank && end == '\n' && last_end == '\r';
        last_end = end;
        if (second_half_of_crlf) return;
        if (!blank) rows.push_back({.line = line, .fields_end = field_ends.size()});
        line += 1 + lines_inside;
        lines_inside = 0;
    }

    [[nodiscard]] std::size_t rows_end() const { return rows.empty() ? 0 : rows.back().fields_end; }

    /// Visits the complete rows and keeps the fields of the incomplete one.
    void visit_rows() {
        std::size_t field = 0;
        std::size_t begin = 0;
        for (const Mark& row : rows) {
            fields.clear();
            for (; field < row.fields_end; ++field) {
                fields.push_back(std::string_view(text).substr(begin, field_ends[field] - begin));
                begin = field_ends[field];
            }
            visit({.line = row.line, .fields = fields});
        }
        rows.clear();
        text.erase(0, begin);
        field_ends.erase(field_ends.begin(), field_ends.begin() + static_cast<std::ptrdiff_t>(field));
        for (std::size_t& end : field_ends) end -= begin;
    }

    static void on_field(void* data, std::size_t size, void* self) {
        static_cast<State*>(self)->end_field({static_cast<const char*>(data), size});
    }
    static void on_row(int end, void* self) { static_cast<State*>(self)->end_row(end); }

    bool parse(std::string_view bytes) {
        while (!fault && !bytes.empty()) {
            const std::string_view part = bytes.substr(0, split_bytes);
            const std::size_t count = csv_parse(&parser, part.data(), part.size(), on_field, on_row, this);
            visit_rows();
            if (count != part.size()) fault = CsvFault{.line = line, .message = error_message()};
            bytes.remove_prefix(part.size());
        }
        return !fault;
    }

    bool end() {
        const int result = csv_fini(&parser, on_field, on_row, this);
        if (result == 0)
            visit_rows();
        else
            fault = CsvFault{.line = line, .message = "a quoted field that begins here is not closed"};
        return !fault;
    }

    [[nodiscard]] std::string error_message() const {
        if (csv_error(const_cast<csv_parser*>(&parser)) == CSV_EPARSE)
            return "unexpected quote: quote the whole field, and double each quote in it";
        return "the row does not fit into memory";
    }

    Visit visit;
    csv_parser parser{};
    std::optional<CsvFault> fault{};
    std::string start{}; // held back until it is known whether the file begins with a byte order mark
    bool started = false;

    std::string text{}; // the fields, concatenated
    std::vector<std::size_t> field_ends{};
    std::vector<Mark> rows{};
    std::vector<std::string_view> fields{};
    std::int64_t line = 1; // on which the current row begins
    std::int64_t lines_inside = 0;
    int last_end = 0;
};

CsvReader::CsvReader(Visit visit, char delimiter) : state_(std::make_unique<State>(std::move(visit), delimiter)) {}
CsvReader::~CsvReader() = default;

bool CsvReader::feed(std::string_view bytes) {
    if (state_->fault) return false;
    if (state_->started) return state_->parse(bytes);
    state_->start.append(bytes);
    if (state_->start.size() < byte_order_mark.size()) return true;
    state_->started = true;
    const std::string_view start = state_->start;
    return state_->parse(start.starts_with(byte_order_mark) ? start.substr(byte_order_mark.size()) : start);
}

bool CsvReader::finish() {
    if (state_->fault) return false;
    if (!state_->started && !state_->parse(state_->start)) return false;
    return state_->end();
}

const std::optional<CsvFault>& CsvReader::fault() const { return state_->fault; }

} // namespace cartwright::import
