#pragma once

#include <string>
#include <string_view>

namespace cartwright::api::rehearsal {

/// The origin of a URL that a page of the rehearsal may send a browser to: one on this machine, or of the shop, which
/// is found at `shop`. Empty for any other.
std::string origin_for_return(std::string_view url, std::string_view shop);

} // namespace cartwright::api::rehearsal
