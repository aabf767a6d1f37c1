#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// What a shop must have shown to be verified.
/// marketplace A0-11: "sales ≥5 (order lines, not pairs), average rating ≥3.0 (not rounded), ratings ≥5".
struct Criteria {
    std::int64_t sales = 5;
    std::int64_t rating_hundredths = 300;
    std::int64_t ratings = 5;

    friend bool operator==(const Criteria&, const Criteria&) = default;
};

/// What a shop has shown: listings sold, each once for every order of it that was not refunded whole, and what buyers
/// thought of them.
struct Standing {
    std::int64_t sales = 0;
    std::int64_t ratings = 0;
    std::int64_t stars = 0; // of all ratings together

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// The one measured by the other.
struct Evidence {
    Criteria required;
    Standing actual;

    [[nodiscard]] constexpr bool has_sales() const { return actual.sales >= required.sales; }
    [[nodiscard]] constexpr bool has_ratings() const { return actual.ratings >= required.ratings; }

    /// By whole numbers: an average of 2.999 is not 3.
    [[nodiscard]] constexpr bool is_well_rated() const {
        constexpr std::int64_t hundredths = 100;
        return actual.ratings > 0 && actual.stars * hundredths >= required.rating_hundredths * actual.ratings;
    }
    [[nodiscard]] constexpr bool is_enough() const { return has_sales() && has_ratings() && is_well_rated(); }

    /// The average rating in ten thousandths, never rounded up; 0 without ratings.
    [[nodiscard]] constexpr std::int64_t average_of_ten_thousand() const {
        constexpr std::int64_t ten_thousand = 10'000;
        return actual.ratings == 0 ? 0 : actual.stars * ten_thousand / actual.ratings;
    }
};

/// The average in hundredths, rounded half up: what the storefront shows of a product.
constexpr std::int64_t average_hundredths(std::int64_t ratings, std::int64_t stars) {
    constexpr std::int64_t hundredths = 100;
    return ratings == 0 ? 0 : (stars * hundredths + ratings / 2) / ratings;
}

enum class Application : std::uint8_t { approved, rejected };

std::string_view name_of(Application application);
std::optional<Application> parse_application(std::string_view name);

/// How a shop stands: whether it is verified, and why.
struct Verification {
    bool verified = false;
    std::optional<Application> application{}; // what became of the latest
    std::optional<bool> decided{};            // an administrator's word, which stands above the criteria
    std::string reason{};                     // of that
    Standing standing{};

    friend bool operator==(const Verification&, const Verification&) = default;
};

/// marketplace A0-10, A0-11: "POST application evaluates at once"; "a failed re-application leaves an already true
/// verified untouched".
Verification after_application(Verification before, const Criteria& criteria);

/// The record has changed (a rating, a refund): a shop that is verified by the criteria alone stays so only as long as
/// it meets them. It may apply again.
Verification after_review(Verification before, const Criteria& criteria);

/// An administrator decides, either way and with a reason, or (nothing) leaves it to the criteria again.
Verification after_decision(Verification before, std::optional<bool> decided, std::string reason,
                            const Criteria& criteria);

/// One time that it was decided on.
struct VerificationEntry {
    enum class Cause : std::uint8_t { application, review, decision };

    Cause cause = Cause::application;
    bool verified = false;
    std::string reason{};
    Standing standing{};
    Instant made_at{};
};

std::string_view name_of(VerificationEntry::Cause cause);
VerificationEntry::Cause parse_verification_cause(std::string_view name);

} // namespace cartwright
