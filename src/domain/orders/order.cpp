#include "domain/orders/order.hpp"

namespace cartwright {

std::string_view name_of(Stage stage) {
    switch (stage) {
    case Stage::placed: return "placed";
    case Stage::paid: return "paid";
    case Stage::failed: return "failed";
    }
    return {};
}

std::optional<Stage> parse_stage(std::string_view name) {
    for (const Stage stage : {Stage::placed, Stage::paid, Stage::failed})
        if (name_of(stage) == name) return stage;
    return std::nullopt;
}

std::int64_t tax_of_seller(const Order& order, SellerId seller) {
    std::int64_t tax = 0;
    for (const Line& line : order.lines)
        if (line.seller == seller) tax += line.tax_minor;
    return tax;
}

} // namespace cartwright
