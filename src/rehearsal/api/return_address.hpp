#pragma once

#include <string>
#include <string_view>

namespace cartwright::api::rehearsal {

/// The origin of a URL to which a page of the rehearsal may send a browser. The URL is on this machine, or of the shop,
/// whose URL is `shop`. Empty for any other URL.
std::string origin_for_return(std::string_view url, std::string_view shop);

} // namespace cartwright::api::rehearsal
