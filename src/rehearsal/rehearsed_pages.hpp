#pragma once

#include "operations/work.hpp"
#include "rehearsal/books/rehearsed_pages.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Simulates the page of a payment gateway for the demo: what a buyer does there, and what the shop is answered.
namespace cartwright::operations {

using RehearsedPage = store::rehearsed_pages::Page;

/// A button on the page, and its effects.
struct PageChoice {
    std::string_view name;
    std::string_view label;
    std::string_view about{};
    bool takes_money = false;
    bool is_final = true;
    std::string_view browser_status; // the status that the browser brings to the shop; empty: it does not return
    std::string_view gateway_status; // the answer to the shop's question
    std::int64_t pending_first = 0;  // so many questions are answered "pending" before
    std::int64_t silent_first = 0;   // so many questions are not answered before
};
std::span<const PageChoice> page_choices();

/// Nothing when there is none of that name.
const PageChoice* find_page_choice(std::string_view name);

inline constexpr std::int64_t rehearsed_pages_max = 50'000;

/// Opens the page of a transaction that a browser brings. The transaction is stored once, and shown again when it is
/// brought again. A page that is decided has the fields that the browser takes back to the shop. When there are more
/// than `pages_max`, the oldest are deleted.
struct OpenPage {
    RehearsedPage page{};
    std::int64_t pages_max = rehearsed_pages_max;
};
struct ShownPage {
    enum class Kind : std::uint8_t { shown, unknown, another }; // another: the stored amount differs

    Kind kind = Kind::shown;
    RehearsedPage page{};
    std::string return_to{};                                   // where the browser goes next; empty: nowhere
    std::vector<std::pair<std::string, std::string>> fields{}; // and the form fields that it sends there
};
Result<ShownPage> open_page(Work& work, const OpenPage& wish);

struct ShowPage {
    std::string transaction{};
};
Result<ShownPage> show_page(Work& work, const ShowPage& wish);

/// Handles a pressed button. Only the first choice counts, except that a buyer who has walked away can come back. Money
/// is taken once, whatever is pressed.
struct PressOnPage {
    std::string transaction{};
    std::string choice{};
};
Result<ShownPage> press_on_page(Work& work, const PressOnPage& wish);

/// Answers the shop's question about a payment.
struct AskAboutPage {
    std::string transaction{};
};
struct PageAnswer {
    std::optional<RehearsedPage> page{}; // none: there is no such transaction
    std::string transaction{};
    std::string status{}; // empty: the gateway does not answer
};
Result<PageAnswer> ask_about_page(Work& work, const AskAboutPage& wish);

/// The newest first.
struct ListPages {
    std::int64_t limit = 100;
};
Result<std::vector<RehearsedPage>> list_pages(Work& work, const ListPages& wish);

} // namespace cartwright::operations
