#pragma once

#include "base/template.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace cartwright::api {

/// The parts of an HTML page: a template up to the beginning of `<main>`, with its `title`, and a template of what
/// follows.
struct PageParts {
    std::string_view head;
    std::string title;
    std::string_view body;
    std::string goes_to{}; // where its forms may be sent, besides this server
};

inline constexpr std::string_view page_content_type = "text/html; charset=utf-8";

/// Builds the page. Its headers allow inline styles only, and forbid framing and caching.
http::Reply page(int status, const PageParts& parts, const TemplateValues& values);

} // namespace cartwright::api
