#include "domain/marketplace/verification.hpp"

#include <utility>

namespace cartwright {

std::string_view name_of(Application application) {
    return application == Application::approved ? "approved" : "rejected";
}

std::optional<Application> parse_application(std::string_view name) {
    for (const Application application : {Application::approved, Application::rejected})
        if (name_of(application) == name) return application;
    return std::nullopt;
}

std::string_view name_of(VerificationEntry::Cause cause) {
    switch (cause) {
    case VerificationEntry::Cause::application: return "application";
    case VerificationEntry::Cause::review: return "review";
    case VerificationEntry::Cause::decision: return "decision";
    }
    return {};
}

std::optional<VerificationEntry::Cause> parse_verification_cause(std::string_view name) {
    for (const VerificationEntry::Cause cause :
         {VerificationEntry::Cause::application, VerificationEntry::Cause::review, VerificationEntry::Cause::decision})
        if (name_of(cause) == name) return cause;
    return std::nullopt;
}

Verification after_application(Verification before, const Criteria& criteria) {
    const bool is_enough = Evidence{.required = criteria, .actual = before.standing}.is_enough();
    before.application = is_enough ? Application::approved : Application::rejected;
    before.verified = before.decided.value_or(is_enough || before.verified);
    return before;
}

Verification after_review(Verification before, const Criteria& criteria) {
    if (before.decided || !before.verified) return before;
    if (Evidence{.required = criteria, .actual = before.standing}.is_enough()) return before;
    before.application = Application::rejected;
    before.verified = false;
    return before;
}

Verification after_decision(Verification before, std::optional<bool> decided, std::string reason,
                            const Criteria& criteria) {
    before.decided = decided;
    before.reason = std::move(reason);
    before.verified = decided.value_or(Evidence{.required = criteria, .actual = before.standing}.is_enough());
    return before;
}

} // namespace cartwright
