#include "http/router.hpp"

#include "base/text.hpp"
#include "http/query.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace cartwright::http {

namespace {

constexpr std::size_t methods = 7;

std::size_t number_of(Method method) { return static_cast<std::size_t>(method); }

/// One segment of the templates and what may follow it. `{cart}:checkout` is a parameter with the verb ":checkout".
struct Node {
    struct Literal {
        std::string_view text;
        std::unique_ptr<Node> node;
    };
    std::vector<Literal> literals;
    std::vector<Literal> verbs; // a parameter followed by this text
    std::unique_ptr<Node> parameter;
    std::array<std::optional<std::size_t>, methods> routes{};
};

Node& child(std::vector<Node::Literal>& children, std::string_view text) {
    const auto found = std::find_if(children.begin(), children.end(), [&](const auto& c) { return c.text == text; });
    if (found != children.end()) return *found->node;
    return *children.emplace_back(Node::Literal{text, std::make_unique<Node>()}).node;
}

/// The number of characters of the verb at the end of `segment`; 0 when it has another. The colon may be escaped.
std::size_t verb_length(std::string_view segment, std::string_view verb) {
    if (segment.ends_with(verb)) return verb.size();
    if (!verb.starts_with(':') || !segment.ends_with(verb.substr(1))) return 0;
    const std::string_view rest = segment.substr(0, segment.size() - verb.size() + 1);
    for (const std::string_view colon : {"%3A", "%3a"})
        if (rest.ends_with(colon)) return verb.size() - 1 + colon.size();
    return 0;
}

/// "products%3Apricing" matches "products:pricing" too.
bool is_literal(std::string_view segment, std::string_view literal) {
    if (segment == literal) return true;
    const std::size_t colon = literal.find(':');
    if (colon == std::string_view::npos) return false;
    const std::size_t verb = verb_length(segment, literal.substr(colon));
    return verb > 0 && segment.substr(0, segment.size() - verb) == literal.substr(0, colon);
}

/// Removes the first segment of `path`, which begins with a slash, and returns it.
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

[[noreturn]] void reject(std::string_view path, const char* why) {
    throw std::logic_error("the path " + std::string(path) + " " + why);
}

/// The walk of one path through the tree. More than one template may match: the first that has the method wins, in the
/// order literal, verb, parameter. The allowed methods are those of all matching templates. A segment that ends in a
/// verb of its place is not a parameter as a whole.
struct Walk {
    Method method;
    std::array<std::string_view, path_parameters_max> raw{};
    std::size_t depth = 0; // parameters passed so far
    std::optional<std::size_t> route{};
    std::array<bool, methods> allowed{};

    bool arrive(const Node& node);
    bool go(const Node& node, std::string_view path);
    bool pass(const Node& node, std::string_view path, std::string_view parameter);
};

bool Walk::arrive(const Node& node) {
    for (std::size_t i = 0; i < methods; ++i) allowed[i] = allowed[i] || node.routes[i].has_value();
    route = node.routes[number_of(method)];
    if (!route && method == Method::head) route = node.routes[number_of(Method::get)];
    return route.has_value();
}

bool Walk::pass(const Node& node, std::string_view path, std::string_view parameter) {
    if (parameter.empty()) return false;
    raw[depth++] = parameter;
    if (go(node, path)) return true;
    --depth;
    return false;
}

bool Walk::go(const Node& node, std::string_view path) {
    if (path.empty()) return arrive(node);
    const std::string_view segment = next_segment(path);
    for (const auto& literal : node.literals) {
        if (is_literal(segment, literal.text) && go(*literal.node, path)) return true;
    }
    bool has_verb = false;
    for (const auto& verb : node.verbs) {
        const std::size_t length = verb_length(segment, verb.text);
        if (length == 0 || length == segment.size()) continue;
        has_verb = true;
        if (pass(*verb.node, path, segment.substr(0, segment.size() - length))) return true;
    }
    return !has_verb && node.parameter && pass(*node.parameter, path, segment);
}

std::string list_of(std::array<bool, methods> allowed) {
    allowed[number_of(Method::head)] = allowed[number_of(Method::head)] || allowed[number_of(Method::get)];
    allowed[number_of(Method::options)] = true;
    std::string list;
    for (std::size_t i = 0; i < methods; ++i) {
        if (!allowed[i]) continue;
        if (!list.empty()) list += ", ";
        list += name_of(static_cast<Method>(i));
    }
    return list;
}

/// False when a parameter has a malformed escape, or when its decoded text is not UTF-8 or contains a NUL.
bool decode(Match& match, const Walk& walk, std::size_t path_size) {
    for (std::size_t i = 0; i < walk.depth; ++i) {
        const std::string_view raw = walk.raw[i];
        match.parameters[i] = raw;
        if (raw.find('%') != std::string_view::npos) {
            const auto decoded = percent_decoded(raw, Plus::literal);
            if (!decoded || decoded->find('\0') != std::string::npos) return false;
            // Reserves room for all of them, outside of the object, so that the views survive a move of the match.
            constexpr std::size_t never_inside = 64;
            match.decoded.reserve(std::max(path_size, never_inside));
            const std::size_t start = match.decoded.size();
            match.decoded += *decoded;
            match.parameters[i] = std::string_view(match.decoded).substr(start);
        }
        if (!is_utf8(match.parameters[i])) return false;
    }
    return true;
}

} // namespace

struct Router::Tree {
    Node root;

    void add(Pattern pattern, std::size_t route);
};

void Router::Tree::add(Pattern pattern, std::size_t route) {
    Node* node = &root;
    std::string_view rest = pattern.path;
    if (!rest.starts_with('/')) reject(pattern.path, "does not begin with a slash");
    std::size_t parameters = 0;
    while (!rest.empty()) {
        const std::string_view segment = next_segment(rest);
        if (!segment.starts_with('{')) {
            node = &child(node->literals, segment);
            continue;
        }
        const std::size_t end = segment.find('}');
        if (end == std::string_view::npos) reject(pattern.path, "has a brace without its partner");
        if (++parameters > path_parameters_max) reject(pattern.path, "has too many parameters");
        const std::string_view verb = segment.substr(end + 1);
        if (!verb.empty() && !verb.starts_with(':')) reject(pattern.path, "has text after a parameter");
        if (verb.empty() && !node->parameter) node->parameter = std::make_unique<Node>();
        node = verb.empty() ? node->parameter.get() : &child(node->verbs, verb);
    }
    auto& place = node->routes[number_of(pattern.method)];
    if (place) reject(pattern.path, "is there twice");
    place = route;
}

Router::Router(std::span<const Pattern> patterns) : tree_(std::make_unique<Tree>()) {
    for (std::size_t i = 0; i < patterns.size(); ++i) tree_->add(patterns[i], i);
}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Match Router::match(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    Walk walk{.method = method};
    if (walk.go(tree_->root, path)) {
        if (!decode(match, walk, path.size())) return {};
        match.kind = Match::Kind::found;
        match.route = *walk.route;
    } else if (std::find(walk.allowed.begin(), walk.allowed.end(), true) != walk.allowed.end()) {
        match.kind = Match::Kind::not_allowed;
    }
    if (match.kind == Match::Kind::not_allowed || (match.kind == Match::Kind::found && method == Method::options)) {
        match.allow = list_of(walk.allowed);
    }
    return match;
}

} // namespace cartwright::http
