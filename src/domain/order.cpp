#include "domain/order.hpp"

namespace cartwright {

std::string_view name_of(Stage stage) {
    switch (stage) {
    case Stage::placed: return "placed";
    case Stage::paid: return "paid";
    case Stage::failed: return "failed";
    }
    return {};
}

std::optional<Stage> stage_named(std::string_view name) {
    for (const Stage stage : {Stage::placed, Stage::paid, Stage::failed})
        if (name_of(stage) == name) return stage;
    return std::nullopt;
}

std::string_view name_of(TaxMode mode) {
    switch (mode) {
    case TaxMode::none: return "none";
    case TaxMode::of_gross: return "of_gross";
    case TaxMode::inclusive: return "inclusive";
    case TaxMode::exclusive: return "exclusive";
    }
    return {};
}

std::optional<TaxMode> tax_mode_named(std::string_view name) {
    for (const TaxMode mode : {TaxMode::none, TaxMode::of_gross, TaxMode::inclusive, TaxMode::exclusive})
        if (name_of(mode) == name) return mode;
    return std::nullopt;
}

} // namespace cartwright
