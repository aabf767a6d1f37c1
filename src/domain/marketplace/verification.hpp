#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// The minimum record of a verified shop.
/// marketplace A0-11: "sales ≥5 (order lines, not pairs), average rating ≥3.0 (not rounded), ratings ≥5".
struct Criteria {
    std::int64_t sales = 5;
    std::int64_t rating_hundredths = 300;
    std::int64_t ratings = 5;

    friend bool operator==(const Criteria&, const Criteria&) = default;
};

/// A shop's record: its sales and its ratings. A listing counts once for every order of it that was not refunded in
/// full.
struct Standing {
    std::int64_t sales = 0;
    std::int64_t ratings = 0;
    std::int64_t stars = 0; // sum of all ratings

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// A shop's record, measured by the criteria.
struct Evidence {
    Criteria required;
    Standing actual;

    [[nodiscard]] constexpr bool has_sales() const { return actual.sales >= required.sales; }
    [[nodiscard]] constexpr bool has_ratings() const { return actual.ratings >= required.ratings; }

    /// Compares whole numbers, without rounding: an average of 2.999 is below 3.
    [[nodiscard]] constexpr bool is_well_rated() const {
        constexpr std::int64_t hundredths = 100;
        return actual.ratings > 0 && actual.stars * hundredths >= required.rating_hundredths * actual.ratings;
    }
    [[nodiscard]] constexpr bool is_enough() const { return has_sales() && has_ratings() && is_well_rated(); }

    /// Returns the average rating in ten-thousandths, rounded down; 0 without ratings.
    [[nodiscard]] constexpr std::int64_t average_of_ten_thousand() const {
        constexpr std::int64_t ten_thousand = 10'000;
        return actual.ratings == 0 ? 0 : actual.stars * ten_thousand / actual.ratings;
    }
};

/// Returns the average in hundredths, rounded half up, as the storefront shows it for a product.
constexpr std::int64_t average_hundredths(std::int64_t ratings, std::int64_t stars) {
    constexpr std::int64_t hundredths = 100;
    return ratings == 0 ? 0 : (stars * hundredths + ratings / 2) / ratings;
}

enum class Application : std::uint8_t { approved, rejected };

std::string_view name_of(Application application);
std::optional<Application> parse_application(std::string_view name);

/// Whether a shop is verified, and why.
struct Verification {
    bool verified = false;
    std::optional<Application> application{}; // result of the latest
    std::optional<bool> decided{};            // an administrator's decision, which overrides the criteria
    std::string reason{};                     // of that decision
    Standing standing{};

    friend bool operator==(const Verification&, const Verification&) = default;
};

/// marketplace A0-10, A0-11: "POST application evaluates at once"; "a failed re-application leaves an already true
/// verified untouched".
Verification after_application(Verification before, const Criteria& criteria);

/// Re-evaluates a shop after its record has changed (a rating, a refund). A shop that was verified by the criteria
/// loses its verification when it no longer meets them. It may apply again.
Verification after_review(Verification before, const Criteria& criteria);

/// Applies an administrator's decision with its reason. Without a decision (nothing) the criteria apply again.
Verification after_decision(Verification before, std::optional<bool> decided, std::string reason,
                            const Criteria& criteria);

/// One evaluation of a shop's verification.
struct VerificationEntry {
    enum class Cause : std::uint8_t { application, review, decision };

    Cause cause = Cause::application;
    bool verified = false;
    std::string reason{};
    Standing standing{};
    Instant made_at{};
};

std::string_view name_of(VerificationEntry::Cause cause);
std::optional<VerificationEntry::Cause> parse_verification_cause(std::string_view name);

} // namespace cartwright
