#pragma once

#include "buyer.hpp"

#include <string>
#include <vector>

namespace cartwright::torture {

/// What was found wrong, in words; the first few. Empty is what every test wants to see.
using Wrongs = std::vector<std::string>;

/// The number of a cart or an order as the doors spell it.
std::string spelt(const std::string& number);

/// Orders that were answered yes and are not there now, as the store answers GET /orders: once, with their total, paid
/// when the payment was answered yes.
Wrongs lost_orders(const Memory& memory, const Ports& ports);

/// Answers that are not the same, to the byte, when they are asked for again under their keys.
Wrongs changed_answers(const Memory& memory, const Ports& ports);

/// Orders in the shop's database that no buyer knows of, above those that could not be known: purchases given up.
Wrongs unknown_orders(const Memory& memory, const std::string& shop);

/// Where the payments server's database and the shop's don't agree: charges that are not an order's one payment,
/// payments of buyers without exactly one charge.
Wrongs disagreements(const Memory& memory, const std::string& shop, const std::string& payments);

/// The same as far as GET /transactions and GET /orders tell it: the newest movements.
Wrongs strange_transactions(const Ports& ports);

/// Waits until the store has been told of every payment.
bool caught_up(const std::string& payments);

} // namespace cartwright::torture
