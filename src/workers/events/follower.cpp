#include "workers/events/follower.hpp"

#include "base/json/json_reader.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace cartwright::events {

namespace {

std::optional<FreeStock> stock_in(http::JsonReader& reader, std::string_view data) {
    const auto value = reader.parse(data);
    const auto object = value ? value->object() : std::nullopt;
    if (!object) return std::nullopt;
    const auto integer = [&](std::string_view name) {
        const auto member = object->find(name);
        return member ? member->integer() : std::nullopt;
    };
    const auto listing = integer("listing_id");
    const auto free = integer("available");
    const auto version = integer("version");
    if (!listing || !free || !version) return std::nullopt;
    return FreeStock{.listing = {*listing}, .free = *free, .version = *version};
}

} // namespace

void follow(operations::LiveCatalogue& shop, std::size_t reader, std::span<const store::events::Recorded> facts) {
    static constexpr std::string_view products = "products/";
    http::JsonReader json;
    std::vector<FreeStock> stock;
    std::vector<ProductId> changed;
    for (const auto& fact : facts) {
        if (fact.type == "cartwright.stock.changed") {
            if (const auto change = stock_in(json, fact.data)) stock.push_back(*change);
        } else if (fact.type == "cartwright.product.changed" || fact.type == "cartwright.product.retired") {
            const std::string_view subject = fact.subject;
            const auto id =
                subject.starts_with(products) ? parse_integer(subject.substr(products.size())) : std::nullopt;
            if (id) changed.push_back({*id});
        }
    }
    std::ranges::sort(changed);
    const auto duplicates = std::ranges::unique(changed);
    changed.erase(duplicates.begin(), duplicates.end());
    if (!changed.empty()) shop.refresh(reader, changed);
    if (!stock.empty()) shop.restock(stock);
}

} // namespace cartwright::events
