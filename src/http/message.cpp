#include "http/message.hpp"

#include "http/ascii.hpp"

namespace cartwright::http {

std::string_view name_of(Method method) {
    switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::options: return "OPTIONS";
    }
    return "";
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const Header& header : headers) {
        if (same_letters(header.name, name)) return header.value;
    }
    return std::nullopt;
}

} // namespace cartwright::http
