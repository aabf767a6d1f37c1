#include "domain/outbox/subscriber.hpp"

#include <algorithm>

namespace cartwright {

bool covers(std::string_view wanted, std::string_view type) {
    return type == wanted || (wanted.ends_with('.') && type.starts_with(wanted));
}

bool includes_type(std::string_view types, std::string_view type) {
    if (types.empty()) return true;
    while (!types.empty()) {
        const std::size_t end = std::min(types.find(','), types.size());
        if (covers(types.substr(0, end), type)) return true;
        types.remove_prefix(std::min(end + 1, types.size()));
    }
    return false;
}

std::string list_of(const std::vector<std::string>& types) {
    std::string list;
    for (const std::string& type : types) list += (list.empty() ? "" : ",") + type;
    return list;
}

} // namespace cartwright
