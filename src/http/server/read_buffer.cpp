#include "http/server/read_buffer.hpp"

#include <new>

namespace cartwright::http {

namespace {

// realloc grows large blocks without a copy, and without both blocks in memory at the same time.
char* allocated(std::size_t bytes) {
    void* const block = std::malloc(bytes); // NOLINT(cppcoreguidelines-no-malloc)
    if (block == nullptr) throw std::bad_alloc();
    return static_cast<char*>(block);
}

} // namespace

ReadBuffer::ReadBuffer(ByteBudget* budget) : budget_(budget), bytes_(allocated(capacity_first)) {}

ReadBuffer::~ReadBuffer() {
    if (budget_ != nullptr && extra() > 0) budget_->give(extra());
}

bool ReadBuffer::grow(std::size_t capacity) {
    const std::size_t more = capacity - capacity_;
    if (budget_ != nullptr && !budget_->take(more)) return false;
    void* const block = std::realloc(bytes_.get(), capacity); // NOLINT(cppcoreguidelines-no-malloc)
    if (block == nullptr) {
        if (budget_ != nullptr) budget_->give(more);
        throw std::bad_alloc();
    }
    [[maybe_unused]] const char* const former = bytes_.release(); // realloc owns it now
    bytes_.reset(static_cast<char*>(block));
    capacity_ = capacity;
    return true;
}

void ReadBuffer::shrink() {
    if (extra() == 0) return;
    void* const block = std::realloc(bytes_.get(), capacity_first); // NOLINT(cppcoreguidelines-no-malloc)
    if (block == nullptr) return;
    [[maybe_unused]] const char* const former = bytes_.release();
    bytes_.reset(static_cast<char*>(block));
    if (budget_ != nullptr) budget_->give(extra());
    capacity_ = capacity_first;
}

} // namespace cartwright::http
