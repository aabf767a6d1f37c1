#pragma once

#include "domain/members/one_time_code.hpp"
#include "operations/members/registration.hpp"

/// Codes sent to mobile numbers: shopping §2.5.
namespace cartwright::operations {

struct SendCode {
    std::string mobile;
    std::string intent{}; // "reset_password", "unlock_account"; empty: the number is to be confirmed
    std::string from{};   // the network address of the request
    std::optional<CaptchaAnswer> captcha{};
};

/// The result of sending or submitting a code, where the number may be unknown.
enum class CodeOutcome : std::uint8_t { done, unknown_number, refused };

/// Sends a code. unknown_number: also when there is nothing to confirm, or when the intent requires a confirmed number.
/// Refused: too_many_attempts.
Result<CodeOutcome> send_code_again(Work& work, const SendCode& wish);

/// The same without sending anything: a form checks this before it offers to send. Refused: too_many_attempts.
Result<CodeOutcome> check_sendable(Work& work, const SendCode& wish);

struct SubmitCode {
    std::string mobile;
    std::string code;
    std::string from{};
    std::optional<CaptchaAnswer> captcha{};
};

/// Checks a submitted code; `poll_code` reports the result. `refused`: the last code sent is no longer valid. Refused:
/// too_many_attempts.
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
    bool lacks_email = false; // the intent requires a confirmed address
};

/// Reports the result of a code. The first poll of a verified code carries out its intent: a mail is sent.
Result<CodePolled> poll_code(Work& work, const PollCode& wish);

/// Variants that require a captcha: write nothing, ask the captcha service, then carry out the request.
template <class Wish> Result<Wish> pass_through(Work&, const Wish& wish) { return wish; }
template <class Wish> std::optional<bool> ask_captcha(const providers::Ports& ports, const Wish& wish) {
    return is_person(ports, wish.captcha);
}
Result<CodeOutcome> send_code_if_person(Work& work, const SendCode& wish, const bool& is_person);
Result<CodeOutcome> submit_code_if_person(Work& work, const SubmitCode& wish, const bool& is_person);

} // namespace cartwright::operations
