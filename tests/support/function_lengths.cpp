#include "support/tidy_rules.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>

// How long functions are, from their braces. Comments, literals and preprocessor lines are blanked first, so what is
// left is braces, parentheses and words: enough to tell a function's body from a class, a namespace or an initialiser.
// Bare case labels do not count: a switch over an enum lists all its values, and those with the same answer are a list.

namespace cartwright::tests {

namespace {

struct Brace {
    bool is_function = false;
    std::size_t line = 0; // on which what it belongs to began
    std::string header{}; // the words before it, from the end of the last statement
};

std::string without_directives(std::string code) {
    bool directive = false;
    bool line_start = true;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '\n') {
            directive = directive && at > 0 && code[at - 1] == '\\';
            line_start = true;
            continue;
        }
        if (line_start && code[at] == '#') directive = true;
        if (code[at] != ' ') line_start = false;
        if (directive && code[at] != '\\') code[at] = ' ';
    }
    return code;
}

/// True when `header` holds parentheses, all closed, and no `=` outside them that would make a table of it.
bool has_parameters(const std::string& header) {
    int depth = 0;
    bool any = false;
    bool assigned = false;
    for (std::size_t at = 0; at < header.size(); ++at) {
        if (header[at] == '(') ++depth, any = true;
        if (header[at] == ')') --depth;
        assigned = assigned || (depth == 0 && header.compare(at, 3, " = ") == 0);
    }
    const bool is_lambda = header.find("](") != std::string::npos;
    return any && depth == 0 && (!assigned || is_lambda);
}

bool opens_function(const std::string& header) {
    static const std::regex type(
        "^\\s*(template\\s*<.*>\\s*)?(inline\\s+)?(struct|class|enum|union|namespace|extern)\\b");
    return has_parameters(header) && !std::regex_search(header, type);
}

bool is_access(const std::string& header) {
    static const std::regex access("^\\s*(public|private|protected)\\s*$");
    return std::regex_search(header, access);
}

/// After `name_{value}` the header of a constructor goes on with a comma or with the body.
bool header_goes_on(std::string_view code, std::size_t at) {
    while (at < code.size() && std::isspace(static_cast<unsigned char>(code[at])) != 0) ++at;
    return at < code.size() && (code[at] == ',' || code[at] == '{');
}

/// True for a line that is nothing but the label of a case: `case Why::malformed:`.
bool is_bare_label(std::string_view line) {
    const std::size_t first = line.find_first_not_of(' ');
    const std::size_t last = line.find_last_not_of(' ');
    return first != std::string_view::npos && line.substr(first).starts_with("case ") && line[last] == ':';
}

/// Reads the code brace by brace and remembers the longest way from a function's first line to its last.
class Reader {
  public:
    explicit Reader(const SourceFile& file)
        : file_(file), code_(without_directives(blanked(file.text, Blank::comments_and_literals))) {
        for (const std::string_view line : lines_of(code_))
            counted_.push_back(counted_.back() + (is_bare_label(line) ? 0U : 1U));
    }

    Findings read() {
        for (std::size_t at = 0; at < code_.size(); ++at) step(at);
        return std::move(findings_);
    }

  private:
    void step(std::size_t at) {
        const char c = code_[at];
        if (c == '\n') ++line_;
        if (c == '{') {
            open();
        } else if (c == '}') {
            close(at);
        } else if (c == ';' || (c == ':' && is_access(header_))) {
            header_.clear();
        } else {
            if (header_.empty() && std::isspace(static_cast<unsigned char>(c)) != 0) return;
            if (header_.empty()) header_line_ = line_;
            header_ += c;
        }
    }

    void open() {
        const bool is_function = functions_open_ == 0 && opens_function(header_);
        functions_open_ += is_function ? 1 : 0;
        braces_.push_back({is_function, header_.empty() ? line_ : header_line_, std::move(header_)});
        header_.clear();
    }

    void close(std::size_t at) {
        if (braces_.empty()) return;
        Brace brace = std::move(braces_.back());
        braces_.pop_back();
        functions_open_ -= brace.is_function ? 1 : 0;
        const std::size_t length = counted_.at(line_) - counted_.at(brace.line - 1);
        if (brace.is_function && length > function_lines_max) {
            findings_.push_back(file_.path + ":" + std::to_string(brace.line) + ": a function of " +
                                std::to_string(length) + " lines");
        }
        header_ = header_goes_on(code_, at + 1) ? std::move(brace.header) : "";
        header_line_ = brace.line;
    }

    const SourceFile& file_;
    std::string code_;
    std::vector<std::size_t> counted_{0}; // up to each line: how many count
    std::size_t line_ = 1;
    std::size_t header_line_ = 1;
    int functions_open_ = 0;
    std::string header_;
    std::vector<Brace> braces_;
    Findings findings_;
};

} // namespace

Findings long_functions(const SourceFile& file) {
    if (!is_cpp(file)) return {};
    return Reader(file).read();
}

} // namespace cartwright::tests
