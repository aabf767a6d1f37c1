#pragma once

#include "shelf/bits.hpp"
#include "shelf/shelf.hpp"

#include <string>
#include <string_view>

namespace cartwright::shelf {

using Items = std::span<const std::shared_ptr<const Item>>;

/// The names and descriptions of a volume in `searchable` form (base/text.hpp), one after the other.
class Texts {
  public:
    Texts() = default;
    explicit Texts(Items items);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] std::string_view name(Position position) const;
    [[nodiscard]] std::string_view description(Position position) const;

    /// Returns whether the name or the description contains `text`. A match may not begin in one and end in the other.
    [[nodiscard]] bool contain(Position position, std::string_view text) const;

    /// Returns those of `positions` whose texts contain `text`.
    [[nodiscard]] std::vector<Position> keep_containing(std::string_view text, std::vector<Position> positions) const;

  private:
    struct Place {
        std::uint64_t start = 0;
        std::uint32_t name = 0;        // bytes
        std::uint32_t description = 0; // bytes, after the name
    };

    std::string pool_;
    std::vector<Place> places_;
};

/// Calls `visit` with each word of `text`, which is in `searchable` form: words are separated by spaces only.
template <class Visit> void for_each_word(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && text[at] == ' ') ++at;
        const std::size_t start = at;
        while (at < text.size() && text[at] != ' ') ++at;
        if (at > start) visit(text.substr(start, at - start));
    }
}

} // namespace cartwright::shelf
