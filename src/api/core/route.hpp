#pragma once

#include "api/core/operation.hpp"
#include "domain/accounts/actor.hpp"

#include <algorithm>

namespace cartwright::api {

class RequestContext;

/// The last column of a route table: who may use a route, and whether its requests are recorded for repetition:
/// `members`, `members.unrecorded()`.
struct Access {
    Scopes scopes{}; // at a door that requires access keys; none: administrators only
    bool records = true;
    bool holds_card = false;
    bool grants_access = false;
    bool (*is_open_for)(RequestContext&) = nullptr;

    /// An Idempotency-Key is ignored, since the answers must not be stored.
    [[nodiscard]] constexpr Access unrecorded() const {
        Access access = *this;
        access.records = false;
        return access;
    }

    /// The body may hold card data: none of it is stored.
    [[nodiscard]] constexpr Access with_card_data() const {
        Access access = *this;
        access.holds_card = true;
        return access;
    }

    /// A request without a key is allowed if `is_open` says so.
    [[nodiscard]] constexpr Access or_anyone_if(bool (*is_open)(RequestContext&)) const {
        Access access = *this;
        access.is_open_for = is_open;
        return access;
    }

    /// A request without a key is allowed; with a key the caller is identified.
    [[nodiscard]] constexpr Access or_anyone() const {
        return or_anyone_if([](RequestContext&) { return true; });
    }

    /// The answer grants access, so its Idempotency-Key must be unguessable.
    [[nodiscard]] constexpr Access granting_access() const {
        Access access = *this;
        access.grants_access = true;
        return access;
    }
};

inline constexpr Access anyone{Scope::anyone};

/// One row of a door's route table, from which the router is made.
struct Route {
    http::Method method;
    std::string_view path; // "/cart/{cart_id}/items"
    void (*handle)(RequestContext&);
    Access access;
};

/// Whether `operation` is an entry of the manual for `route`.
constexpr bool is_for(const Operation& operation, const Route& route) {
    return operation.method == route.method && operation.path == route.path;
}

constexpr bool each_route_has_one_entry(std::span<const Route> routes, std::span<const Operation> manual) {
    return std::ranges::all_of(routes, [&](const Route& route) {
        return std::ranges::count_if(manual, [&](const Operation& entry) { return is_for(entry, route); }) == 1;
    });
}

constexpr bool each_entry_has_one_route(std::span<const Route> routes, std::span<const Operation> manual) {
    return std::ranges::all_of(manual, [&](const Operation& entry) {
        return std::ranges::count_if(routes, [&](const Route& route) { return is_for(entry, route); }) == 1;
    });
}

// These have no definition: a call fails the compilation, and the compiler's message names the function.
void a_route_has_no_entry_in_the_manual_or_several();
void an_entry_of_the_manual_has_no_route_or_several();

/// The routes of a door and its manual, which has one entry for each of them. Otherwise it does not compile.
class RouteTable {
  public:
    consteval RouteTable(std::span<const Route> routes, std::span<const Operation> manual)
        : routes_(routes), manual_(manual) {
        if (!each_route_has_one_entry(routes, manual)) a_route_has_no_entry_in_the_manual_or_several();
        if (!each_entry_has_one_route(routes, manual)) an_entry_of_the_manual_has_no_route_or_several();
    }

    [[nodiscard]] auto begin() const { return routes_.begin(); }
    [[nodiscard]] auto end() const { return routes_.end(); }

    /// The manual's entry for a route of this table. It compares paths, so the server calls it once for each route,
    /// when it mounts them.
    [[nodiscard]] const Operation& operation_of(const Route& route) const {
        return *std::ranges::find_if(manual_, [&](const Operation& entry) { return is_for(entry, route); });
    }

  private:
    std::span<const Route> routes_;
    std::span<const Operation> manual_;
};

} // namespace cartwright::api
