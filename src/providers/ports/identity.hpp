#pragma once

#include <cstdint>
#include <string>

namespace cartwright::providers {

enum class IdentityProvider : std::uint8_t { google, facebook };

/// What a person presents to be identified by a provider.
struct IdentityWish {
    enum class Kind : std::uint8_t { id_token, access_token, code, exchange_token };

    IdentityProvider provider = IdentityProvider::google;
    Kind kind = Kind::id_token;
    std::string credential;
    std::string nonce{}; // that the token must have; empty: it must have none
};

/// The result of an identification. `unknown`: the provider could not be asked, and may confirm it another time.
struct Identified {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::unknown;
    std::string subject{}; // the provider's id of the person: unique, and never changes
    std::string email{};   // in lower case; empty unless the provider has verified it
    std::string name{};    // the person's name there; may be empty
    std::string reason{};  // why not
};

/// Identifies people by an identity provider. Blocks, for a limited time: never on an I/O or writer thread, never in a
/// transaction. Safe from any thread.
class Identity {
  public:
    virtual ~Identity() = default;

    virtual Identified identify(const IdentityWish& wish) = 0;
};

} // namespace cartwright::providers
