#include "http/server/connection.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace cartwright::http {

namespace {

constexpr std::size_t gathered_max = 64 * 1024; // bytes of replies to pipelined requests that may be written together
constexpr std::size_t output_kept = 64 * 1024;  // more is freed once written
constexpr std::chrono::milliseconds linger_time{2'000};
constexpr std::size_t linger_bytes = 4 * 1024 * 1024; // what a refused client may still send before it is closed
constexpr std::chrono::milliseconds drain_grace{100}; // for a request that is on its way when the server drains

/// False when the site threw: its error must not end a thread that serves other connections.
template <class Function> bool attempt(Function&& function) {
    try {
        function();
        return true;
    } catch (...) {
        return false;
    }
}

TimePoint clock_now() { return std::chrono::steady_clock::now(); }

} // namespace

Connection::Connection(std::shared_ptr<EventLoop> loop, Transport transport, ListenerKind kind,
                       ConnectionsPerAddress::Place place_of_address)
    : loop_(std::move(loop)), place_of_address_(std::move(place_of_address)), transport_(std::move(transport)),
      parser_({.limits = limits(),
               .hosts = kind == ListenerKind::inner ? loop_->common().inner_hosts : loop_->common().settings.hosts,
               .body_max = &loop_->common().site.body_max,
               .budget = &loop_->common().budget}),
      now_(clock_now()), first_byte_(now_), deadline_(now_) {
    ++loop_->common().connections;
}

Connection::~Connection() {
    if (place != no_place) loop_->leave(*this);
    loop_->common().budget.give(unsent_);
    --loop_->common().connections;
}

void Connection::start(std::string_view refusal) {
    loop_->enter(*this);
    transport_->prepare();
    peer_ = transport_->peer();
    if (!refusal.empty()) {
        refuse_for_lack_of_room(refusal);
    } else if (transport_->secured()) {
        start_handshake();
    } else {
        read();
    }
}

void Connection::start_handshake() {
    phase_ = Phase::handshake;
    deadline_ = now_ + limits().head_time;
    transport_->start_handshake(*this);
}

void Connection::on_handshake(bool well) {
    if (phase_ == Phase::closed) return;
    if (!well) return close();
    read();
}

void Connection::refuse_for_lack_of_room(std::string_view refusal) {
    if (transport_->secured()) return close(); // there is no room for a handshake
    closing_ = true;
    assign_request_id();
    Reply reply = complaint(503, refusal);
    reply.headers.emplace_back("Retry-After", "1");
    take(std::move(reply));
    conclude();
}

void Connection::read() {
    if (parser_.begun()) {
        phase_ = parser_.head_complete() ? Phase::body : Phase::head;
        deadline_ = first_byte_ + (parser_.head_complete() ? limits().body_time : limits().head_time);
    } else {
        phase_ = Phase::idle;
        deadline_ = now_ + (loop_->common().draining ? drain_grace : limits().idle_time);
    }
    const std::span<char> room = parser_.room();
    if (room.empty()) return refuse_body();
    reading_ = true;
    transport_->read(*this, room);
}

void Connection::on_read(bool well, std::size_t bytes) {
    reading_ = false;
    if (phase_ == Phase::closed) return;
    if (phase_ == Phase::lingering) return on_input_discarded(well, bytes);
    if (streams_) return close();         // the client has gone, or sends when it should not
    if (phase_ == Phase::writing) return; // it timed out, and its refusal is being written
    if (!well) return close();
    now_ = clock_now();
    if (!parser_.begun()) first_byte_ = now_;
    parser_.filled(bytes);
    proceed();
}

/// Handles what has been read, as far as possible. A loop and not a recursion, since there may be many requests.
void Connection::proceed() {
    while (true) {
        switch (parser_.advance()) {
        case RequestParser::Progress::more:
            if (flush()) read();
            return;
        case RequestParser::Progress::interim: out_ += "HTTP/1.1 100 Continue\r\n\r\n"; continue;
        case RequestParser::Progress::refused: refuse(); break;
        case RequestParser::Progress::complete:
            if (!handle()) return push(); // earlier replies need not wait for this one
            break;
        }
        if (!conclude()) return;
    }
}

/// True when the answer is there already.
bool Connection::handle() {
    phase_ = Phase::handling;
    parser_.request().thread = loop_->number();
    parser_.request().peer = peer_;
    assign_request_id();
    const bool last = ++requests_ >= limits().requests_per_connection;
    closing_ = last || !parser_.keep_alive();
    inside_ = true;
    // A responder that is unused answers 500, also when an exception destroys it.
    attempt([this] { loop_->common().site.handle(parser_.request(), Responder(shared_from_this())); });
    inside_ = false;
    return answered_;
}

void Connection::assign_request_id() {
    std::string_view& id = parser_.request().id;
    if (!id.empty()) return;
    loop_->write_id(id_);
    id = {id_.data(), id_.size()};
}

void Connection::refuse() {
    closing_ = true;
    assign_request_id();
    Reply reply = complaint(parser_.problem().status, parser_.problem().detail);
    constexpr int unavailable = 503;
    if (reply.status == unavailable) reply.headers.emplace_back("Retry-After", "1");
    take(std::move(reply));
}

Reply Connection::complaint(int status, std::string_view detail) const {
    const Site& site = loop_->common().site;
    Reply reply{.status = status, .body = std::string(detail), .content_type = "text/plain"};
    if (site.complain) attempt([&] { reply = site.complain(status, parser_.request().path, detail); });
    return reply;
}

void Connection::answer(Reply&& reply) {
    if (answered_ || phase_ != Phase::handling) return;
    if (loop_->common().draining) closing_ = true;
    take(std::move(reply));
    if (inside_) return; // `handle` continues
    if (conclude()) proceed();
}

void Connection::answer_with(const std::function<Reply()>& write) {
    if (streams_ && phase_ == Phase::streaming) return continue_stream();
    if (answered_ || phase_ != Phase::handling) return;
    Reply reply;
    if (!write || !attempt([&] { reply = write(); })) reply = complaint(500, "Internal server error");
    answer(std::move(reply));
}

void Connection::take(Reply&& reply) {
    answered_ = true;
    reply_ = std::move(reply);
    const Persistence kept = parser_.http_1_0() ? Persistence::keep_explicit : Persistence::keep;
    streams_ = reply_.stream != nullptr && parser_.request().method != Method::head;
    if (streams_) closing_ = true; // a stream is the last reply of its connection
    const Persistence last = streams_ && !parser_.http_1_0() ? Persistence::chunked : Persistence::close;
    loop_->replies().append(out_, parser_.request(), reply_, closing_ ? last : kept);
    if (streams_) begin_stream();
}

/// The client has nothing more to send, so when this read ends the client has gone.
void Connection::begin_stream() {
    phase_ = Phase::streaming;
    reading_ = true;
    transport_->read(*this, ignored_input_);
    const std::weak_ptr<Connection> self = weak_from_this();
    reply_.stream->open([self] {
        if (auto connection = self.lock()) answer_later(std::move(connection), {});
    });
}

/// Continues as long as the stream has bytes and the kernel takes them.
void Connection::continue_stream() {
    while (flush()) {
        phase_ = Phase::streaming; // each chunk has the whole write time
        const bool ends = loop_->common().draining;
        const std::string bytes = ends ? std::string{} : reply_.stream->next();
        if (bytes.empty() && !ends) return;
        append_chunk(bytes); // an empty chunk is the end
        if (!ends) continue;
        streams_ = false;
        if (flush()) settle();
        return;
    }
}

/// RFC 9112 §7.1. A client of HTTP/1.0 gets the bytes as they are, up to the end of the connection.
void Connection::append_chunk(std::string_view bytes) {
    if (parser_.http_1_0()) {
        out_ += bytes;
        return;
    }
    std::array<char, 16> size{};
    const char* const end = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16).ptr;
    out_.append(size.data(), static_cast<std::size_t>(end - size.data()));
    out_ += "\r\n";
    out_ += bytes;
    out_ += "\r\n";
}

/// Sends the reply in `out_`. True when it is done with, and the next request may be parsed.
bool Connection::conclude() {
    if (streams_) {
        continue_stream();
        return false;
    }
    if (!closing_ && parser_.more_behind() && out_.size() < gathered_max && !transport_->secured()) {
        // The next request is here already: its reply may go out in the same write.
        finish();
        return true;
    }
    return flush() && settle();
}

/// Gives the kernel as many bytes of `out_` as it takes at once.
void Connection::push() {
    if (written_ < out_.size()) {
        const auto taken = transport_->write_now(std::string_view(out_).substr(written_));
        if (!taken) return close();
        written_ += *taken;
        if (written_ < out_.size()) return;
    }
    out_.clear();
    written_ = 0;
    count_unsent();
    if (out_.capacity() > output_kept) out_.shrink_to_fit();
}

/// True when the kernel has all of `out_`. Otherwise `on_written` continues later.
bool Connection::flush() {
    push();
    if (out_.empty()) return true;
    if (phase_ == Phase::closed) return false;
    if (phase_ != Phase::writing) deadline_ = clock_now() + limits().write_time;
    phase_ = Phase::writing;
    count_unsent();
    transport_->write(*this, std::string_view(out_).substr(written_));
    return false;
}

void Connection::on_written(bool well, std::size_t bytes) {
    if (phase_ == Phase::closed) return;
    if (!well) return close();
    now_ = clock_now();
    written_ += bytes;
    if (!flush()) return;
    if (streams_) return continue_stream();
    if (settle()) proceed();
}

/// Called when everything is written. False when that was the end of the connection.
bool Connection::settle() {
    if (answered_) finish();
    if (!closing_) return true;
    linger();
    return false;
}

void Connection::finish() {
    now_ = clock_now();
    answered_ = false;
    const Site& site = loop_->common().site;
    if (site.finished) {
        attempt([&] {
            site.finished({.request = parser_.request(), .reply = reply_, .peer = peer_, .time = now_ - first_byte_});
        });
    }
    first_byte_ = now_; // of the next request, if that has been read already
    if (!closing_) parser_.next();
}

/// A socket that is closed with unread bytes makes the kernel send a reset, which can overtake the reply. So the server
/// reads and drops what the client still sends, for a bounded time.
void Connection::linger() {
    phase_ = Phase::lingering;
    deadline_ = now_ + (loop_->common().draining ? drain_grace : linger_time);
    if (transport_->secured() && !reading_) {
        return transport_->shut_down_tls(*this);
    }
    transport_->end_sending();
    if (!reading_) discard_input();
}

void Connection::discard_input() {
    parser_.discard();
    reading_ = true;
    transport_->read(*this, parser_.room());
}

void Connection::on_input_discarded(bool well, std::size_t bytes) {
    discarded_bytes_ += bytes;
    if (!well || discarded_bytes_ > linger_bytes) return close();
    discard_input();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    closing_ = true;
    transport_->close();
    if (answered_) finish();
}

void Connection::abandon() {
    phase_ = Phase::closed;
    transport_.reset();
    loop_->leave(*this);
    place = no_place;
}

void Connection::check_deadline(TimePoint now) {
    if (phase_ == Phase::idle) out_ = std::string();
    if (now < deadline_) return;
    if (phase_ != Phase::head && phase_ != Phase::body) return close();
    now_ = now;
    parser_.refuse({.status = 408, .detail = "Request took too long"});
    refuse();
    conclude();
}

void Connection::drain() {
    if (streams_ && phase_ == Phase::streaming) return continue_stream();
    if (phase_ != Phase::idle && phase_ != Phase::handshake && phase_ != Phase::lingering) return;
    deadline_ = std::min(deadline_, clock_now() + drain_grace);
}

} // namespace cartwright::http
