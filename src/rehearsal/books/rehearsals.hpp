#pragma once

#include "domain/reseller/provisioning.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Stores what the rehearsal of a vendor was asked for and has done: the records that a vendor would have.
namespace cartwright::store::rehearsals {

struct Request {
    std::string key;
    OrderId order;
    std::int64_t asked = 0; // how often it was requested
    std::int64_t done = 0;  // how often it was carried out
    std::string received{}; // the request's content, without secrets
};

/// Counts one more request, and returns it with its new counts.
Request count_request(Transaction& transaction, const Request& request);
void carry_out(Transaction& transaction, std::string_view key);

/// The newest first.
std::vector<Request> latest(Transaction& transaction, std::optional<OrderId> order, std::int64_t limit);

/// Stores the state of a subscription, unless a later version is stored.
void save_subscription(Transaction& transaction, const Subscription& subscription);

} // namespace cartwright::store::rehearsals
