#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

namespace cartwright::http {

/// How many connections there are from each network: an IPv4 address, or the 64 bits of an IPv6 address that a site is
/// given as a whole. Asked when a connection comes and when it goes. Safe from any thread.
class AddressCounts {
  public:
    using Network = std::array<std::uint8_t, 16>;

    /// A place of one connection; given back when it is destroyed.
    class Place {
      public:
        Place() = default;
        Place(AddressCounts& counts, const Network& network) : counts_(&counts), network_(network) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();

      private:
        AddressCounts* counts_ = nullptr;
        Network network_{};
    };

    /// Counts one more, and returns how many there were before. Throws std::bad_alloc.
    std::size_t enter(const Network& network);

  private:
    void leave(const Network& network) noexcept;

    std::mutex mutex_;
    std::map<Network, std::size_t> counts_;
};

} // namespace cartwright::http
