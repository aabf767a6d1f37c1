#pragma once

#include <iosfwd>

namespace cartwright::import {

/// A progress bar in one line of the terminal. It shows nothing unless `out` is std::cerr and that is a terminal.
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
