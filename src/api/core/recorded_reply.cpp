#include "api/core/recorded_reply.hpp"

#include "api/core/page.hpp"

#include <algorithm>
#include <array>

namespace cartwright::api {

namespace {

constexpr std::string_view content_type_name = "Content-Type";

// The types of replies other than JSON.
constexpr std::array<std::string_view, 2> other_types{"text/plain", page_content_type};

void add_line(std::string& lines, std::string_view name, std::string_view value) {
    lines.append(name).append(": ").append(value).append("\n");
}

void read_line(http::Reply& reply, std::string_view name, std::string_view value) {
    if (name != content_type_name) {
        reply.headers.emplace_back(name, value);
        return;
    }
    const auto type = std::ranges::find(other_types, value); // which outlives the reply
    if (type != other_types.end()) reply.content_type = *type;
}

} // namespace

operations::Answer recorded(const http::Reply& reply) {
    operations::Answer answer{.status = reply.status, .body = reply.kept.value_or(reply.body)};
    if (reply.content_type != http::Reply{}.content_type)
        add_line(answer.headers, content_type_name, reply.content_type);
    for (const auto& [name, value] : reply.headers) add_line(answer.headers, name, value);
    return answer;
}

http::Reply repeated(const operations::Answer& answer) {
    http::Reply reply{.status = answer.status, .body = answer.body, .headers = {{"Idempotency-Replayed", "true"}}};
    for (std::string_view rest = answer.headers; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (const std::size_t colon = line.find(": "); colon != std::string_view::npos)
            read_line(reply, line.substr(0, colon), line.substr(colon + 2));
    }
    return reply;
}

} // namespace cartwright::api
