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

/// The style of a text.
struct Style {
    double points = 9;
    bool bold = false;
    Colour colour{};
    Align align = Align::left;
};

/// Writes a PDF page by page, in any script. Positions are points from the upper left corner of the page. Not
/// thread-safe.
class Sheets {
  public:
    Sheets(const std::string& title, const std::string& made_at);
    ~Sheets();
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    /// Writes `text` between `x` and `x + width`, in as many lines as needed; returns its height.
    double write(double x, double y, double width, std::string_view text, const Style& style);

    /// Returns the height that `text` would have.
    double height(double width, std::string_view text, const Style& style);

    void rule(double x, double y, double width, double thickness, Colour colour);
    void next_sheet();

    /// Ends the last page and returns the PDF. Nothing can be written afterwards.
    std::string take();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::paper
