#pragma once

#include "providers/ports/captcha.hpp"

namespace cartwright::providers::live {

struct CaptchaSettings {
    std::string url; // https://www.google.com/recaptcha/api/siteverify
    std::string android_secret{};
    std::string web_secret{}; // a kind without a secret can't be checked: unknown
};

/// Checks captchas with Google's reCAPTCHA or a compatible service. It posts a form with `secret` and `response`, and
/// reads JSON with `success`. An error about the request itself, such as a wrong secret, is unknown, not a no.
class Captcha final : public providers::Captcha {
  public:
    explicit Captcha(CaptchaSettings settings) : settings_(std::move(settings)) {}
    Outcome check(const std::string& answer, Kind kind) override;

  private:
    CaptchaSettings settings_;
};

} // namespace cartwright::providers::live
