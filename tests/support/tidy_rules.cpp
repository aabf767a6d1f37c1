#include "support/tidy_rules.hpp"

#include "support/layer_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <regex>

namespace cartwright::tests {

namespace {

constexpr std::array<std::string_view, 11> heavy_libraries{"boost/asio", "boost/beast",   "simdjson",  "spdlog",
                                                           "prometheus", "curl/",         "sqlite3.h", "roaring",
                                                           "cjose/",     "phonenumbers/", "unicode/"};

/// A fault is an exception and is caught where it becomes an answer, a line in the log, or a rollback: here and nowhere
/// else.
const std::vector<std::string_view> may_catch{
    "src/main.cpp",                     // → a message and an exit status
    "src/api/core/api_server.cpp",      // → 500
    "src/api/core/request_context.cpp", // → 503
    "src/payments/workers.cpp",         // → 500 and 503 of the payments server
    "src/store/engine/store.cpp",       // a lost connection → once more
    "src/store/engine/writer.cpp",      // → an outcome for each write of the batch
    "src/store/engine/migrations.cpp",  // → a rollback
    "src/workers/events/feed.cpp",      // → a line in the log; the next look tries again
    "src/workers/jobs/worker.cpp",      // → a line in the log; the job is tried again
    "src/store/engine/postgres.cpp",    // a lost connection → what became of the commit
    "src/http/server/connection.cpp",   // → 500, whatever the site has thrown
    "src/payments/payments_api.cpp",    // → a line in the log, and that 500
    "src/app/config.cpp",               // a library's own exceptions → a message and an exit status
    "src/telemetry/log.cpp",            // a library's own exceptions → ours
    "src/telemetry/guard.hpp",          // → a line in the log; the thread goes on
    "src/telemetry/guard.cpp",          // → nothing, when there is no memory for that line
    "src/http/server/connection.hpp",   // no memory → the end of this connection
    "src/http/server/event_loop.cpp",   // the same, of what is no connection's
    "src/http/network.cpp",             // the same, of a connection that is just coming
};

/// Commands talk to a terminal.
const std::vector<std::string_view> may_print{"src/main.cpp", "src/commands", "src/app", "src/demo", "src/import"};

/// Request bodies are opened and searched in one place. The payments server also reads the store's answers.
const std::vector<std::string_view> reads_requests{"src/api", "src/rehearsal/api", "src/payments"};
const std::vector<std::string_view> reads_answers{"src/payments/shop.cpp"};

enum class Look { code, code_and_literals, anything };

struct BannedWord {
    std::string_view word;                 // a trailing * is anything
    Look look;                             // where
    std::vector<std::string_view> folders; // and in which files
    std::vector<std::string_view> except;
    std::string_view instead;
};

// Written in two halves where this very file would be found otherwise.
const std::vector<BannedWord> banned{
    {"double", Look::code, {"src/domain"}, {}, "whole numbers of a smallest unit"},
    {"float", Look::code, {"src/domain"}, {}, "whole numbers of a smallest unit"},
    {"random_device", Look::code, {"src"}, {}, "base/entropy.hpp"},
    {"rand", Look::code, {"src"}, {}, "base/entropy.hpp"},
    {"system_clock",
     Look::code,
     {"src"},
     {"src/base/instant.cpp", "src/telemetry", "src/api/core/observer.cpp"},
     "base/instant.hpp"},
    {"steady_clock", Look::code, {"src/domain", "src/operations"}, {}, "an Instant in the parameters"},
    {"getenv", Look::code, {"src"}, {}, "the flags of config.cpp, which reads the environment too"},
    {"sqlite3_*", Look::code, {"src"}, {"src/store/engine/sqlite*"}, "store/engine/database.hpp"},
    {"PRAGMA", Look::code_and_literals, {"src"}, {"src/store/engine/sqlite*"}, "store/engine/database.hpp"},
    {"simdjson", Look::code, {"src"}, {"src/base/json/json_reader.cpp"}, "base/json/json_reader.hpp"},
    {"JsonObject", Look::code, reads_requests, reads_answers, "BodyInput of base/json/body_input.hpp"},
    {".object()", Look::code, reads_requests, reads_answers, "BodyInput of base/json/body_input.hpp"},
    {"->object()", Look::code, reads_requests, reads_answers, "BodyInput of base/json/body_input.hpp"},
    {"phonenumbers", Look::code, {"src"}, {"src/base/mobile_number.cpp"}, "base/mobile_number.hpp"},
    {"icu", Look::code, {"src"}, {"src/base"}, "base/text.hpp"},
    {"cjose_*",
     Look::code,
     {"src"},
     {"src/providers/live/identity/signature_check.cpp", "src/rehearsal/adapters/signing_keys.cpp"},
     "providers/live/identity/signature_check.hpp"},
    {"cout", Look::code, {"src"}, may_print, "telemetry/log.hpp"},
    {"cerr", Look::code, {"src"}, may_print, "telemetry/log.hpp"},
    {"printf", Look::code, {"src"}, may_print, "telemetry/log.hpp"},
    {"fprintf", Look::code, {"src"}, may_print, "telemetry/log.hpp"},
    {"catch", Look::code, {"src"}, may_catch, "a Result; faults are caught where may_catch says"},
    {"condition_variable",
     Look::code,
     {"src/workers"},
     {"src/workers/leases", "src/workers/events/feed.hpp"},
     "workers/leases/leased_worker.hpp"},
    {"detach", Look::code, {"src", "tests"}, {}, "a thread that somebody joins"},
    {"GTEST_SKIP", Look::code, {"tests"}, {}, "a test that runs"},
    {"DISABLED_*", Look::code, {"tests"}, {}, "a test that runs"},
    {"UPDATE invoice*", Look::anything, {"src"}, {}, "an invoice that is never changed"},
    {"DELETE FROM invoice*", Look::anything, {"src"}, {}, "an invoice that is never removed"},
    {"TO"
     "DO",
     Look::anything,
     {""},
     {},
     "the work itself"},
    {"FIX"
     "ME",
     Look::anything,
     {""},
     {},
     "the work itself"},
    {"XX"
     "X",
     Look::anything,
     {""},
     {},
     "the work itself"},
    {"/wo"
     "rk/",
     Look::anything,
     {""},
     {},
     "a path inside the project"},
    {"shared/"
     "contracts",
     Look::anything,
     {""},
     {},
     "the rule itself, in words"},
    {"shared/"
     "design",
     Look::anything,
     {""},
     {},
     "the rule itself, in words"},
    {"shared/"
     "seeds",
     Look::anything,
     {""},
     {},
     "the rule itself, in words"},
};

std::string at_line(const SourceFile& file, std::size_t line, const std::string& message) {
    return file.path + ":" + std::to_string(line) + ": " + message;
}

/// "src/api/storefront/carts.cpp" → "api/storefront"; nothing for files directly in src.
std::optional<std::string> folder_of(std::string_view path) {
    if (!path.starts_with("src/")) return std::nullopt;
    path.remove_prefix(4);
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    return std::string(path.substr(0, slash));
}

/// A pattern is a folder, a file, or a path with one star that stands for anything but a slash.
bool is_in(std::string_view path, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return pattern.empty() || is_below(path, pattern);
    const std::string_view head = pattern.substr(0, star);
    const std::string_view tail = pattern.substr(star + 1);
    return path.size() >= head.size() + tail.size() && path.starts_with(head) && path.ends_with(tail) &&
           path.find('/', head.size()) == std::string_view::npos;
}

bool is_in_any(std::string_view path, const std::vector<std::string_view>& patterns) {
    return std::ranges::any_of(patterns, [&](std::string_view pattern) { return is_in(path, pattern); });
}

std::string text_to_search(const SourceFile& file, Look look) {
    if (look == Look::anything || !is_cpp(file)) return file.text;
    return blanked(file.text, look == Look::code ? Blank::comments_and_literals : Blank::comments);
}

/// The positions at which `word` stands as a word of its own.
std::vector<std::size_t> places_of(std::string_view word, std::string_view text) {
    const bool open_end = word.ends_with('*');
    if (open_end) word.remove_suffix(1);
    std::vector<std::size_t> places;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_word(word.front()) || !is_word(text[at - 1]);
        const bool ends = open_end || end == text.size() || !is_word(word.back()) || !is_word(text[end]);
        if (begins && ends) places.push_back(at);
    }
    return places;
}

} // namespace

Findings foreign_includes(const SourceFile& file) {
    static const std::regex include_line("^#include \"([^\"]+)\"");
    const auto folder = folder_of(file.path);
    if (!folder || !is_cpp(file)) return {};
    Findings findings;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(file.text)) {
        ++number;
        std::match_results<std::string_view::const_iterator> match;
        if (!std::regex_search(line.begin(), line.end(), match, include_line)) continue;
        if (may_include(layer_rules(), *folder, match[1].str())) continue;
        findings.push_back(at_line(file, number, *folder + " may not include " + match[1].str()));
    }
    return findings;
}

Findings crowded_folders(const std::vector<SourceFile>& project) {
    std::map<std::string, std::size_t> files;
    for (const SourceFile& file : project) {
        const bool counts = std::ranges::any_of(std::array{"src", "tests/unit", "bench"},
                                                [&](const char* folder) { return is_below(file.path, folder); });
        if (counts) ++files[file.path.substr(0, file.path.rfind('/'))];
    }
    Findings findings;
    for (const auto& [folder, count] : files) {
        if (count > folder_files_max) findings.push_back(folder + ": " + std::to_string(count) + " files");
    }
    return findings;
}

Findings heavy_includes(const SourceFile& file) {
    if (!is_header(file) || !is_below(file.path, "src")) return {};
    Findings findings;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(file.text)) {
        ++number;
        const auto is_of = [&](std::string_view library) {
            return line.starts_with("#include <" + std::string(library));
        };
        if (std::ranges::any_of(heavy_libraries, is_of)) {
            findings.push_back(at_line(file, number, "a heavy library in a header; hide it in a .cpp"));
        }
    }
    return findings;
}

Findings banned_words(const SourceFile& file) {
    Findings findings;
    const std::array texts{text_to_search(file, Look::code), text_to_search(file, Look::code_and_literals), file.text};
    for (const BannedWord& row : banned) {
        if (!is_in_any(file.path, row.folders) || is_in_any(file.path, row.except)) continue;
        if (row.look != Look::anything && !is_cpp(file)) continue;
        const std::string& text = texts.at(static_cast<std::size_t>(row.look));
        for (const std::size_t place : places_of(row.word, text)) {
            findings.push_back(at_line(file, line_at(text, place),
                                       "not `" + std::string(row.word) + "` but " + std::string(row.instead)));
        }
    }
    if (is_header(file) && texts[0].find("using namespace") != std::string::npos) {
        findings.push_back(
            at_line(file, line_at(texts[0], texts[0].find("using namespace")), "using namespace in a header"));
    }
    return findings;
}

Findings foreign_postings(const SourceFile& file) {
    if (!is_cpp(file) || !is_below(file.path, "src") || is_below(file.path, "src/domain")) return {};
    // `Posting{`, `Posting sale{`, `Posting sale = {`, `Posting sale;`, a function that returns one; and `{.fact = …}`.
    static const std::regex posting(R"(\bPosting(\s+\w+)?\s*[{(]|\bPosting\s+\w+\s*(=\s*\{|;)|\{\s*\.fact\b)");
    static const std::regex account(R"("(buyer|seller|cash):)");
    static const std::regex named_account(R"(\bLedgerAccount\b)");
    Findings findings;
    const auto look_for = [&](const std::regex& pattern, const std::string& text, const char* message) {
        for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
            findings.push_back(at_line(file, line_at(text, static_cast<std::size_t>(match->position())), message));
    };
    const std::string code = text_to_search(file, Look::code);
    look_for(posting, code, "a posting is made by a function of src/domain");
    look_for(account, text_to_search(file, Look::code_and_literals), "an account is a LedgerAccount, not a text");
    if (!is_below(file.path, "src/store"))
        look_for(named_account, code, "who gets which amount is decided by a function of src/domain");
    return findings;
}

Findings numbered_columns(const SourceFile& file) {
    // The engine runs statements that it composes, and the invariants are listed with the words of their columns.
    const std::array may{"src/store/engine", "src/operations/upkeep/check.cpp"};
    const bool is_exempt = std::ranges::any_of(may, [&](const char* path) { return is_below(file.path, path); });
    if (!is_cpp(file) || !is_below(file.path, "src") || is_exempt) return {};
    static const std::regex number(R"((\.|->)(integer|text|real|boolean|is_null)\(\s*(\{|Column\{)?[0-9]+\}?\))");
    static const std::regex fallback(R"(\bparse_\w+\([^;]*\brow\b[^;]*\)\)*\s*\.value(_or)?\()");
    Findings findings;
    const std::string code = text_to_search(file, Look::code);
    const auto look_for = [&](const std::regex& pattern, const char* message) {
        for (std::sregex_iterator match(code.begin(), code.end(), pattern), end; match != end; ++match)
            findings.push_back(at_line(file, line_at(code, static_cast<std::size_t>(match->position())), message));
    };
    look_for(number, "a column is read by the constant of its query: `row.text(sql::orders::find.stage)`");
    look_for(fallback, "a stored text that is unknown is a fault: parsed_at of store/engine/row_values.hpp");
    return findings;
}

Findings bad_shape(const SourceFile& file) {
    Findings findings;
    const auto lines = lines_of(file.text);
    const bool ours = std::ranges::any_of(std::array{"src", "tests", "bench", "fuzz"},
                                          [&](const char* folder) { return is_below(file.path, folder); });
    if (is_cpp(file) && ours && lines.size() > file_lines_max) {
        findings.push_back(at_line(file, lines.size(), "more than 400 lines: more than one idea"));
    }
    if (!file.text.empty() && !file.text.ends_with('\n')) {
        findings.push_back(at_line(file, lines.size(), "the last line has no end"));
    }
    if (is_header(file) && (lines.empty() || lines.front() != "#pragma once")) {
        findings.push_back(at_line(file, 1, "a header begins with #pragma once"));
    }
    for (std::size_t number = 0; number < lines.size(); ++number) {
        const std::string_view line = lines[number];
        if (line.find('\t') != std::string_view::npos) findings.push_back(at_line(file, number + 1, "a tab"));
        const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
        if (is_cpp(file) && std::ranges::count_if(line, is_first_byte) > static_cast<std::ptrdiff_t>(columns_max)) {
            findings.push_back(at_line(file, number + 1, "longer than 120 columns"));
        }
    }
    return findings;
}

std::vector<Route> routes_of(const SourceFile& file) {
    static const std::regex row("\\{\\s*(get|head|post|put|patch|delete|options)_?\\s*,\\s*\"(/[^\"]*)\"");
    const std::string text = blanked(file.text, Blank::comments);
    std::vector<Route> routes;
    for (std::sregex_iterator match(text.begin(), text.end(), row), end; match != end; ++match) {
        std::string method = (*match)[1].str();
        std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::toupper(c); });
        routes.emplace_back(std::move(method), (*match)[2].str());
    }
    return routes;
}

bool is_request_for(const std::string& path, const std::string& target) {
    // A parameter stands for one segment, up to a verb such as ":checkout" if there is one.
    std::string pattern;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '{') {
            pattern += "[^/:?]+";
            at = path.find('}', at);
        } else {
            pattern += std::isalnum(static_cast<unsigned char>(path[at])) != 0 ? std::string(1, path[at])
                                                                               : std::string("\\") + path[at];
        }
    }
    return std::regex_match(target.substr(0, target.find('?')), std::regex(pattern));
}

} // namespace cartwright::tests
