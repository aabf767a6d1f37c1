#include "app/currency_at_start.hpp"

#include "operations/catalogue/shop_currency.hpp"

#include <stdexcept>

namespace cartwright {

namespace {

std::runtime_error contradiction(const std::string& wanted, const std::string& kept) {
    return std::runtime_error("--currency is " + wanted + ", but the shop sells in " + kept +
                              ": omit the option, or first give every product on sale a price in " + wanted +
                              " (cartwright import with the column currency)");
}

enum class Commit : std::uint8_t { yes, no };

Currency settle(store::Store& store, const std::string& text, Commit commit) {
    const auto wanted = Currency::parse(text);
    std::optional<Result<Currency>> settled;
    const auto run = [&](store::Transaction& tx) {
        settled = operations::settle_currency(tx, wanted);
        return settled->has_value() && commit == Commit::yes;
    };
    store::Outcome outcome = store.write_and_wait(run);
    if (outcome == store::Outcome::unavailable && !store.write_error().empty()) { // the stored currency can be read
        constexpr std::size_t reader = 0;                                         // at the start no other thread reads
        store.read(reader, run);
        outcome = store::Outcome::refused;
    }
    if (settled && !*settled) throw contradiction(text, settled->error().currency);
    if (!settled || (outcome != store::Outcome::committed && outcome != store::Outcome::refused))
        throw std::runtime_error("the shop's currency cannot be read; see the log");
    return **settled;
}

} // namespace

Currency settle_currency(store::Store& store, const std::string& wanted) { return settle(store, wanted, Commit::yes); }

Currency known_currency(store::Store& store, const std::string& wanted) { return settle(store, wanted, Commit::no); }

} // namespace cartwright
