#include "domain/accounts/actor.hpp"

namespace cartwright {

std::string_view name_of(Scope scope) {
    switch (scope) {
    case Scope::anyone: return "anyone";
    case Scope::buyer: return "buyer";
    case Scope::shop: return "shop";
    case Scope::reseller: return "reseller";
    case Scope::billing: return "billing";
    case Scope::client: return "client";
    case Scope::member: return "member";
    case Scope::admin: return "admin";
    }
    return {};
}

std::optional<Scope> parse_scope(std::string_view name) {
    for (const Scope scope : {Scope::anyone, Scope::buyer, Scope::shop, Scope::reseller, Scope::billing, Scope::client,
                              Scope::member, Scope::admin})
        if (name_of(scope) == name) return scope;
    return std::nullopt;
}

} // namespace cartwright
