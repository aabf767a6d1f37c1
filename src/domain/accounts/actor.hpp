#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// What an access key permits.
enum class Scope : std::uint8_t {
    anyone,   // everything that needs no key
    buyer,    // an application of buyers: carts, checkout, tracking of all users
    shop,     // one shop: its listings, orders and money
    reseller, // one reseller's account and its customers
    billing,  // a back-office program: payments, shipments and refunds of the order pipeline
    client,   // an application that acts for no member
    member,   // a member who has signed in
    admin,    // an operator of the marketplace; a member with all rights
};

std::string_view name_of(Scope scope);
std::optional<Scope> parse_scope(std::string_view name);

/// The caller of a request, identified by its key. Without a key the scope is `anyone`.
struct Actor {
    Scope scope = Scope::anyone;
    AccessKeyId key{};
    std::optional<AccountId> account{}; // owner of the key; none: all accounts of the door
    std::optional<SellerId> seller{};   // the shop that the key is for

    /// An administrator may act for every shop, a shop for itself only.
    [[nodiscard]] bool may_act_for(SellerId shop) const { return scope == Scope::admin || seller == shop; }
};

/// The scopes that may use a route. An empty set admits administrators only.
class Scopes {
  public:
    constexpr Scopes() = default;
    template <class... More> constexpr Scopes(Scope one, More... more) : bits_((bit(one) | ... | bit(more))) {}

    [[nodiscard]] constexpr bool has(Scope scope) const { return (bits_ & bit(scope)) != 0; }

    /// `anyone` admits every caller. An administrator is always admitted.
    [[nodiscard]] constexpr bool allows(Scope scope) const {
        return has(Scope::anyone) || has(scope) || scope == Scope::admin;
    }

  private:
    static constexpr unsigned bit(Scope scope) { return 1U << static_cast<unsigned>(scope); }
    unsigned bits_ = 0;
};

/// A caller's credential at a door. Only its hash is stored; the key itself is known to its holder only.
struct AccessKey {
    AccessKeyId id;
    std::string hash{};
    std::string door;
    std::string label{}; // the holder's name, for the operator who manages keys
    Scope scope = Scope::anyone;
    std::optional<AccountId> account{};
    std::optional<SellerId> seller{};
    std::optional<std::int64_t> family{}; // keys of one family are revoked together
    std::optional<Instant> expires_at{};
    std::optional<Instant> revoked_at{};
    Instant made_at{};
};

} // namespace cartwright
