#pragma once

#include "base/object_id.hpp"
#include "support/database.hpp"

#include <string>

namespace cartwright::tests {

/// A payment of a member by card into a cart of its own, as if both had been made; its id. `owner` is the member's id.
inline std::string add_card_payment(const std::string& database, std::int64_t number, const std::string& owner,
                                    const std::string& status = "pending") {
    const std::string id = std::to_string(number);
    const std::string owner_number = std::to_string(parse_object_id(owner).value().number);
    meddle(database, "INSERT INTO member_carts (id, owner_id, made_at, changed_at) VALUES (" + id + ", " +
                         owner_number +
                         ", 1, 1); INSERT INTO cart_payments (id, owner_id, cart_id, method, status, "
                         "amount_minor, change_minor, currency, refund, first_name, email, phone, "
                         "product_info, came_back, made_at, changed_at) VALUES (" +
                         id + ", " + owner_number + ", " + id + ", 'card', '" + status +
                         "', 1000, 0, 'INR', 0, '', '', '', '', 0, 1, 1)");
    return object_id(number);
}

} // namespace cartwright::tests
