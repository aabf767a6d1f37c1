#include "shelf/vocabulary.hpp"

#include "shelf/word_table.hpp"

#include <algorithm>
#include <array>

namespace cartwright::shelf {

namespace {

constexpr std::size_t gram_length = 3;
constexpr std::size_t fragments_max = 8;   // further ones are searched for in the texts
constexpr std::size_t frequent_share = 8;  // a gram is frequent when its words occur in at least 1/8 as many places …
constexpr std::size_t frequent_min = 1024; // … as there are products, and in no fewer than this
constexpr std::size_t short_list_min = 64; // so few products are sorted faster than a set of bits is filled
constexpr std::size_t short_list_share = 4096;

std::uint32_t key_of(std::string_view gram) {
    std::uint32_t key = 0;
    for (const char c : gram) key = key << 8 | static_cast<unsigned char>(c);
    return key | static_cast<std::uint32_t>(gram.size()) << 24;
}

/// Sorts by the upper halves. The lower halves of equal ones must be rising already, and stay so.
void sort_by_upper_half(std::vector<std::uint64_t>& pairs) {
    constexpr std::size_t worth_counting = 4096;
    if (pairs.size() < worth_counting) {
        std::ranges::sort(pairs);
        return;
    }
    std::vector<std::uint64_t> other(pairs.size());
    for (const unsigned shift : {32U, 40U, 48U}) {
        std::array<std::size_t, 257> starts{};
        for (const std::uint64_t pair : pairs) ++starts[(pair >> shift & 0xFF) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
        for (const std::uint64_t pair : pairs) other[starts[pair >> shift & 0xFF]++] = pair;
        pairs.swap(other);
    }
}

bool fits(std::string_view word, std::string_view text, bool begins_word, bool ends_word) {
    if (begins_word && ends_word) return word == text;
    if (begins_word) return word.starts_with(text);
    if (ends_word) return word.ends_with(text);
    return word.find(text) != std::string_view::npos;
}

} // namespace

Vocabulary::Vocabulary(const Texts& texts) : products_(texts.size()), products_with_gram_(texts.size()) {
    collect_words(texts);
    for (std::size_t length = 1; length <= gram_length; ++length) index_grams(length);
    products_with_gram_.shrink();
}

void Vocabulary::collect_words(const Texts& texts) {
    WordTable table(pool_, starts_);
    struct Seen {
        std::uint32_t products = 0;
        Position last = 0; // the last product that has the word, plus one
    };
    std::vector<Seen> seen;              // by word
    std::vector<std::uint32_t> sequence; // the words of all products, each once per product …
    std::vector<std::uint64_t> ends;     // … and the end of each product's words
    ends.reserve(texts.size());
    for (Position position = 0; position < texts.size(); ++position) {
        const auto note = [&](std::string_view text) {
            const std::uint32_t number = table.number(text);
            if (number == seen.size()) seen.emplace_back();
            if (seen[number].last == position + 1) return;
            seen[number].last = position + 1;
            ++seen[number].products;
            sequence.push_back(number);
        };
        for_each_word(texts.name(position), note);
        for_each_word(texts.description(position), note);
        ends.push_back(sequence.size());
    }
    pool_.shrink_to_fit();
    starts_.shrink_to_fit();

    std::vector<std::uint32_t> counts(seen.size());
    std::ranges::transform(seen, counts.begin(), &Seen::products);
    products_with_word_ = Postings(products_, counts);
    std::uint64_t at = 0;
    for (Position position = 0; position < texts.size(); ++position) {
        for (; at < ends[position]; ++at) products_with_word_.add(sequence[at], position);
    }
}

void Vocabulary::index_grams(std::size_t length) {
    std::vector<std::uint64_t> pairs; // gram, word
    pairs.reserve(pool_.size());
    for (std::uint32_t number = 0; number + 1 < starts_.size(); ++number) {
        const std::string_view text = word(number);
        for (std::size_t at = 0; at + length <= text.size(); ++at)
            pairs.push_back(std::uint64_t{key_of(text.substr(at, length))} << 32 | number);
    }
    sort_by_upper_half(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

    for (std::size_t first = 0; first < pairs.size();) {
        const auto key = static_cast<std::uint32_t>(pairs[first] >> 32);
        std::size_t last = first;
        std::size_t places = 0;
        for (; last < pairs.size() && pairs[last] >> 32 == key; ++last)
            places += products_with_word_[static_cast<std::uint32_t>(pairs[last])].count;
        if (length < gram_length || places >= std::max(products_ / frequent_share, frequent_min)) {
            Bits products(products_);
            for (std::size_t i = first; i < last; ++i)
                unite(products, products_with_word_[static_cast<std::uint32_t>(pairs[i])]);
            set_keys_.push_back(key);
            products_with_gram_.append(products);
        }
        if (length == gram_length) {
            gram_keys_.push_back(key);
            gram_starts_.push_back(static_cast<std::uint32_t>(first));
        }
        first = last;
    }
    if (length < gram_length) return;
    gram_starts_.push_back(static_cast<std::uint32_t>(pairs.size()));
    gram_words_.reserve(pairs.size());
    for (const std::uint64_t pair : pairs) gram_words_.push_back(static_cast<std::uint32_t>(pair));
}

std::string_view Vocabulary::word(std::uint32_t number) const {
    return std::string_view(pool_).substr(starts_[number], starts_[number + 1] - starts_[number]);
}

std::span<const std::uint32_t> Vocabulary::words_with(std::string_view gram) const {
    const auto found = std::ranges::lower_bound(gram_keys_, key_of(gram));
    if (found == gram_keys_.end() || *found != key_of(gram)) return {};
    const auto at = static_cast<std::size_t>(found - gram_keys_.begin());
    return std::span(gram_words_).subspan(gram_starts_[at], gram_starts_[at + 1] - gram_starts_[at]);
}

std::span<const std::uint32_t> Vocabulary::words_with_rarest_gram_of(std::string_view text) const {
    std::span<const std::uint32_t> rarest = words_with(text.substr(0, gram_length));
    for (std::size_t at = 1; at + gram_length <= text.size() && !rarest.empty(); ++at) {
        const std::span<const std::uint32_t> words = words_with(text.substr(at, gram_length));
        if (words.size() < rarest.size()) rarest = words;
    }
    return rarest;
}

void Vocabulary::look_up(std::string_view text, Demand& demand) const {
    if (text.find(' ') == std::string_view::npos)
        return look_up({.text = text, .begins_word = false, .ends_word = false}, demand);

    demand.text = text;
    std::size_t fragments = 0;
    for_each_word(text, [&](std::string_view part) {
        if (demand.impossible || ++fragments > fragments_max) return;
        look_up({.text = part,
                 .begins_word = part.data() != text.data(),
                 .ends_word = part.data() + part.size() != text.data() + text.size()},
                demand);
    });
}

void Vocabulary::look_up(const Fragment& fragment, Demand& demand) const {
    const std::string_view text = fragment.text;
    const bool anywhere = !fragment.begins_word && !fragment.ends_word;
    if (text.size() < gram_length || (text.size() == gram_length && anywhere)) {
        const auto found = std::ranges::lower_bound(set_keys_, key_of(text));
        if (found != set_keys_.end() && *found == key_of(text))
            return demand.want(products_with_gram_[static_cast<std::size_t>(found - set_keys_.begin())]);
        if (text.size() < gram_length) return demand.want(Set{});
    }
    std::vector<std::uint32_t> words;
    for (const std::uint32_t number : words_with_rarest_gram_of(text)) {
        if (fits(word(number), text, fragment.begins_word, fragment.ends_word)) words.push_back(number);
    }
    want_any(words, demand);
}

void Vocabulary::want_any(std::span<const std::uint32_t> words, Demand& demand) const {
    if (words.empty()) return demand.want(Set{});
    if (words.size() == 1) return demand.want(products_with_word_[words[0]]);
    std::size_t places = 0;
    for (const std::uint32_t number : words) places += products_with_word_[number].count;
    if (places <= short_list_min + products_ / short_list_share) {
        std::vector<Position> list;
        list.reserve(places);
        for (const std::uint32_t number : words) {
            const Set set = products_with_word_[number];
            if (set.dense()) {
                for_each(std::span(set.words, words_for(products_)),
                         [&](Position position) { list.push_back(position); });
            } else {
                list.insert(list.end(), set.list.begin(), set.list.end());
            }
        }
        std::ranges::sort(list);
        list.erase(std::unique(list.begin(), list.end()), list.end());
        return demand.want(std::move(list));
    }
    Bits bits(products_);
    for (const std::uint32_t number : words) unite(bits, products_with_word_[number]);
    demand.want(std::move(bits));
}

} // namespace cartwright::shelf
