#pragma once

#include <cstdint>
#include <string>

namespace cartwright::providers {

enum class IdentityProvider : std::uint8_t { google, facebook };

/// What somebody shows who says that a provider knows him.
struct IdentityWish {
    enum class Kind : std::uint8_t { id_token, access_token, code, exchange_token };

    IdentityProvider provider = IdentityProvider::google;
    Kind kind = Kind::id_token;
    std::string credential;
    std::string nonce{}; // what the token must carry; empty: it must carry none
};

/// Who that is. `unknown`: the provider could not be asked, and may say yes another time.
struct Identified {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::unknown;
    std::string subject{}; // the provider's own name of him: it never changes, and is nobody else's
    std::string email{};   // in lower case; empty unless the provider says that it is his
    std::string name{};    // as he calls himself there; may be empty
    std::string reason{};  // why not
};

/// Asks who somebody is. Blocks, for a limited time: never on an I/O or writer thread, never in a transaction. Safe
/// from any thread.
class Identity {
  public:
    virtual ~Identity() = default;

    virtual Identified identify(const IdentityWish& wish) = 0;
};

} // namespace cartwright::providers
