#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace cartwright {

/// The reasons of refusals; domain/refusal.hpp defines all of them.
enum class Why : std::uint8_t;

/// One error in the input: where it is, and how to correct it.
struct Flaw {
    std::string place;   // "body", "query", "path", "header"
    std::string field;   // "quantity"; empty when all of the place is wrong
    std::string message; // "Input should be a valid integer"
    std::string type;    // "int_type"

    friend bool operator==(const Flaw&, const Flaw&) = default;
};

/// A request that was understood and refused. It is not a fault: nothing is broken.
struct Refusal {
    Why why;
    std::string subject{};      // what it concerns: 'Mechanical Keyboard', an order's status
    std::int64_t requested = 0; // the requested quantity or amount, where it is the reason
    std::int64_t available = 0; // what is available
    std::vector<Flaw> flaws{};  // the errors in the input, by field
    std::string currency{};     // "USD", where it is the reason

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T> class [[nodiscard]] Result : public tl::expected<T, Refusal> {
  public:
    using tl::expected<T, Refusal>::expected;
};

/// Returns the value that TRY takes from a successful Result.
template <class T> T unwrap(Result<T>&& good) { return *std::move(good); }
inline void unwrap(Result<void>&& /*good*/) {}

inline tl::unexpected<Refusal> refuse(Why why) { return tl::unexpected<Refusal>(Refusal{.why = why}); }

inline tl::unexpected<Refusal> refuse(Refusal refusal) { return tl::unexpected<Refusal>(std::move(refusal)); }

} // namespace cartwright

/// TRY(expression) is the value of a Result, or returns its refusal from this function. In plain functions only (never
/// a coroutine).
#define TRY(expression)                                                                                                \
    __extension__({                                                                                                    \
        auto&& attempt_ = (expression);                                                                                \
        if (!attempt_) return tl::unexpected<::cartwright::Refusal>(std::move(attempt_).error());                      \
        ::cartwright::unwrap(std::move(attempt_));                                                                     \
    })
