#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cartwright::http {

class JsonValue;

struct JsonObject {
    const void* document;
    std::size_t index;

    /// Returns the last member of that name.
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;

    /// Returns the names of all members, in the order sent.
    [[nodiscard]] std::vector<std::string_view> names() const;
    /// Returns all members in the order sent, including those with the same name.
    [[nodiscard]] std::vector<std::pair<std::string_view, JsonValue>> members() const;
};

/// A value of a parsed document. It is valid until the next parse of its reader.
class JsonValue {
  public:
    enum class Kind : std::uint8_t { null, boolean, integer, real, text, array, object };

    JsonValue(const void* document, std::size_t index) : document_(document), index_(index) {}

    [[nodiscard]] Kind kind() const;

    /// Return nothing when the value is of another kind. `integer` also accepts a real without a fraction that fits.
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    /// As `integer`, but a whole number that does not fit becomes the nearest one that does.
    [[nodiscard]] std::optional<std::int64_t> nearest_integer() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::string_view> text() const;
    [[nodiscard]] std::optional<JsonObject> object() const;
    [[nodiscard]] std::optional<std::vector<JsonValue>> array() const;

  private:
    const void* document_;
    std::size_t index_;
};

/// Parses whole JSON documents with simdjson. It validates everything (UTF-8, numbers, depth), including values that
/// are never read. An integer beyond 64 bits is read as a real. Use one reader per thread.
class JsonReader {
  public:
    explicit JsonReader(std::size_t depth_max = 32);
    ~JsonReader();
    JsonReader(JsonReader&&) noexcept;

    /// Returns nothing when `text` is not one well-formed document of at most the given depth.
    std::optional<JsonValue> parse(std::string_view text);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::http
