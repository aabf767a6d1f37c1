#pragma once

#include "operations/members/registration.hpp"

/// Codes sent to mobile numbers: shopping §2.5.
namespace cartwright::operations {

struct SendCode {
    std::string mobile;
    std::string intent{}; // "reset_password", "unlock_account"; empty: the number is to be confirmed
    std::string from{};   // whose request it is: an address
    std::optional<CaptchaAnswer> captcha{};
};

/// What came of sending a code or of submitting one, where a number can be unknown.
enum class CodeOutcome : std::uint8_t { done, unknown_number, refused };

/// unknown_number: also when there is nothing to confirm, or what is intended needs a number that is. Refused:
/// too_many_attempts.
Result<CodeOutcome> send_code_again(Work& work, const SendCode& wish);

/// The same without sending anything: what a form asks before it offers that. Refused: too_many_attempts.
Result<CodeOutcome> see_whether_sendable(Work& work, const SendCode& wish);

struct SubmitCode {
    std::string mobile;
    std::string code;
    std::string from{};
    std::optional<CaptchaAnswer> captcha{};
};

/// The code is looked at; what came of it is for whoever asks next. `refused`: the last one is good for nothing any
/// more. Refused: too_many_attempts.
Result<CodeOutcome> submit_code(Work& work, const SubmitCode& wish);

struct PollCode {
    std::string mobile;
    std::string code;
    std::string intent{};
    std::string from{};
};
struct CodePolled {
    CodeAnswer answer = CodeAnswer::wrong;
    MemberPurpose purpose = MemberPurpose::confirm;
    bool lacks_email = false; // what is intended needs a confirmed address
};

/// What came of a code. What it was sent for is done the first time that somebody asks: a mail goes out.
Result<CodePolled> poll_code(Work& work, const PollCode& wish);

/// With a captcha to ask: write nothing, ask, and then do it.
template <class Wish> Result<Wish> as_wished(Work&, const Wish& wish) { return wish; }
template <class Wish> std::optional<bool> ask_captcha(const providers::Ports& ports, const Wish& wish) {
    return is_person(ports, wish.captcha);
}
Result<CodeOutcome> send_to_person(Work& work, const SendCode& wish, const bool& is_person);
Result<CodeOutcome> submit_of_person(Work& work, const SubmitCode& wish, const bool& is_person);

} // namespace cartwright::operations
