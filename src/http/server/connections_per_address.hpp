#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

namespace cartwright::http {

/// Counts the connections of each network: an IPv4 address, or the 64 bits of an IPv6 address that identify a site.
/// Used when a connection opens and when it closes. Safe from any thread.
class ConnectionsPerAddress {
  public:
    using Network = std::array<std::uint8_t, 16>;

    /// The place of one connection. It is given back when it is destroyed.
    class Place {
      public:
        Place() = default;
        Place(ConnectionsPerAddress& counts, const Network& network) : counts_(&counts), network_(network) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();

      private:
        ConnectionsPerAddress* counts_ = nullptr;
        Network network_{};
    };

    /// Counts one more connection, and returns how many there were before. Throws std::bad_alloc.
    std::size_t enter(const Network& network);

  private:
    void leave(const Network& network) noexcept;

    std::mutex mutex_;
    std::map<Network, std::size_t> counts_;
};

} // namespace cartwright::http
