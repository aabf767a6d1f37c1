#pragma once

#include "http/message.hpp"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cartwright::http {

/// A method and a path template. A segment in braces is a parameter; a last segment may end in a verb:
/// "/carts/{cart}:checkout".
struct Pattern {
    Method method;
    std::string_view path; // must outlive the router
};

inline constexpr std::size_t path_parameters_max = 4;

struct Match {
    enum class Kind : std::uint8_t { found, not_found, not_allowed };

    Kind kind = Kind::not_found;
    std::size_t route = 0;                                          // index of the pattern
    std::array<std::string_view, path_parameters_max> parameters{}; // in the order of the template, percent-decoded
    std::string allow{};   // "GET, HEAD, OPTIONS" for not_allowed, and for a pattern with OPTIONS
    std::string decoded{}; // holds the parameters that had escapes, decoded
};

/// Finds the pattern of a request. Slashes are exact, and literals win over parameters. A segment that ends in a verb
/// of its place has that verb for every method; a method without that verb is not allowed. HEAD falls back on GET. A
/// malformed escape, an escaped NUL or text that is not UTF-8 matches nothing. Immutable, so safe from any thread.
class Router {
  public:
    explicit Router(std::span<const Pattern> patterns);
    ~Router();
    Router(Router&&) noexcept;

    /// `path` must outlive the match. OPTIONS without a pattern of its own gives not_allowed, with `allow` set.
    [[nodiscard]] Match match(Method method, std::string_view path) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

} // namespace cartwright::http
