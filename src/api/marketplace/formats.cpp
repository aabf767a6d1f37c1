#include "api/marketplace/formats.hpp"

#include "base/text.hpp"

namespace cartwright::api::marketplace {

std::string_view format(Step step) {
    switch (step) {
    case Step::pending: return "Pending";
    case Step::processing: return "Processing";
    case Step::shipped: return "Shipped";
    case Step::out_for_delivery: return "Out for Delivery";
    case Step::delivered: return "Delivered";
    case Step::completed: return "Completed";
    case Step::failed: return "Failed";
    case Step::cancelled: return "Cancelled";
    }
    return {};
}

std::optional<Step> parse_step_text(std::string_view text) {
    for (const Step step : {Step::processing, Step::shipped, Step::out_for_delivery, Step::delivered})
        if (folded(format(step)) == folded(text)) return step;
    return std::nullopt;
}

} // namespace cartwright::api::marketplace
