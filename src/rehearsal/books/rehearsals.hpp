#pragma once

#include "domain/reseller/provisioning.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// What the rehearsal of a vendor was asked for and has done, as stored: what a vendor would know.
namespace cartwright::store::rehearsals {

struct Request {
    std::string key;
    OrderId order;
    std::int64_t asked = 0; // how often it was asked for
    std::int64_t done = 0;  // how often it was carried out
    std::string received{}; // what it was told, without secrets
};

/// Notes that it was asked for once more; returns it as it is then.
Request ask(Transaction& transaction, const Request& request);
void carry_out(Transaction& transaction, std::string_view key);

/// The newest first.
std::vector<Request> latest(Transaction& transaction, std::optional<OrderId> order, std::int64_t limit);

/// The vendor knows the subscription so, unless it knows a later version.
void tell(Transaction& transaction, const Subscription& subscription);

} // namespace cartwright::store::rehearsals
