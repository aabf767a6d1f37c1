#include "base/instant.hpp"

#include <chrono>

namespace cartwright {

Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

namespace {

/// Writes the last two digits of a number and returns the end.
char* write_two(char* out, unsigned number) {
    constexpr unsigned base = 10;
    *out++ = static_cast<char>('0' + number / base % base);
    *out++ = static_cast<char>('0' + number % base);
    return out;
}

} // namespace

std::string timestamp(Instant instant) {
    std::string text(timestamp_bytes, '0');
    write_timestamp(text.data(), instant);
    return text;
}

void write_timestamp(char* out, Instant instant) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(instant.milliseconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    const auto number = [](auto value) { return static_cast<unsigned>(value); };
    constexpr unsigned hundred = 100;
    const unsigned year = number(static_cast<int>(date.year()));
    const unsigned milliseconds = number(clock.subseconds().count());
    out = write_two(write_two(out, year / hundred), year % hundred);
    *out++ = '-';
    out = write_two(out, number(date.month()));
    *out++ = '-';
    out = write_two(out, number(date.day()));
    *out++ = 'T';
    out = write_two(out, number(clock.hours().count()));
    *out++ = ':';
    out = write_two(out, number(clock.minutes().count()));
    *out++ = ':';
    out = write_two(out, number(clock.seconds().count()));
    *out++ = '.';
    *out++ = static_cast<char>('0' + milliseconds / hundred);
    out = write_two(out, milliseconds % hundred);
    *out = 'Z';
}

} // namespace cartwright
