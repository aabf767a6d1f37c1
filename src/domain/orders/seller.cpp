#include "domain/orders/seller.hpp"

namespace cartwright {

std::string_view name_of(Seller::Kind kind) { return kind == Seller::Kind::shop ? "shop" : "vendor"; }

std::optional<Seller::Kind> parse_seller_kind(std::string_view name) {
    for (const Seller::Kind kind : {Seller::Kind::shop, Seller::Kind::vendor})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string_view name_of(Step step) {
    switch (step) {
    case Step::pending: return "pending";
    case Step::processing: return "processing";
    case Step::shipped: return "shipped";
    case Step::out_for_delivery: return "out_for_delivery";
    case Step::delivered: return "delivered";
    case Step::completed: return "completed";
    case Step::failed: return "failed";
    case Step::cancelled: return "cancelled";
    }
    return {};
}

std::optional<Step> parse_step(std::string_view name) {
    for (const Step step : {Step::pending, Step::processing, Step::shipped, Step::out_for_delivery, Step::delivered,
                            Step::completed, Step::failed, Step::cancelled})
        if (name_of(step) == name) return step;
    return std::nullopt;
}

} // namespace cartwright
