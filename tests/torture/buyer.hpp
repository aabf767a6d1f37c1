#pragma once

#include "gate.hpp"
#include "support/load_client.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace cartwright::torture {

enum class Counter : std::uint8_t { store, payments };

struct Ports {
    std::uint16_t store = 0;
    std::uint16_t payments = 0;
};

/// A write that was answered for good, with the key that it can be repeated under.
struct Answered {
    Counter counter = Counter::store;
    std::string target{};
    std::string body{};
    std::string key{};
    int status = 0;
    std::string reply{};
};

/// How an order goes on after checkout.
enum class Way : std::uint8_t {
    pay,     // through the payments server
    confirm, // POST /payments/confirm, success
    fail,    // POST /payments/confirm, failed
    leave,   // nothing
};

/// An order that was answered yes, and the last word on it.
struct Purchase {
    std::string order{};
    std::string total{};
    Way way = Way::leave;
    int status = 0; // of the payment; 0: none was asked for, or nobody answered
};

/// All that one buyer, or a crowd, was told.
struct Memory {
    std::vector<Purchase> purchases{};
    std::vector<Answered> answers{};
    std::int64_t unanswered = 0;        // requests whose connection ended without a reply
    std::int64_t cut_off = 0;           // of these, within a reply
    std::int64_t put_off = 0;           // requests that were asked to come again (503, 409)
    std::int64_t given_up = 0;          // purchases without keys that ended with a request unanswered
    std::vector<std::string> trouble{}; // what must never happen

    void take(Memory&& other);
};

/// Buys, as one client with a connection to each server. Every write has an Idempotency-Key and is repeated until it
/// has been answered; what was answered before the connection was lost is asked again and must be the same to the byte.
/// Every twentieth purchase has no keys, and is given up when a request is not answered.
class Buyer {
  public:
    Buyer(const Ports& ports, const Gates& gates, std::string name);

    /// From an empty cart to the end of `way`.
    void buy(std::int64_t product, std::int64_t quantity, Way way);

    /// The same, all at random.
    void buy_anything(const std::vector<std::int64_t>& products);

    /// One write, repeated until it is answered for good; nothing when it has no key and was not answered.
    std::optional<Answered> insist(Counter counter, const std::string& target, const std::string& body = {});

    [[nodiscard]] Memory& memory() { return memory_; }

  private:
    void repeat_last();
    void complete(Purchase& purchase);

    std::array<tests::LoadClient, 2> clients_;
    const Gates& gates_;
    std::string name_;
    std::int64_t writes_ = 0;
    std::int64_t purchases_ = 0;
    bool has_keys_ = true;
    std::mt19937_64 random_;
    Memory memory_;
};

} // namespace cartwright::torture
