#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace cartwright {

/// Every way the shop can say no: defined on one page, domain/refusal.hpp.
enum class Why : std::uint8_t;

/// One thing wrong with what was sent: where it stood, and what to do about it.
struct Flaw {
    std::string place;   // "body", "query", "path", "header"
    std::string field;   // "quantity"; empty when the whole of it is wrong
    std::string message; // "Input should be a valid integer"
    std::string type;    // "int_type"

    friend bool operator==(const Flaw&, const Flaw&) = default;
};

/// A request that was understood and turned down. Not a fault: nothing is broken.
struct Refusal {
    Why why;
    std::string subject{};      // what it is about: 'Mechanical Keyboard', an order's status
    std::int64_t requested = 0; // how much was wanted, where that is the reason
    std::int64_t available = 0; // how much there is
    std::vector<Flaw> flaws{};  // what is wrong with the input, field by field
    std::string currency{};     // "USD", where that is the reason

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T> class [[nodiscard]] Result : public tl::expected<T, Refusal> {
  public:
    using tl::expected<T, Refusal>::expected;
};

/// What TRY takes out of a good Result.
template <class T> T taken(Result<T>&& good) { return *std::move(good); }
inline void taken(Result<void>&& /*good*/) {}

inline tl::unexpected<Refusal> refuse(Why why) { return tl::unexpected<Refusal>(Refusal{.why = why}); }

inline tl::unexpected<Refusal> refuse(Refusal refusal) { return tl::unexpected<Refusal>(std::move(refusal)); }

} // namespace cartwright

/// The value of a Result, or a return from this function with its refusal. In plain functions only (never a coroutine).
#define TRY(expression)                                                                                                \
    __extension__({                                                                                                    \
        auto&& attempt_ = (expression);                                                                                \
        if (!attempt_) return tl::unexpected<::cartwright::Refusal>(std::move(attempt_).error());                      \
        ::cartwright::taken(std::move(attempt_));                                                                      \
    })
