#pragma once

#include <iosfwd>

namespace cartwright::import {

/// A bar that grows in one line of the terminal. Shows nothing when `out` is not the terminal's standard error.
class Progress {
  public:
    explicit Progress(std::ostream& out);

    void show(int percent);
    void erase();

  private:
    std::ostream* out_; // null when nothing is shown
    int shown_ = -1;
};

} // namespace cartwright::import
