#include "support/tidy_rules.hpp"

#include <algorithm>
#include <regex>

// Switches over `Why`, read parenthesis by parenthesis: a case or a default belongs to the innermost switch around it.

namespace cartwright::tests {

namespace {

struct Block {
    bool is_switch = false;
    bool is_over_why = false;
    std::size_t default_line = 0; // 0: it has none
};

/// Reads the words of the code that matter, in their order.
class SwitchReader {
  public:
    explicit SwitchReader(const SourceFile& file)
        : file_(file), code_(blanked(file.text, Blank::comments_and_literals)) {}

    Findings read() {
        static const std::regex word(R"([(){}]|\bswitch\b|\bdefault\s*:|\bcase\s+(\w+\s*::\s*)*Why\s*::)");
        for (std::sregex_iterator match(code_.begin(), code_.end(), word), end; match != end; ++match)
            step(match->str(), static_cast<std::size_t>(match->position()));
        return std::move(findings_);
    }

  private:
    void step(const std::string& word, std::size_t at) {
        if (word == "(") ++parentheses_;
        if (word == ")") --parentheses_;
        if (word == "switch") switch_parentheses_ = parentheses_;
        if (word == "{") open();
        if (word == "}") close();
        const auto around = std::ranges::find(blocks_.rbegin(), blocks_.rend(), true, &Block::is_switch);
        if (around == blocks_.rend()) return;
        if (word.starts_with("case")) around->is_over_why = true;
        if (word.starts_with("default")) around->default_line = line_at(code_, at);
    }

    /// Braces in the condition of a switch do not open its body.
    void open() {
        const bool is_switch = switch_parentheses_ == parentheses_;
        if (is_switch) switch_parentheses_ = -1;
        blocks_.push_back({.is_switch = is_switch});
    }

    void close() {
        if (blocks_.empty()) return;
        const Block block = blocks_.back();
        blocks_.pop_back();
        if (block.is_over_why && block.default_line != 0)
            findings_.push_back(file_.path + ":" + std::to_string(block.default_line) +
                                ": a default in a switch over Why; list the reasons instead");
    }

    const SourceFile& file_;
    std::string code_;
    int parentheses_ = 0;
    int switch_parentheses_ = -1; // around the switch whose body comes next
    std::vector<Block> blocks_;
    Findings findings_;
};

} // namespace

Findings silent_refusals(const SourceFile& file) {
    const bool words_refusals = is_below(file.path, "src/api") || is_below(file.path, "src/rehearsal");
    if (!is_cpp(file) || !words_refusals) return {};
    return SwitchReader(file).read();
}

} // namespace cartwright::tests
