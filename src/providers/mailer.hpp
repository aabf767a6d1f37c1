#pragma once

#include "domain/message.hpp"

#include <string>

namespace cartwright::providers {

/// What became of something that was asked of the outside. `unknown`: it may have happened; ask again with the same
/// key.
struct Told {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::yes;
    std::string reason{};    // why not
    std::string reference{}; // the other side's own name of it
};

/// Sends mail and text messages. Blocks: never on an I/O or writer thread, never in a transaction. Safe from any
/// thread.
class Mailer {
  public:
    virtual ~Mailer() = default;

    /// Under the same id a message is the same message: whoever gets it twice can tell. `no` is final: nobody is there.
    virtual Told send(const Message& message) = 0;
};

} // namespace cartwright::providers
