#pragma once

namespace cartwright::tests {

/// How many times as much time and memory as the shipped program a program of this build may take.
inline constexpr int allowance =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    10;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    10;
#else
    1;
#endif
#else
    1;
#endif

} // namespace cartwright::tests
