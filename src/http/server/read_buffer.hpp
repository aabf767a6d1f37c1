#pragma once

#include "http/server/byte_budget.hpp"

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace cartwright::http {

/// Holds the bytes that were read from one connection, in one piece. Memory beyond its first size is taken from the
/// server's budget.
class ReadBuffer {
  public:
    static constexpr std::size_t capacity_first = 4 * 1024;

    /// The budget must outlive the buffer. Null: nothing is counted. Throws std::bad_alloc.
    explicit ReadBuffer(ByteBudget* budget);
    ~ReadBuffer();
    ReadBuffer(const ReadBuffer&) = delete;
    ReadBuffer& operator=(const ReadBuffer&) = delete;

    [[nodiscard]] char* data() const { return bytes_.get(); }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }

    /// The bytes that are counted in the budget.
    [[nodiscard]] std::size_t extra() const { return capacity_ - capacity_first; }

    /// Keeps the content, but may move it. False when the budget has no room. Throws std::bad_alloc when the machine
    /// has none. In both cases nothing changes.
    [[nodiscard]] bool grow(std::size_t capacity);

    /// Shrinks to the first size. The content is lost. Does nothing when there is no memory to do so.
    void shrink();

  private:
    struct End {
        void operator()(char* bytes) const { std::free(bytes); } // NOLINT(cppcoreguidelines-no-malloc)
    };

    ByteBudget* budget_;
    std::unique_ptr<char, End> bytes_;
    std::size_t capacity_ = capacity_first;
};

} // namespace cartwright::http
