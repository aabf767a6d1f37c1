#include "support/shopping_client.hpp"

#include "support/pipeline.hpp"

#include <stdexcept>

namespace cartwright::tests {

namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::string key_named(const std::string& login) {
    return login.find('@') == std::string::npos ? "additional_login_param" : "email";
}

std::string pair(const std::string& name, const std::string& value) { return '"' + name + "\":\"" + value + '"'; }

std::string user(const std::string& members) { return R"("user":{)" + members + "}"; }

/// What follows `before` in `text`, as far as it is of letters, digits, '-' and '_'.
std::string word_after(const std::string& text, const std::string& before) {
    const std::size_t found = text.find(before);
    if (found == std::string::npos) throw std::runtime_error("no " + before + " in " + text);
    const std::size_t begin = found + before.size();
    return text.substr(begin, text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                                     "0123456789-_",
                                                     begin) -
                                  begin);
}

std::string number_in_query(const std::string& number) {
    return "?resource=users&user%5Badditional_login_param%5D=" + number + '&' + application_in_query;
}

std::string with_intent(const std::string& intent) { return intent.empty() ? "" : "&intent=" + intent; }

const Answer& good(const std::optional<Answer>& answer, const std::string& what) {
    if (!answer || answer->status / 100 != 2 || answer->body.find(R"("errors":[")") != std::string::npos)
        throw std::runtime_error(what + ": " + (answer ? std::to_string(answer->status) + answer->body : "no answer"));
    return *answer;
}

} // namespace

std::string with_application(const std::string& members) {
    return '{' + members + (members.empty() ? "" : ",") + R"("api_key":"<api_key>","current_app_id":"<app_id>"})";
}

Headers SignedInMember::headers() const { return {{"X-User-Token", token}, {"X-User-Es", es}, {"X-User-Aid", app}}; }

std::optional<Answer> ShoppingClient::ask(const std::string& method, const std::string& target, const std::string& body,
                                          const Headers& headers) const {
    Call wanted{.port = port_, .method = method, .target = target, .headers = headers, .body = body};
    for (std::string* text : {&wanted.target, &wanted.body}) {
        replace(*text, "<api_key>", application_.api_key);
        replace(*text, "<app_id>", application_.app);
    }
    if (!body.empty()) wanted.headers.emplace_back("Content-Type", "application/json");
    if (!address_.empty()) wanted.headers.emplace_back("X-Forwarded-For", address_);
    return call(wanted);
}

std::optional<Answer> ShoppingClient::sign_up(const std::string& login, const std::string& password) const {
    return ask("POST", "/authenticate/users",
               with_application(user(pair(key_named(login), login) + ',' + pair("password", password) + ',' +
                                     pair("password_confirmation", password))));
}

std::optional<Answer> ShoppingClient::sign_in(const std::string& login, const std::string& password) const {
    return ask("POST", "/authenticate/users/sign_in",
               with_application(user(pair("login", login) + ',' + pair("password", password))));
}

std::optional<Answer> ShoppingClient::change(const SignedInMember& member, const std::string& password,
                                             const std::string& changes) const {
    return ask("PUT", "/authenticate/users", with_application(user(pair("current_password", password) + ',' + changes)),
               member.headers());
}

std::optional<Answer> ShoppingClient::send_code(const std::string& number, const std::string& intent) const {
    return ask("GET", "/authenticate/users/send_sms_otp" + number_in_query(number) + with_intent(intent));
}

std::optional<Answer> ShoppingClient::check_code(const std::string& number, const std::string& code) const {
    return ask("GET", "/authenticate/users/verify_otp" + number_in_query(number) + "&user%5Botp%5D=" + code);
}

std::optional<Answer> ShoppingClient::poll_code(const std::string& number, const std::string& code,
                                                const std::string& intent) const {
    return ask("GET", "/authenticate/users/otp_verification_result" + number_in_query(number) +
                          "&user%5Botp%5D=" + code + with_intent(intent));
}

std::optional<Answer> ShoppingClient::ask_for_link(const std::string& what, const std::string& email) const {
    return ask("POST", "/authenticate/users/" + what, with_application(user(pair("email", email))));
}

std::optional<Answer> ShoppingClient::reset_password(const std::string& token, const std::string& password) const {
    return ask("PUT", "/authenticate/users/password",
               with_application(user(pair("reset_password_token", token) + ',' + pair("password", password) + ',' +
                                     pair("password_confirmation", password))));
}

std::string ShoppingClient::messages_to(const std::string& recipient) const {
    return good(ask("GET", "/rehearsal/messages?limit=1&to=" + recipient), "messages to " + recipient).body;
}

std::string ShoppingClient::code_sent_to(const std::string& number) const {
    return word_after(messages_to(number), R"("text":")");
}

std::string ShoppingClient::link_sent_to(const std::string& email) const {
    return word_after(messages_to(email), "_token=");
}

void ShoppingClient::make_member(const std::string& login, const std::string& password) const {
    good(sign_up(login, password), "sign-up of " + login);
    if (key_named(login) == "email") {
        good(ask("GET", "/authenticate/users/confirmation?confirmation_token=" + link_sent_to(login)), login);
        return;
    }
    good(check_code(login, code_sent_to(login)), login);
}

SignedInMember ShoppingClient::signed_in(const std::string& login, const std::string& password) const {
    const Answer answer = good(sign_in(login, password), "sign-in of " + login);
    return {.token = json_member(answer.body, "authentication_token"),
            .es = json_member(answer.body, "es"),
            .app = application_.app};
}

SignedInMember ShoppingClient::new_member(const std::string& login, const std::string& password) const {
    make_member(login, password);
    return signed_in(login, password);
}

std::string ShoppingClient::id_of(const SignedInMember& member) const {
    return json_member(
        good(ask("POST", "/profiles/users/get_user_id", with_application(""), member.headers()), "get_user_id").body,
        "id");
}

} // namespace cartwright::tests
