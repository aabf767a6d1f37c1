#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// What an access key lets a program do.
enum class Scope : std::uint8_t {
    anyone,   // whatever needs no key
    buyer,    // an application of buyers: carts, checkout, tracking of all users
    shop,     // one shop: its listings, orders, money
    reseller, // one reseller's account and its customers
    billing,  // a program of the shop's own: payments, shipments and refunds of the order pipeline
    client,   // an application, on nobody's behalf
    member,   // somebody who has signed in
    admin,    // who runs the marketplace; a member who may do everything
};

std::string_view name_of(Scope scope);
std::optional<Scope> parse_scope(std::string_view name);

/// Who is asking, as far as the key tells. Without a key: anyone.
struct Actor {
    Scope scope = Scope::anyone;
    AccessKeyId key{};
    std::optional<AccountId> account{}; // whose key it is; none: of all accounts of the door
    std::optional<SellerId> seller{};   // whose shop it is

    /// An administrator may see to every shop, a shop to itself.
    [[nodiscard]] bool may_act_for(SellerId shop) const { return scope == Scope::admin || seller == shop; }
};

/// Who may use a route: a set of scopes. Empty: nobody but an administrator.
class Scopes {
  public:
    constexpr Scopes() = default;
    template <class... More> constexpr Scopes(Scope one, More... more) : bits_((bit(one) | ... | bit(more))) {}

    [[nodiscard]] constexpr bool has(Scope scope) const { return (bits_ & bit(scope)) != 0; }

    /// Where anyone may come in nobody is asked; an administrator may come in wherever there are keys.
    [[nodiscard]] constexpr bool let_in(Scope scope) const {
        return has(Scope::anyone) || has(scope) || scope == Scope::admin;
    }

  private:
    static constexpr unsigned bit(Scope scope) { return 1U << static_cast<unsigned>(scope); }
    unsigned bits_ = 0;
};

/// A key that lets a program in at a door. The key itself is known to who holds it alone.
struct AccessKey {
    AccessKeyId id;
    std::string hash{};
    std::string door;
    std::string label{}; // whose it is, for who manages them
    Scope scope = Scope::anyone;
    std::optional<AccountId> account{};
    std::optional<SellerId> seller{};
    std::optional<std::int64_t> family{}; // keys of one family end together
    std::optional<Instant> expires_at{};
    std::optional<Instant> revoked_at{};
    Instant made_at{};
};

} // namespace cartwright
