#pragma once

#include "api/core/input.hpp"
#include "api/core/request_context.hpp"

#include <array>
#include <limits>

/// What several requests of the marketplace read in the same way.
namespace cartwright::api::marketplace {

using Presence = BodyInput::Presence;

inline constexpr std::int64_t list_default = 50;
inline constexpr std::int64_t list_max = 500;
inline constexpr std::int64_t number_max = std::numeric_limits<std::int64_t>::max();

/// An id in the query, which is required.
std::optional<std::int64_t> read_required_id(QueryInput& query, std::string_view name);

/// An amount of dollars above 0 with at most two places, in cents.
std::optional<std::int64_t> read_amount(BodyInput& body, std::string_view name, Presence presence);

/// One of the words of a list, in any case.
std::optional<std::string> read_choice(BodyInput& body, std::string_view name, Presence presence,
                                       std::span<const std::string_view> list);
std::optional<std::string> read_choice(QueryInput& query, std::string_view name,
                                       std::span<const std::string_view> list);

/// "Input should be 'new' or 'used'".
std::string format_choices(std::span<const std::string_view> list);

} // namespace cartwright::api::marketplace
