#include "api/shopping/accounts/requests.hpp"

#include "api/core/api_server.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view member_model = "user";

MemberWish read_identifiers(const Input& input) {
    return {.email = input.text("email"), .mobile = input.text("additional_login_param")};
}

MemberWish read_member_wish(const Input& input) {
    MemberWish wish = read_identifiers(input);
    wish.password = input.secret("password");
    wish.confirmation = input.secret("password_confirmation");
    return wish;
}

/// shopping §2.4: "JSON without `OS-ANDROID` → skipped"; without a secret no captcha is verified.
std::optional<operations::CaptchaAnswer> read_captcha_answer(const RequestContext& context, const Input& input) {
    const bool is_android = context.request.header("OS-ANDROID").value_or("false") != "false";
    if (context.server.ports().captcha == nullptr || !is_android) return std::nullopt;
    return operations::CaptchaAnswer{.text = input.top_level_text("g-recaptcha-response"), .is_android = true};
}

std::string read_header(const RequestContext& context, std::string_view name) {
    return std::string(context.request.header(name).value_or(""));
}

} // namespace

operations::SignUp read_sign_up(RequestContext& context) {
    const Input input(context, member_model);
    return {
        .wish = read_member_wish(input), .from = address_of(context), .captcha = read_captcha_answer(context, input)};
}

operations::SignIn read_sign_in(RequestContext& context) {
    const Input input(context, member_model);
    return {.login = input.text("login").value_or(""),
            .password = input.secret("password").value_or(""),
            .app = context.credentials().app,
            .from = address_of(context)};
}

operations::ChangeMember read_change_member(RequestContext& context) {
    const Input input(context, member_model);
    return {.wish = read_member_wish(input),
            .current_password = input.secret("current_password").value_or(""),
            .app = context.credentials().token_app,
            .from = address_of(context),
            .captcha = read_captcha_answer(context, input)};
}

operations::RemoveMember read_remove_member(RequestContext& context) {
    const Input input(context, member_model); // reads the application
    return {};
}

operations::SendCode read_send_code(RequestContext& context) {
    const Input input(context, member_model);
    return {.mobile = input.text("additional_login_param").value_or(""),
            .intent = input.top_level_text("intent"),
            .from = address_of(context),
            .captcha = read_captcha_answer(context, input)};
}

operations::SubmitCode read_submit_code(RequestContext& context) {
    const Input input(context, member_model);
    return {.mobile = input.text("additional_login_param").value_or(""),
            .code = input.text("otp").value_or(""),
            .from = address_of(context),
            .captcha = read_captcha_answer(context, input)};
}

operations::PollCode read_poll_code(RequestContext& context) {
    const Input input(context, member_model);
    return {.mobile = input.text("additional_login_param").value_or(""),
            .code = input.text("otp").value_or(""),
            .intent = input.top_level_text("intent"),
            .from = address_of(context)};
}

operations::AskForLink read_ask_for_link(RequestContext& context, MemberPurpose purpose) {
    const Input input(context, member_model);
    return {.email = input.text("email").value_or(""), .purpose = purpose, .from = address_of(context)};
}

operations::OpenLink read_open_link(RequestContext& context, std::string_view name) {
    const Input input(context, member_model);
    return {.secret = input.text(name).value_or("")};
}

operations::ResetPassword read_reset_password(RequestContext& context) {
    const Input input(context, member_model);
    return {.secret = input.text("reset_password_token").value_or(""), .wish = read_member_wish(input)};
}

operations::ShowMyself read_show_myself(RequestContext& context) {
    const Input input(context, member_model); // reads the application
    return {.token = read_header(context, "X-User-Token"), .secret = read_header(context, "X-User-Es")};
}

operations::CreateMember read_create_member(RequestContext& context) {
    return {.wish = read_identifiers(Input(context, member_model))};
}

operations::MarkMember read_mark_member(RequestContext& context) {
    const Input input(context, member_model);
    return {.id = input.top_level_text("id"),
            .admin = input.flag("admin"),
            .created_by_admin = input.flag("created_by_admin")};
}

operations::CheckCredential read_check_credential(RequestContext& context) {
    const Input input(context, "credential");
    return {.email = input.text("email").value_or(""),
            .mobile = input.text("additional_login_param").value_or(""),
            .from = address_of(context)};
}

Result<operations::SignInWithIdentity> read_sign_in_with_identity(RequestContext& context,
                                                                  providers::IdentityProvider provider) {
    using Kind = providers::IdentityWish::Kind;
    struct Given {
        std::string_view name;
        Kind kind;
    };
    constexpr std::array google{Given{"id_token", Kind::id_token}, Given{"access_token", Kind::access_token},
                                Given{"code", Kind::code}};
    constexpr std::array facebook{Given{"fb_exchange_token", Kind::exchange_token}};
    operations::SignInWithIdentity wish{.wish = {.provider = provider, .credential = {}}, .app = {}};
    std::string state;
    {
        const Input input(context, member_model);
        state = input.top_level_text("state");
        const bool is_google = provider == providers::IdentityProvider::google;
        for (const Given& given : is_google ? std::span<const Given>(google) : std::span<const Given>(facebook)) {
            if (!wish.wish.credential.empty()) break;
            wish.wish.credential = input.top_level_text(given.name);
            wish.wish.kind = given.kind;
        }
    }
    const BodyInput said(context.json(), state); // the body is not read any more
    const auto text = [&](std::string_view name) {
        const auto value = said.find(name);
        return std::string((value ? value->text() : std::nullopt).value_or(""));
    };
    context.credentials().api_key = text("api_key");
    context.credentials().app = text("current_app_id");
    wish.wish.nonce = text("nonce");
    wish.app = context.credentials().app;
    wish.from = address_of(context);
    if (wish.wish.credential.empty()) return refuse(Why::identity_refused);
    return wish;
}

SearchAll read_search_all(RequestContext& context) {
    constexpr std::int64_t size_default = 20;
    constexpr std::int64_t size_max = 1'000;
    constexpr std::size_t words_max = 10; // further words are ignored
    const Input input(context, "query");
    SearchAll wish{.members = {.words = search_words(input.text("query_string").value_or("")), .size = size_default},
                   .shelf = &context.shop().shelf()};
    std::vector<std::string>& words = wish.members.words;
    if (words.size() > words_max) words.resize(words_max);
    if (const auto size = parse_integer(input.text("size").value_or("")))
        wish.members.size = std::clamp<std::int64_t>(*size, 0, size_max);
    return wish;
}

} // namespace cartwright::api::shopping
