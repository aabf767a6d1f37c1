#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

/// Finds rows by the beginnings of their words.
namespace cartwright::store {

/// Returns a text greater than every word with this beginning: nothing in UTF-8 comes after U+10FFFF.
inline std::string end_of_beginnings(const std::string& beginning) { return beginning + "\xf4\x8f\xbf\xbf"; }

/// Returns up to `limit` rows that have a word with each of these beginnings. `find(from, to, limit)` returns rows with
/// a word between the two. `has(id, from, to)` returns whether one row has such a word. The longest beginning matches
/// the fewest rows, as a rule. Of two or more beginnings, it selects up to ten thousand rows, which are then tested for
/// the others.
template <class AnyId, class Find, class Has>
std::vector<AnyId> with_all_words(const std::vector<std::string>& beginnings, std::int64_t limit, const Find& find,
                                  const Has& has) {
    constexpr std::int64_t candidates_max = 10'000;
    if (beginnings.empty() || limit <= 0) return {};
    const std::string& longest = *std::ranges::max_element(beginnings, {}, &std::string::size);
    const std::int64_t candidates = beginnings.size() == 1 ? limit : candidates_max;
    std::vector<AnyId> found;
    for (const AnyId candidate : find(longest, end_of_beginnings(longest), candidates)) {
        const auto has_word = [&](const std::string& word) {
            return &word == &longest || has(candidate, word, end_of_beginnings(word));
        };
        if (!std::ranges::all_of(beginnings, has_word)) continue;
        found.push_back(candidate);
        if (std::ssize(found) == limit) break;
    }
    return found;
}

} // namespace cartwright::store
