#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright {

/// Writes JSON in reading order into one string, so that the code is a picture of the reply:
///
///     json.object([&] {
///         json.field("cart_id", spelled(cart.id));
///         json.array("items", cart.lines, [&](const Line& line) { write(json, line); });
///         json.money("total", total);
///     });
class JsonWriter {
  public:
    explicit JsonWriter(std::size_t bytes_expected = 256) { out_.reserve(bytes_expected); }

    template <class Members> void object(Members&& members) {
        open('{');
        members();
        close('}');
    }
    template <class Members> void object(std::string_view name, Members&& members) {
        key(name);
        object(members);
    }
    template <class Items, class Write> void array(const Items& items, Write&& write) {
        open('[');
        for (const auto& item : items) write(item);
        close(']');
    }
    template <class Items, class Write> void array(std::string_view name, const Items& items, Write&& write) {
        key(name);
        array(items, write);
    }

    /// An array of what `write` writes, of whatever kinds.
    template <class Write> void items(Write&& write) {
        open('[');
        write();
        close(']');
    }

    void field(std::string_view name, std::string_view text);
    void field(std::string_view name, const char* text) { field(name, std::string_view(text)); }
    void field(std::string_view name, std::int64_t number);
    void field(std::string_view name, bool claim);
    void money(std::string_view name, std::int64_t minor);                     // 17998 → 179.98
    void hundredths(std::string_view name, std::int64_t n) { money(name, n); } // a rating: 470 → 4.7
    void plain(std::string_view name, std::string_view text); // has nothing to escape: an id, a word of our own
    void moment(std::string_view name, Instant instant);      // as `timestamp` spells it
    void null(std::string_view name);
    void text(std::string_view value);   // an item of an array
    void raw(std::string_view json);     // already JSON: an item, or after `key`
    void key(std::string_view name);     // names are literals without anything to escape
    void any_key(std::string_view name); // a name that somebody has given

    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quoted(std::string_view text);

    std::string out_;
    bool first_ = true; // nothing stands before the next item
};

} // namespace cartwright
