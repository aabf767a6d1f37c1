#pragma once

#include "domain/ledger/ledger.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace cartwright {

/// Formats a posting with its order and its cause, if it has any, and amounts in minor units:
/// "refund of 77 by 5: buyer:77 -100, sales 100". A currency other than USD follows the amount.
inline std::string format_posting(const Posting& posting) {
    std::string text = posting.fact;
    if (posting.order) text += " of " + std::to_string(posting.order->value);
    if (posting.cause != 0) text += " by " + std::to_string(posting.cause);
    const char* separator = ": ";
    for (const Entry& entry : posting.entries) {
        text += separator + format_account(entry.account) + ' ' + std::to_string(entry.amount.minor);
        if (entry.amount.currency != Currency{}) text += ' ' + std::string(entry.amount.currency.text());
        separator = ", ";
    }
    return text;
}

inline std::vector<std::string> format_postings(const std::vector<Posting>& postings) {
    std::vector<std::string> texts;
    std::ranges::transform(postings, std::back_inserter(texts), format_posting);
    return texts;
}

/// True when each posting sums to zero in each currency.
inline bool are_balanced(const std::vector<Posting>& postings) { return std::ranges::all_of(postings, is_balanced); }

} // namespace cartwright
