#include "import/progress.hpp"

#include <iostream>
#include <string>
#include <unistd.h>

namespace cartwright::import {

Progress::Progress(std::ostream& out) : out_(&out == &std::cerr && isatty(STDERR_FILENO) == 1 ? &out : nullptr) {}

void Progress::show(int percent) {
    if (out_ == nullptr || percent == shown_) return;
    constexpr int width = 40;
    const auto filled = static_cast<std::size_t>(percent * width / 100);
    *out_ << "\r[" << std::string(filled, '=') << std::string(width - filled, ' ') << "] " << percent << " %"
          << std::flush;
    shown_ = percent;
}

void Progress::erase() {
    if (out_ != nullptr && shown_ >= 0) *out_ << "\r\x1b[K" << std::flush;
    shown_ = -1;
}

} // namespace cartwright::import
