#include "base/instant.hpp"

#include <chrono>

namespace cartwright {

Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

namespace {

void append_digit(std::string& text, unsigned digit) { text += static_cast<char>('0' + digit); }

void append_two(std::string& text, unsigned number) {
    constexpr unsigned base = 10;
    append_digit(text, number / base % base);
    append_digit(text, number % base);
}

} // namespace

std::string timestamp(Instant instant) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(instant.milliseconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    const auto number = [](auto value) { return static_cast<unsigned>(value); };
    std::string text;
    text.reserve(24); // "2026-11-21T09:02:58.123Z"
    const unsigned year = number(static_cast<int>(date.year()));
    const unsigned milliseconds = number(clock.subseconds().count());
    constexpr unsigned hundred = 100;
    append_two(text, year / hundred);
    append_two(text, year % hundred);
    text += '-';
    append_two(text, number(date.month()));
    text += '-';
    append_two(text, number(date.day()));
    text += 'T';
    append_two(text, number(clock.hours().count()));
    text += ':';
    append_two(text, number(clock.minutes().count()));
    text += ':';
    append_two(text, number(clock.seconds().count()));
    text += '.';
    append_digit(text, milliseconds / hundred);
    append_two(text, milliseconds % hundred);
    text += 'Z';
    return text;
}

} // namespace cartwright
