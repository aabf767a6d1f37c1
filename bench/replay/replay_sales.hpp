#pragma once

#include "import/online_retail.hpp"
#include "replay_client.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::bench {

/// A product of the data set as the server has it.
struct Offered {
    std::int64_t id = 0;
    std::int64_t stock = 0;
};

/// The products of the data set on the server, in the data set's order. Throws std::runtime_error when they are not
/// there: the data set must have been imported in one go.
std::vector<Offered> find_products(const Address& address, const std::vector<operations::Goods>& goods);

enum class Step : std::uint8_t { open, add, check_out, confirm };
inline constexpr std::array<std::string_view, 4> step_names{"open a cart", "add a line", "check out",
                                                            "confirm payment"};

/// An order that the server says is paid.
struct PaidOrder {
    std::string id;
    std::size_t sale = 0;
};

struct Replayed {
    std::array<std::vector<float>, step_names.size()> milliseconds{}; // of every request, by its step
    std::vector<PaidOrder> orders{};
    double seconds = 0;
};

/// What is replayed: the first `count` sales.
struct Script {
    const import::OnlineRetail& retail;
    const std::vector<Offered>& offered;
    std::size_t count = 0;
};

/// What a sale must cost: the sum of the catalogue's prices, each taken as often as the invoice says.
std::int64_t expected_pence(const import::OnlineRetail& retail, const import::RetailSale& sale);

/// Replays the sales with `clients` shoppers at once, each of whom takes the next sale when one is done. Throws
/// std::runtime_error when an answer is not the expected one.
Replayed replay(const Address& address, const Script& script, std::size_t clients);

/// Compares what the server shows with what was replayed. Returns the differences, the first twenty of them in words.
struct Differences {
    std::size_t count = 0;
    std::vector<std::string> first{};
};
Differences compare(const Address& address, const Script& script, const Replayed& replayed);

} // namespace cartwright::bench
