#include "api/complaint.hpp"

#include "base/json_writer.hpp"

namespace cartwright::api {

http::Reply complaint(int status, std::string_view detail) {
    JsonWriter json;
    json.object([&] { json.field("detail", detail); });
    return {.status = status, .body = json.take()};
}

http::Reply busy(int status, std::string_view detail) {
    http::Reply reply = complaint(status, detail);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

http::Reply malformed(const std::vector<Flaw>& flaws) {
    JsonWriter json;
    json.object([&] {
        json.array("detail", flaws, [&](const Flaw& flaw) {
            json.object([&] {
                json.key("loc");
                json.array(flaw.field.empty() ? std::vector{flaw.place} : std::vector{flaw.place, flaw.field},
                           [&](const std::string& step) { json.text(step); });
                json.field("msg", flaw.message);
                json.field("type", flaw.type);
            });
        });
    });
    return {.status = 422, .body = json.take()};
}

} // namespace cartwright::api
