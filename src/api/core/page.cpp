#include "api/core/page.hpp"

namespace cartwright::api {

http::Reply page(int status, const PageParts& parts, const TemplateValues& values) {
    const std::string forms = parts.goes_to.empty() ? "'self'" : "'self' " + parts.goes_to;
    return {.status = status,
            .body = filled(parts.head, {.texts = {{"title", parts.title}}}, Escape::html) +
                    filled(parts.body, values, Escape::html) + "</main>\n</body>\n</html>\n",
            .content_type = page_content_type,
            .headers = {{"Cache-Control", "no-store"},
                        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action " +
                                                        forms + "; frame-ancestors 'none'; base-uri 'none'"},
                        {"Referrer-Policy", "same-origin"}}}; // with no-referrer a browser sends Origin: null
}

} // namespace cartwright::api
