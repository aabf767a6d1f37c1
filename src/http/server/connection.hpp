#pragma once

#include "http/network.hpp"
#include "http/server/event_loop.hpp"
#include "http/server/request_parser.hpp"

#include <array>
#include <limits>

namespace cartwright::http {

/// One connection of a client. It reads a request, has it handled, writes the reply, and so on, until either side ends
/// it. Everything runs on the thread of its loop, except as noted. It lives as long as an event of its socket or an
/// answer is pending.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::shared_ptr<EventLoop> loop, Transport transport, ListenerKind kind,
               ConnectionsPerAddress::Place place_of_address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Starts the connection. With a refusal, such as "Too many connections", the client gets only a 503 with that
    /// text, or over TLS a closed connection. It is a literal.
    void start(std::string_view refusal);

    /// Whether `check_deadline` has something to do.
    [[nodiscard]] bool is_due(TimePoint now) const;
    void check_deadline(TimePoint now);
    void drain();

    /// Runs `work(*this)`, which may end the connection. An exception, usually for lack of memory, ends this connection
    /// and no other. The caller must hold a share of the connection.
    template <class Work> void run_guarded(Work&& work) noexcept {
        try {
            work(*this);
        } catch (...) {
            give_up();
        }
    }

    /// Bytes per second of what it holds memory for. Negative after a second without traffic: the longer, the lower.
    /// Infinite when it holds none, waits for the server, or has only begun.
    [[nodiscard]] double transfer_rate(TimePoint now) const;

    /// The bytes that it holds beyond a small buffer.
    [[nodiscard]] std::size_t held() const { return parser_.held() + unsent_; }

    /// Closes the connection, because others need the memory.
    void make_room();

    /// Called by the transport.
    void on_handshake(bool well);
    void on_read(bool well, std::size_t bytes);
    void on_written(bool well, std::size_t bytes);

    void close();

    /// Releases the socket. Later events and answers are dropped.
    void abandon();

    /// Answers the current request.
    void answer(Reply&& reply);
    void answer_with(const std::function<Reply()>& write); // an empty function: a fault, answered 500

    /// From any thread. It takes the caller's share too: a connection must end on its own thread, so no other thread
    /// may hold the last share.
    static void answer_later(std::shared_ptr<Connection> connection, std::function<Reply()> write) {
        const std::shared_ptr<EventLoop> loop = connection->loop_;
        loop->later(std::move(connection), std::move(write));
    }

    /// Its entry in the loop's list of connections with an answer, guarded by the loop's mutex.
    struct Later {
        std::shared_ptr<Connection> next{};
        std::function<Reply()> write{};
        bool waits = false;
    };
    Later later;

    static constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();
    std::size_t place = no_place; // index in the loop's list

  private:
    enum class Phase : std::uint8_t { handshake, idle, head, body, handling, writing, streaming, lingering, closed };

    [[nodiscard]] const Limits& limits() const { return loop_->common().settings.limits; }
    void start_handshake();
    void refuse_for_lack_of_room(std::string_view refusal);
    void refuse_body();
    void give_up() noexcept;
    void count_unsent();
    void read();
    void proceed();
    bool handle();
    void refuse();
    [[nodiscard]] Reply complaint(int status, std::string_view detail) const;
    void take(Reply&& reply);
    void assign_request_id();
    bool conclude();
    void push();
    bool flush();
    void begin_stream();
    void continue_stream();
    void append_chunk(std::string_view bytes);
    bool settle();
    void finish();
    void linger();
    void discard_input();
    void on_input_discarded(bool well, std::size_t bytes);

    std::shared_ptr<EventLoop> loop_; // outlives the socket
    ConnectionsPerAddress::Place place_of_address_;
    std::optional<Transport> transport_;
    RequestParser parser_;
    Phase phase_ = Phase::idle;
    bool reading_ = false;                 // a read is under way
    bool inside_ = false;                  // the site's handler is running
    bool answered_ = false;                // the reply to the request at hand is in `out_`
    bool closing_ = false;                 // it closes after that reply
    bool streams_ = false;                 // that reply is a stream
    std::array<char, 64> ignored_input_{}; // what a client sends while a stream is sent to it
    std::size_t requests_ = 0;
    std::size_t discarded_bytes_ = 0;
    TimePoint now_;        // the time when something was last read or written
    TimePoint first_byte_; // of the current request
    TimePoint deadline_;   // of the phase; none while handling
    Reply reply_;
    std::string out_; // replies, as bytes
    std::size_t written_ = 0;
    std::size_t unsent_ = 0; // bytes of it that are counted in the budget
    std::array<char, 16> id_{};
    std::string peer_;
};

} // namespace cartwright::http
