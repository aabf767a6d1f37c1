#pragma once

#include "base/template.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace cartwright::api {

/// A page for a browser, of two templates: one up to the beginning of `<main>`, with its `title`, and what is in there.
struct PageParts {
    std::string_view head;
    std::string title;
    std::string_view body;
    std::string goes_to{}; // where its forms may be sent, beside here
};

inline constexpr std::string_view page_content_type = "text/html; charset=utf-8";

/// Nothing from elsewhere runs in it, nobody frames it, nobody keeps it.
http::Reply page(int status, const PageParts& parts, const TemplateValues& values);

} // namespace cartwright::api
