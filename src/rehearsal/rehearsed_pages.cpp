#include "rehearsal/rehearsed_pages.hpp"

#include <algorithm>
#include <array>

namespace cartwright::operations {

namespace {

namespace pages = store::rehearsed_pages;
using ShownKind = ShownPage::Kind;

constexpr std::string_view success = "success";
constexpr std::string_view failure = "failure";
constexpr std::string_view pending = "pending";

constexpr std::array<PageChoice, 8> choices{
    PageChoice{
        .name = "pay", .label = "Pay", .takes_money = true, .browser_status = success, .gateway_status = success},
    PageChoice{.name = "decline", .label = "Decline", .browser_status = failure, .gateway_status = failure},
    PageChoice{
        .name = "leave", .label = "Walk away", .is_final = false, .browser_status = {}, .gateway_status = pending},
    PageChoice{.name = "late",
               .label = "Pay, and the answer is late",
               .about = "The shop asks, and hears twice that nobody knows yet.",
               .takes_money = true,
               .browser_status = pending,
               .gateway_status = success,
               .pending_first = 2},
    PageChoice{.name = "lost",
               .label = "Pay, and the answer is lost",
               .about = "The shop asks, and the first time nobody answers.",
               .takes_money = true,
               .browser_status = success,
               .gateway_status = success,
               .silent_first = 1},
    PageChoice{.name = "twice",
               .label = "Pay, and come back twice",
               .about = "The browser can return to the shop again. The money is taken once.",
               .takes_money = true,
               .browser_status = success,
               .gateway_status = success},
    PageChoice{.name = "denied",
               .label = "Pay, and the browser denies it",
               .about = "The browser says failure, the gateway has the money.",
               .takes_money = true,
               .browser_status = failure,
               .gateway_status = success},
    PageChoice{.name = "claimed",
               .label = "Decline, and the browser claims it was paid",
               .about = "The browser says success, the gateway has nothing.",
               .browser_status = success,
               .gateway_status = failure}};

/// The form fields that PayU sends back with the browser. `hash` covers the amount as formatted here.
std::vector<std::pair<std::string, std::string>> fields_of(const PageMerchant& merchant, const RehearsedPage& page,
                                                           std::string_view status) {
    const PageRequest request{.transaction = page.transaction,
                              .amount = decimal_places(page.amount.minor),
                              .product_info = page.product_info,
                              .first_name = page.first_name,
                              .email = page.email};
    return {{"mihpayid", std::to_string(page.reference)},
            {"mode", "CC"},
            {"status", std::string(status)},
            {"key", merchant.key},
            {"txnid", page.transaction},
            {"amount", request.amount},
            {"productinfo", page.product_info},
            {"firstname", page.first_name},
            {"email", page.email},
            {"phone", page.phone},
            {"hash", page_answer_checksum(merchant, request, status)}};
}

ShownPage shown(const Work& work, std::optional<RehearsedPage> page) {
    if (!page) return {.kind = ShownKind::unknown};
    ShownPage result{.page = *std::move(page)};
    const PageChoice* choice = find_page_choice(result.page.choice);
    if (choice == nullptr || choice->browser_status.empty()) return result;
    result.return_to = choice->browser_status == failure ? result.page.failure_url : result.page.success_url;
    // Nothing is pressed on a page that no merchant has opened.
    result.fields = fields_of(*work.secrets.page, result.page, choice->browser_status);
    return result;
}

/// The gateway's answer, given how often it has been asked before; empty: it does not answer.
std::string_view status_of(const RehearsedPage& page) {
    const PageChoice* choice = find_page_choice(page.choice);
    if (choice == nullptr) return pending; // the buyer is still on the page
    if (page.asked < choice->silent_first) return {};
    return page.asked < choice->pending_first ? pending : choice->gateway_status;
}

} // namespace

std::span<const PageChoice> page_choices() { return choices; }

const PageChoice* find_page_choice(std::string_view name) {
    const auto found = std::ranges::find(choices, name, &PageChoice::name);
    return found == choices.end() ? nullptr : &*found;
}

Result<ShownPage> open_page(Work& work, const OpenPage& wish) {
    if (auto before = pages::find(work.tx, wish.page.transaction)) {
        if (before->amount != wish.page.amount) return ShownPage{.kind = ShownKind::another};
        return shown(work, std::move(before));
    }
    pages::remove_oldest(work.tx, wish.pages_max - 1); // before `add`: the new page may be of the same millisecond
    RehearsedPage page = wish.page;
    page.reference = work.tx.secret_id<RehearsedPage>().value;
    pages::add(work.tx, page);
    auto kept = pages::find(work.tx, page.transaction); // the page of another node, when that node was faster
    if (kept && kept->amount != page.amount) return ShownPage{.kind = ShownKind::another};
    return shown(work, std::move(kept));
}

Result<ShownPage> show_page(Work& work, const ShowPage& wish) {
    return shown(work, pages::find(work.tx, wish.transaction));
}

Result<ShownPage> press_on_page(Work& work, const PressOnPage& wish) {
    const PageChoice* choice = find_page_choice(wish.choice);
    if (choice != nullptr) pages::choose(work.tx, wish.transaction, choice->name, choice->takes_money);
    return shown(work, pages::find(work.tx, wish.transaction));
}

Result<PageAnswer> ask_about_page(Work& work, const AskAboutPage& wish) {
    auto page = pages::find(work.tx, wish.transaction);
    if (!page) return PageAnswer{.transaction = wish.transaction};
    pages::count_question(work.tx, wish.transaction);
    std::string status(status_of(*page));
    return PageAnswer{.page = std::move(page), .transaction = wish.transaction, .status = std::move(status)};
}

Result<std::vector<RehearsedPage>> list_pages(Work& work, const ListPages& wish) {
    return pages::latest(work.tx, wish.limit);
}

} // namespace cartwright::operations
