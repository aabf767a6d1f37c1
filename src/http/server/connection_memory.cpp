// How a connection counts the memory of the server that it holds, and how it gives it back.

#include "http/server/connection.hpp"

#include <limits>
#include <utility>

namespace cartwright::http {

namespace {

constexpr std::size_t output_of_idle = 4 * 1024; // an idle client keeps no more than this
constexpr std::size_t unsent_min = 16 * 1024;    // less is not counted
constexpr std::chrono::seconds silence_min{1};   // a client is slow after this
constexpr Problem no_room{.status = 503, .detail = "The server has no room for more requests"};

} // namespace

/// Refuses a body because the budget of the server is used up.
void Connection::refuse_body() {
    parser_.refuse(no_room);
    refuse();
    conclude();
}

/// Counts the memory of `out_` while the client does not take it.
void Connection::count_unsent() {
    const std::size_t unsent = out_.size() < unsent_min ? 0 : out_.capacity();
    if (unsent == unsent_) return;
    ByteBudget& budget = loop_->common().budget;
    budget.take_unchecked(unsent);
    budget.give(std::exchange(unsent_, unsent));
}

void Connection::give_up() noexcept {
    ++loop_->common().dropped;
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    closing_ = true;
    answered_ = false;
    streams_ = false;
    transport_->close();
}

double Connection::transfer_rate(TimePoint now) const {
    using Seconds = std::chrono::duration<double>;
    constexpr double never = std::numeric_limits<double>::infinity();
    const bool is_written_to = phase_ == Phase::writing;
    if (held() == 0 || (!is_written_to && phase_ != Phase::head && phase_ != Phase::body)) return never;
    if (now - now_ >= silence_min) return -Seconds(now - now_).count();
    if (now - first_byte_ < silence_min) return never;
    return static_cast<double>(is_written_to ? written_ : parser_.held()) / Seconds(now - first_byte_).count();
}

/// A client that is sending gets a 503 first, as far as the kernel takes it at once.
void Connection::make_room() {
    ++loop_->common().dropped;
    if (phase_ == Phase::head || phase_ == Phase::body) {
        parser_.refuse(no_room);
        refuse();
        push();
    }
    close();
}

bool Connection::is_due(TimePoint now) const {
    if (phase_ == Phase::idle && out_.capacity() > output_of_idle && now - now_ >= silence_min) return true;
    const bool waits_for_server = phase_ == Phase::handling || phase_ == Phase::streaming;
    return !waits_for_server && phase_ != Phase::closed && now >= deadline_;
}

} // namespace cartwright::http
