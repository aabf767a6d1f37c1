#include "support/text_pattern.hpp"

#include <optional>
#include <regex>
#include <stdexcept>
#include <vector>

namespace cartwright::tests {

namespace {

const std::regex name_pattern("<([a-z][a-z0-9_]*)(?::([^>]*))?>");

using Match = std::match_results<std::string_view::const_iterator>;

struct Token {
    enum class Kind { literal, anything, name };

    Kind kind = Kind::literal;
    std::string text{};               // the literal, or the name
    std::optional<std::regex> form{}; // of a name
};

std::vector<Token> tokens_of(std::string_view pattern) {
    std::vector<Token> tokens;
    while (!pattern.empty()) {
        Match match;
        if (pattern.starts_with(ellipsis)) {
            tokens.push_back({.kind = Token::Kind::anything});
            pattern.remove_prefix(ellipsis.size());
        } else if (std::regex_search(pattern.begin(), pattern.end(), match, name_pattern,
                                     std::regex_constants::match_continuous)) {
            tokens.push_back({.kind = Token::Kind::name, .text = match[1]});
            if (match[2].matched) tokens.back().form.emplace(match[2].str());
            pattern.remove_prefix(static_cast<std::size_t>(match.length()));
        } else {
            if (tokens.empty() || tokens.back().kind != Token::Kind::literal) tokens.emplace_back();
            tokens.back().text += pattern.front();
            pattern.remove_prefix(1);
        }
    }
    return tokens;
}

/// Tries the shortest texts first; the depth is the number of tokens.
class Matcher {
  public:
    Matcher(const std::vector<Token>& tokens, Names& names) : tokens_(tokens), names_(names) {}

    bool matches(std::size_t at, std::string_view text) {
        if (at == tokens_.size()) return text.empty();
        const Token& token = tokens_[at];
        if (token.kind == Token::Kind::literal) return literal(at, text, token.text);
        if (token.kind == Token::Kind::anything) {
            for (std::size_t length = 0; length <= text.size(); ++length) {
                if (matches(at + 1, text.substr(length))) return true;
            }
            return false;
        }
        const auto known = names_.find(token.text);
        return known != names_.end() ? literal(at, text, known->second) : capture(at, text);
    }

  private:
    bool literal(std::size_t at, std::string_view text, std::string_view wanted) {
        return text.starts_with(wanted) && matches(at + 1, text.substr(wanted.size()));
    }

    bool capture(std::size_t at, std::string_view text) {
        const Token& token = tokens_[at];
        for (std::size_t length = 1; length <= text.size(); ++length) {
            const std::string_view part = text.substr(0, length);
            if (token.form && !std::regex_match(part.begin(), part.end(), *token.form)) continue;
            names_[token.text] = part;
            if (matches(at + 1, text.substr(length))) return true;
            names_.erase(token.text);
        }
        return false;
    }

    const std::vector<Token>& tokens_;
    Names& names_;
};

} // namespace

bool text_matches(std::string_view pattern, std::string_view text, Names& names) {
    const std::vector<Token> tokens = tokens_of(pattern);
    return Matcher(tokens, names).matches(0, text);
}

std::string with_names(std::string_view text, const Names& names) {
    std::string out;
    Match match;
    auto at = text.begin();
    while (std::regex_search(at, text.end(), match, name_pattern)) {
        const auto known = names.find(match[1].str());
        if (known == names.end()) throw std::runtime_error("<" + match[1].str() + "> was never captured");
        out.append(at, match[0].first).append(known->second);
        at = match[0].second;
    }
    return out.append(at, text.end());
}

} // namespace cartwright::tests
