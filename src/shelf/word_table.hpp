#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::shelf {

/// Numbers words in the order in which they first appear. It is needed only while a vocabulary is built. A million
/// products have tens of millions of words. So a look-up normally reads one cache line: open addressing, with half of
/// the hash in the slot.
class WordTable {
  public:
    WordTable(std::string& pool, std::vector<std::uint64_t>& starts) : pool_(pool), starts_(starts) {
        starts_.assign(1, 0);
    }

    std::uint32_t number(std::string_view word) {
        const std::size_t hash = std::hash<std::string_view>{}(word);
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[at];
            if (slot.number == 0) return insert(word, slot, tag);
            if (slot.tag == tag && text(slot.number - 1) == word) return slot.number - 1;
        }
    }

  private:
    struct Slot {
        std::uint32_t number = 0; // the word's number plus one; 0 when the slot is free
        std::uint32_t tag = 0;
    };

    [[nodiscard]] std::string_view text(std::uint32_t number) const {
        return std::string_view(pool_).substr(starts_[number], starts_[number + 1] - starts_[number]);
    }

    std::uint32_t insert(std::string_view word, Slot& slot, std::uint32_t tag) {
        const auto number = static_cast<std::uint32_t>(starts_.size() - 1);
        slot = {.number = number + 1, .tag = tag};
        pool_ += word;
        starts_.push_back(pool_.size());
        if (2 * starts_.size() > slots_.size()) grow();
        return number;
    }

    void grow() {
        std::vector<Slot> wider(slots_.size() * 2);
        for (std::uint32_t number = 0; number + 1 < starts_.size(); ++number) {
            const std::size_t hash = std::hash<std::string_view>{}(text(number));
            std::size_t at = hash & (wider.size() - 1);
            while (wider[at].number != 0) at = (at + 1) & (wider.size() - 1);
            wider[at] = {.number = number + 1, .tag = static_cast<std::uint32_t>(hash >> 32)};
        }
        slots_ = std::move(wider);
    }

    static constexpr std::size_t slots_at_first = 64;

    std::string& pool_;
    std::vector<std::uint64_t>& starts_;
    std::vector<Slot> slots_ = std::vector<Slot>(slots_at_first);
};

} // namespace cartwright::shelf
