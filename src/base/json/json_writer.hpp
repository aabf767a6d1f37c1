#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright {

/// Writes JSON into one string in reading order, so that the code has the structure of the reply:
///
///     json.object([&] {
///         json.field("cart_id", format(cart.id));
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

    /// Writes an array whose items `write` writes, of any kinds.
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
    void hundredths(std::string_view name, std::int64_t n) { money(name, n); } // for ratings: 470 → 4.7
    void plain(std::string_view name, std::string_view text);                  // needs no escaping: an id, a constant
    void moment(std::string_view name, Instant instant);                       // formatted by `timestamp`
    void null(std::string_view name);
    void text(std::string_view value);   // an item of an array
    void raw(std::string_view json);     // already JSON: an item, or after `key`
    void key(std::string_view name);     // names are literals that need no escaping
    void any_key(std::string_view name); // an arbitrary name, which is escaped

    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quoted(std::string_view text);

    std::string out_;
    bool first_ = true; // the next item needs no comma
};

} // namespace cartwright
