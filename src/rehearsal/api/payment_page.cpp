#include "rehearsal/api/payment_page.hpp"

#include "api/core/complaint.hpp"
#include "api/core/input.hpp"
#include "api/core/page.hpp"
#include "base/json/json_writer.hpp"
#include "base/template.hpp"
#include "base/text.hpp"
#include "http/query.hpp"
#include "rehearsal/api/books.hpp"
#include "rehearsal/api/payu_choices.html.hpp"
#include "rehearsal/api/payu_head.html.hpp"
#include "rehearsal/api/payu_left.html.hpp"
#include "rehearsal/api/payu_return.html.hpp"
#include "rehearsal/api/return_address.hpp"
#include "rehearsal/rehearsed_pages.hpp"

#include <algorithm>

namespace cartwright::api::rehearsal {

namespace {

using operations::PageAnswer;
using operations::PageChoice;
using operations::RehearsedPage;
using operations::ShownPage;

/// A form as received. It is good when all values are short and have no control characters.
class Form {
  public:
    explicit Form(std::string_view text) : form_(http::QueryString::parse(text)) {
        is_good_ = form_ && std::ranges::all_of(form_->parameters(), [](const auto& each) {
                       return each.second.size() <= page_text_bytes_max && !has_control_characters(each.second);
                   });
    }

    [[nodiscard]] bool is_good() const { return is_good_; }
    [[nodiscard]] std::string text(std::string_view name) const {
        return std::string(is_good_ ? form_->value(name).value_or("") : std::string_view());
    }

  private:
    std::optional<http::QueryString> form_;
    bool is_good_ = false;
};

http::Reply write_page(int status, const std::string& title, std::string_view body, const TemplateValues& values,
                       const std::string& goes_to = {}) {
    return api::page(status, {.head = embedded::payu_head_html, .title = title, .body = body, .goes_to = goes_to},
                     values);
}

http::Reply write_note(int status, const std::string& text) {
    return write_page(status, "This can't be paid", "<p>{{text}}</p>\n", {.texts = {{"text", text}}});
}

TemplateValues values_of(const RehearsedPage& shown) {
    TemplateValues values{.texts = {{"amount", decimal_places(shown.amount.minor)},
                                    {"currency", std::string(shown.amount.currency.text())},
                                    {"transaction", shown.transaction},
                                    {"product_info", shown.product_info},
                                    {"first_name", shown.first_name},
                                    {"email", shown.email},
                                    {"phone", shown.phone}}};
    for (const PageChoice& choice : operations::page_choices())
        values.lists[choice.about.empty() ? "plain" : "odd"].push_back(
            {.texts = {{"name", std::string(choice.name)},
                       {"label", std::string(choice.label)},
                       {"about", std::string(choice.about)},
                       {"is_first", choice.name == "pay" ? "yes" : ""}}});
    return values;
}

http::Reply write_return_page(const ShownPage& shown) {
    TemplateValues values = values_of(shown.page);
    const PageChoice* choice = operations::find_page_choice(shown.page.choice);
    values.texts["label"] = choice == nullptr ? std::string_view() : choice->label;
    values.texts["taken"] = shown.page.captured > 0 ? "yes, once" : "nothing";
    values.texts["return_to"] = shown.return_to;
    values.texts["again"] = shown.page.choice == "twice" ? "yes" : "";
    for (const auto& [name, value] : shown.fields)
        values.lists["fields"].push_back({.texts = {{"name", name}, {"value", value}}});
    return write_page(200, shown.page.captured > 0 ? "Paid" : "Not paid", embedded::payu_return_html, values,
                      origin_for_return(shown.return_to, {}));
}

http::Reply write_payment_page(const ShownPage& shown) {
    switch (shown.kind) {
    case ShownPage::Kind::unknown: return write_note(404, "There is no such transaction.");
    case ShownPage::Kind::another: return write_note(409, "There is a transaction of that name, with another amount.");
    case ShownPage::Kind::shown: break;
    }
    if (!shown.return_to.empty()) return write_return_page(shown);
    return write_page(200, "Pay", embedded::payu_choices_html, values_of(shown.page));
}

/// The page after a button was pressed.
http::Reply write_page_after_choice(const ShownPage& shown) {
    if (shown.kind != ShownPage::Kind::shown || shown.page.choice != "leave") return write_payment_page(shown);
    return write_page(200, "You have left", embedded::payu_left_html, values_of(shown.page));
}

/// What is wrong with a payment that a browser brings; empty when nothing is. The checksum is computed over the texts
/// as received.
std::string flaw_of(const Form& form, const Door& door) {
    if (!form.is_good()) return "The form is malformed, or something in it is too long.";
    const PageMerchant* ours = door.secrets.page.get();
    if (ours == nullptr || form.text("key") != ours->key) return "No such merchant: the key is wrong.";
    const std::string checksum = page_checksum(*ours, {.transaction = form.text("txnid"),
                                                       .amount = form.text("amount"),
                                                       .product_info = form.text("productinfo"),
                                                       .first_name = form.text("firstname"),
                                                       .email = form.text("email")});
    if (!equal_in_constant_time(form.text("hash"), checksum)) return "The checksum is wrong.";
    if (!is_page_transaction(form.text("txnid"))) return "The transaction's name is malformed.";
    for (const std::string_view name : {"productinfo", "firstname", "email", "phone"})
        if (trimmed(form.text(name)).empty()) return std::string(name) + " is missing.";
    for (const std::string_view name : {"surl", "furl"})
        if (origin_for_return(form.text(name), door.terms.members.public_url).empty())
            return std::string(name) + " is neither on this machine nor the shop's.";
    if (minor_units(form.text("amount"), Places::exact).value_or(0) <= 0) return "The amount is no amount.";
    return {};
}

/// PayU's JSON about a transaction.
void write_details(JsonWriter& json, const PageAnswer& told) {
    json.any_key(told.transaction);
    json.object([&] {
        if (!told.page) {
            json.field("mihpayid", "Not Found");
            json.field("status", "Not Found");
            return;
        }
        json.field("mihpayid", std::to_string(told.page->reference));
        json.field("amt", decimal_places(told.page->amount.minor));
        json.field("transaction_amount", decimal_places(told.page->amount.minor));
        json.field("txnid", told.transaction);
        json.field("additional_charges", "0.00");
        json.field("productinfo", told.page->product_info);
        json.field("firstname", told.page->first_name);
        json.field("status", told.status);
    });
}

http::Reply write_payment_status(const PageAnswer& told) {
    if (told.page && told.status.empty()) return {.status = 503, .body = "{}"};
    JsonWriter json;
    json.object([&] {
        json.field("status", std::int64_t{told.page.has_value()});
        json.field("msg", told.page ? "1 out of 1 Transactions Fetched Successfully"
                                    : "0 out of 1 Transactions Fetched Successfully");
        json.object("transaction_details", [&] { write_details(json, told); });
    });
    return {.body = json.take()};
}

http::Reply write_query_error(std::string_view why) {
    JsonWriter json;
    json.object([&] {
        json.field("status", std::int64_t{0});
        json.field("msg", why);
    });
    return {.body = json.take()};
}

Result<operations::ListPages> read_list_pages(const RequestContext& context) {
    constexpr std::int64_t limit_default = 100;
    constexpr std::int64_t limit_max = 1'000;
    QueryInput query(context.request.query);
    operations::ListPages wish{.limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default)};
    TRY(flawless(query.flaws()));
    return wish;
}

http::Reply write_page_payments(const std::vector<RehearsedPage>& found) {
    JsonWriter json;
    json.array(found, [&](const RehearsedPage& each) {
        json.object([&] {
            json.field("txnid", each.transaction);
            json.field("mihpayid", std::to_string(each.reference));
            json.field("amount", decimal_places(each.amount.minor));
            json.field("choice", each.choice);
            json.field("captured", each.captured);
            json.field("asked", each.asked);
        });
    });
    return {.body = json.take()};
}

} // namespace

void open_payment_page(RequestContext& context) {
    const Form form(context.request.body);
    if (const std::string flaw = flaw_of(form, context.door); !flaw.empty())
        return context.answer(write_note(400, flaw));
    RehearsedPage wish{.transaction = form.text("txnid"),
                       .amount = {.minor = minor_units(form.text("amount"), Places::exact).value_or(0),
                                  .currency = context.door.terms.catalogue.currency},
                       .product_info = form.text("productinfo"),
                       .first_name = form.text("firstname"),
                       .email = form.text("email"),
                       .phone = form.text("phone"),
                       .success_url = form.text("surl"),
                       .failure_url = form.text("furl")};
    use_rehearsal_records(context).write(good(operations::OpenPage{std::move(wish)}), operations::open_page,
                                         write_payment_page);
}

void show_payment_page(RequestContext& context) {
    const Form form(context.request.query);
    use_rehearsal_records(context).read(good(operations::ShowPage{form.text("txnid")}), operations::show_page,
                                        write_payment_page);
}

void submit_payment_page(RequestContext& context) {
    const Form form(context.request.body);
    if (operations::find_page_choice(form.text("choice")) == nullptr)
        return context.answer(write_note(400, "Nothing that can be pressed was pressed."));
    use_rehearsal_records(context).write(
        good(operations::PressOnPage{.transaction = form.text("txnid"), .choice = form.text("choice")}),
        operations::press_on_page, write_page_after_choice);
}

void verify_page_payment(RequestContext& context) {
    const Form form(context.request.body);
    const PageMerchant* ours = context.door.secrets.page.get();
    const std::string transaction = form.text("var1");
    if (ours == nullptr || form.text("key") != ours->key) return context.answer(write_query_error("Invalid Key."));
    if (!equal_in_constant_time(form.text("hash"), page_question_checksum(*ours, transaction)))
        return context.answer(write_query_error("Invalid Hash."));
    if (form.text("command") != page_question) return context.answer(write_query_error("Invalid Command."));
    use_rehearsal_records(context).write(good(operations::AskAboutPage{transaction}), operations::ask_about_page,
                                         write_payment_status);
}

void list_page_payments(RequestContext& context) {
    use_rehearsal_records(context).read(read_list_pages(context), operations::list_pages, write_page_payments);
}

} // namespace cartwright::api::rehearsal
