#pragma once

#include "program/races/request.hpp"

#include "support/load_client.hpp"
#include "support/server_process.hpp"

namespace cartwright::races {

/// A demo shop with its payments server, and what callers of each API need.
class Site {
  public:
    explicit Site(tests::Engine engine);

    [[nodiscard]] tests::ServerProcess& server() { return server_; }
    [[nodiscard]] const tests::ServerProcess& server() const { return server_; }

    /// Restarts the server so that vendors are asked an hour after an order: orders stay undecided for the whole test.
    void hold_vendors_back();

    /// Waits, for at most a minute, until no charge, refund, shipment or payout is undecided and the payments server
    /// has delivered every callback. Returns what is still open.
    [[nodiscard]] std::string wait_until_settled() const;

    /// The names that a run begins with: products, the demo's user, and a word that is unique to the run.
    [[nodiscard]] Names names(std::int64_t run, std::int64_t gateway_delay_ms) const;

    [[nodiscard]] const std::string& headers_of(Who who) const { return headers_.at(who); }

  private:
    void stock_up();
    void sign_in();

    tests::ServerProcess server_;
    std::vector<std::string> kettles_;
    Names common_;
    std::map<Who, std::string> headers_;
};

/// One caller, with a connection to each server. For one thread at a time.
class Caller {
  public:
    explicit Caller(const Site& site)
        : site_(site), store_(site.server().store_port(), patience),
          payments_(site.server().payments_port(), patience) {}

    /// Sends what `request` says; nothing when there was no answer.
    std::optional<tests::LoadReply> send(const Request& request, const Names& names);

    /// Sends all of them and keeps what they capture. Throws std::runtime_error when one is not answered 2xx.
    void prepare(const std::vector<Request>& requests, Names& names);

  private:
    static constexpr std::chrono::seconds patience{30};

    const Site& site_;
    tests::LoadClient store_;
    tests::LoadClient payments_;
};

} // namespace cartwright::races
