#pragma once

#include "operations/work.hpp"
#include "rehearsal/books/rehearsed_pages.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The page of a payment gateway, played for a demo: what a buyer does there, and what the shop hears of it.
namespace cartwright::operations {

using RehearsedPage = store::rehearsed_pages::Page;

/// What a buyer can press, and what comes of it.
struct PageChoice {
    std::string_view name;
    std::string_view label;
    std::string_view about{};
    bool takes_money = false;
    bool is_final = true;
    std::string_view browser_says;  // that comes back to the shop; empty: none does
    std::string_view gateway_says;  // when the shop asks
    std::int64_t pending_first = 0; // so many times it says "pending" before
    std::int64_t silent_first = 0;  // or nothing at all
};
std::span<const PageChoice> page_choices();

/// Nothing when there is none of that name.
const PageChoice* find_page_choice(std::string_view name);

inline constexpr std::int64_t rehearsed_pages_max = 50'000;

/// A browser has brought a transaction: it is remembered once, and shown again to whoever brings the same again. A
/// page that is decided has what the browser takes back. When there are too many the oldest are forgotten.
struct OpenPage {
    RehearsedPage page{};
    std::int64_t pages_max = rehearsed_pages_max;
};
struct ShownPage {
    enum class Kind : std::uint8_t { shown, unknown, another }; // another: its amount was another

    Kind kind = Kind::shown;
    RehearsedPage page{};
    std::string return_to{};                                   // where the browser goes then; empty: nowhere
    std::vector<std::pair<std::string, std::string>> fields{}; // and what it takes there
};
Result<ShownPage> open_page(Work& work, const OpenPage& wish);

struct ShowPage {
    std::string transaction{};
};
Result<ShownPage> show_page(Work& work, const ShowPage& wish);

/// A buyer has pressed something. Only the first word counts, but for one who walks away and comes again: money is
/// taken once, whatever is pressed.
struct PressOnPage {
    std::string transaction{};
    std::string choice{};
};
Result<ShownPage> press_on_page(Work& work, const PressOnPage& wish);

/// The shop asks how it went.
struct AskAboutPage {
    std::string transaction{};
};
struct PageTold {
    std::optional<RehearsedPage> page{}; // none: there is no such transaction
    std::string transaction{};
    std::string status{}; // empty: nobody answers
};
Result<PageTold> ask_about_page(Work& work, const AskAboutPage& wish);

/// The newest first.
struct ListPages {
    std::int64_t limit = 100;
};
Result<std::vector<RehearsedPage>> list_pages(Work& work, const ListPages& wish);

} // namespace cartwright::operations
