#pragma once

#include "http/network.hpp"
#include "http/server/event_loop.hpp"
#include "http/server/request_parser.hpp"

#include <array>
#include <limits>

namespace cartwright::http {

/// One client. Reads a request, has it handled, writes the reply, and so on, until either side has enough. Everything
/// runs on the thread of its loop. It lives as long as something is to come: an event of its socket or an answer.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::shared_ptr<EventLoop> loop, Wire wire, Entrance entrance, AddressCounts::Place place_of_address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Begins. When there is a refusal, such as "Too many connections", all that the client hears is 503 and that. It
    /// is a literal.
    void start(std::string_view refusal);

    /// Whether `look_at_clock` has something to do.
    [[nodiscard]] bool is_due(TimePoint now) const;
    void look_at_clock(TimePoint now);
    void drain();

    /// Runs `work(*this)`, which may end the connection. What it throws, for lack of memory as a rule, costs this
    /// connection and no other.
    /// The caller has a share in it.
    template <class Work> void survive(Work&& work) noexcept {
        try {
            work(*this);
        } catch (...) {
            give_up();
        }
    }

    /// Bytes in a second of what it holds memory for. Negative when nothing has come or gone for a second: the longer,
    /// the lower. Infinite when it holds none, waits for us, or has only begun.
    [[nodiscard]] double pace(TimePoint now) const;

    /// What it holds beyond a small buffer.
    [[nodiscard]] std::size_t held() const { return parser_.held() + unsent_; }

    /// Ends, because others need the memory.
    void make_room();

    /// What the wire has to tell.
    void on_hands_shaken(bool well);
    void on_read(bool well, std::size_t bytes);
    void on_written(bool well, std::size_t bytes);

    void close();

    /// Lets go of the socket; what comes later is dropped.
    void abandon();

    /// The answer to the request at hand.
    void answer(Reply&& reply);
    void answer_with(const std::function<Reply()>& write); // an empty function: a fault

    /// From any thread.
    /// Hands over the caller's share too: a connection must end on its own thread, so nobody else may hold it the
    /// longest.
    static void answer_later(std::shared_ptr<Connection> connection, std::function<Reply()> write) {
        const std::shared_ptr<EventLoop> loop = connection->loop_;
        loop->later(std::move(connection), std::move(write));
    }

    /// Its place among those that the loop is to look at, guarded by the loop's mutex.
    struct Later {
        std::shared_ptr<Connection> next{};
        std::function<Reply()> write{};
        bool waits = false;
    };
    Later later;

    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
    std::size_t place = nowhere; // in the loop's list

  private:
    enum class Phase : std::uint8_t {
        shaking_hands,
        idle,
        head,
        body,
        handling,
        writing,
        streaming,
        lingering,
        closed
    };

    [[nodiscard]] const Limits& limits() const { return loop_->common().settings.limits; }
    void shake_hands();
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
    void name_request();
    bool conclude();
    void push();
    bool flush();
    void begin_stream();
    void go_on_streaming();
    void append_chunk(std::string_view bytes);
    bool settle();
    void finish();
    void linger();
    void read_away();
    void on_read_away(bool well, std::size_t bytes);

    std::shared_ptr<EventLoop> loop_; // outlives the socket
    AddressCounts::Place place_of_address_;
    std::optional<Wire> wire_;
    RequestParser parser_;
    Phase phase_ = Phase::idle;
    bool reading_ = false;         // a read is under way
    bool inside_ = false;          // the site's handler is being called
    bool answered_ = false;        // the reply to the request at hand is in `out_`
    bool closing_ = false;         // after that reply
    bool streams_ = false;         // that reply goes on
    std::array<char, 64> aside_{}; // what a client says while it should listen
    std::size_t requests_ = 0;
    std::size_t read_away_ = 0;
    TimePoint now_;        // looked at when something was read or written, not more often
    TimePoint first_byte_; // of the request at hand
    TimePoint deadline_;   // of the phase; none while handling
    Reply reply_;
    std::string out_; // replies, as bytes
    std::size_t written_ = 0;
    std::size_t unsent_ = 0; // of them, bytes that are counted in the budget
    std::array<char, 16> id_{};
    std::string peer_;
};

} // namespace cartwright::http
