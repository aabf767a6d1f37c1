#include "providers/live/identity/identity.hpp"

#include "providers/live/identity/id_token.hpp"
#include "providers/live/identity/person.hpp"

#include <algorithm>

namespace cartwright::providers::live {

namespace {

/// Whether a text may be a credential. Other texts are not sent to a provider.
bool is_credential(std::string_view text) {
    return !text.empty() && text.size() <= token_bytes_max &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace

Identity::Identity(IdentitySettings settings, const Clock& clock)
    : timeout_(settings.timeout), google_(std::move(settings.google), clock, settings.keys),
      facebook_(std::move(settings.facebook)) {}

Identified Identity::identify(const IdentityWish& wish) {
    if (!is_credential(wish.credential)) return refused("it is no token");
    ProviderCall call(timeout_);
    return wish.provider == IdentityProvider::google ? google_.identify(wish, call) : facebook_.identify(wish, call);
}

} // namespace cartwright::providers::live
