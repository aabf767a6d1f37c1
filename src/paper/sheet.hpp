#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cartwright::paper {

inline constexpr double sheet_width = 595.28; // A4, in points
inline constexpr double sheet_height = 841.89;

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};

enum class Align : unsigned char { left, right };

/// How a text is set.
struct Style {
    double points = 9;
    bool bold = false;
    Colour colour{};
    Align align = Align::left;
};

/// A PDF that is being written, sheet by sheet, in whatever script a text has. Positions are points from the upper left
/// corner of the sheet. For one thread.
class Sheets {
  public:
    Sheets(const std::string& title, const std::string& made_at);
    ~Sheets();
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    /// Sets `text` between `x` and `x + width`, in as many lines as it takes; returns how high it is.
    double write(double x, double y, double width, std::string_view text, const Style& style);

    /// How high it would be.
    double height(double width, std::string_view text, const Style& style);

    void rule(double x, double y, double width, double thickness, Colour colour);
    void next_sheet();

    /// Ends the last sheet. Nothing can be written any more.
    std::string take();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::paper
