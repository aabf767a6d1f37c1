#include "http/network.hpp"

#include "base/text.hpp"
#include "http/server/connection.hpp"
#include "http/server/event_loop.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <ctime>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace cartwright::http {

namespace asio = boost::asio;

namespace {

using ErrorCode = boost::system::error_code;

/// Types with a fixed executor. Asio's default, which can hold any executor, costs an indirection at every step.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

constexpr int backlog = 4096;

/// Beyond a limit, this many connections at a time get a 503; the others are just closed.
constexpr std::size_t refused_max = 64;

/// For errors of a socket that closes anyway, or that the next read reports.
void ignore(const ErrorCode& /*error*/) {}

/// "127.0.0.1:8000", "[::1]:0"
asio::ip::tcp::endpoint endpoint_of(const std::string& address) {
    const auto invalid = [&] {
        return std::system_error(std::make_error_code(std::errc::invalid_argument),
                                 "not an address ADDR:PORT: " + address);
    };
    const std::size_t colon = address.rfind(':');
    if (colon == std::string::npos) throw invalid();
    std::string host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    constexpr std::int64_t port_max = 65'535;
    const auto port = parse_integer(std::string_view(address).substr(colon + 1));
    if (!port || *port < 0 || *port > port_max) throw invalid();
    ErrorCode error;
    const auto ip = asio::ip::make_address(host, error);
    if (error) throw invalid();
    return {ip, static_cast<std::uint16_t>(*port)};
}

} // namespace

struct Transport::State {
    explicit State(const Executor& executor) : socket(executor) {}

    Socket socket;
    std::shared_ptr<asio::ssl::context> context; // outlives the stream
    std::optional<asio::ssl::stream<Socket&>> tls;
};

Transport::Transport(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transport::~Transport() = default;
Transport::Transport(Transport&&) noexcept = default;

bool Transport::secured() const { return state_->tls.has_value(); }

std::string Transport::peer() const {
    ErrorCode error;
    const auto endpoint = state_->socket.remote_endpoint(error);
    if (error) return {};
    const std::string address = endpoint.address().to_string();
    const std::string port = std::to_string(endpoint.port());
    return endpoint.address().is_v6() ? "[" + address + "]:" + port : address + ":" + port;
}

void Transport::prepare() {
    ErrorCode ignored;
    ignore(state_->socket.non_blocking(true, ignored));
    ignore(state_->socket.set_option(asio::ip::tcp::no_delay(true), ignored));
}

void Transport::start_handshake(Connection& connection) {
    state_->tls->async_handshake(asio::ssl::stream_base::server,
                                 [owner = connection.shared_from_this()](const ErrorCode& error) {
                                     owner->run_guarded([&](Connection& each) { each.on_handshake(!error); });
                                 });
}

void Transport::read(Connection& connection, std::span<char> room) {
    const auto buffer = asio::buffer(room.data(), room.size());
    auto handler = [owner = connection.shared_from_this()](const ErrorCode& error, std::size_t bytes) {
        owner->run_guarded([&](Connection& each) { each.on_read(!error, bytes); });
    };
    if (state_->tls) {
        state_->tls->async_read_some(buffer, std::move(handler));
    } else {
        state_->socket.async_read_some(buffer, std::move(handler));
    }
}

void Transport::write(Connection& connection, std::string_view bytes) {
    const auto buffer = asio::buffer(bytes.data(), bytes.size());
    auto handler = [owner = connection.shared_from_this()](const ErrorCode& error, std::size_t written) {
        owner->run_guarded([&](Connection& each) { each.on_written(!error, written); });
    };
    if (state_->tls) {
        state_->tls->async_write_some(buffer, std::move(handler));
    } else {
        state_->socket.async_write_some(buffer, std::move(handler));
    }
}

std::optional<std::size_t> Transport::write_now(std::string_view bytes) {
    if (state_->tls) return 0;
    ErrorCode error;
    const std::size_t written = state_->socket.write_some(asio::buffer(bytes.data(), bytes.size()), error);
    if (error && error != asio::error::would_block) return std::nullopt;
    return written;
}

void Transport::shut_down_tls(Connection& connection) {
    state_->tls->async_shutdown(
        [owner = connection.shared_from_this()](const ErrorCode& /*error*/) { owner->close(); });
}

void Transport::end_sending() {
    ErrorCode ignored;
    ignore(state_->socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored));
}

void Transport::close() {
    ErrorCode ignored;
    ignore(state_->socket.close(ignored));
}

struct Listener::State {
    State(const std::vector<std::shared_ptr<EventLoop>>& all, ListenerKind given_kind)
        : loops(&all), kind(given_kind), acceptor(all.front()->context()) {}

    void accept();
    void assign_to_loop();
    [[nodiscard]] std::size_t count_address(ConnectionsPerAddress::Place& place) const;

    const std::vector<std::shared_ptr<EventLoop>>* loops;
    ListenerKind kind;
    Acceptor acceptor;
    std::unique_ptr<Transport::State> next;
    bool is_stalled = false; // the system had no room for another socket: the next tick tries again
    std::size_t turn = 0;
};

Listener::Listener(const std::vector<std::shared_ptr<EventLoop>>& loops, const std::string& address, ListenerKind kind)
    : state_(std::make_unique<State>(loops, kind)) {
    const auto endpoint = endpoint_of(address);
    const auto check = [&](const ErrorCode& error) {
        if (error) throw std::system_error(error, "can't listen on " + address);
    };
    ErrorCode error;
    check(state_->acceptor.open(endpoint.protocol(), error));
    check(state_->acceptor.set_option(asio::socket_base::reuse_address(true), error));
    check(state_->acceptor.bind(endpoint, error));
    check(state_->acceptor.listen(backlog, error));
    loops.front()->each_tick([state = state_.get()] {
        if (state->is_stalled) state->accept();
    });
}

Listener::~Listener() = default;

std::uint16_t Listener::port() const { return state_->acceptor.local_endpoint().port(); }

void Listener::accept() { state_->accept(); }

void Listener::close() {
    ErrorCode ignored;
    ignore(state_->acceptor.close(ignored));
}

void Listener::State::accept() {
    is_stalled = false;
    if (!acceptor.is_open()) return;
    try {
        next = std::make_unique<Transport::State>((*loops)[turn]->context().get_executor());
        acceptor.async_accept(next->socket, [this](const ErrorCode& error) {
            if (error == asio::error::operation_aborted) return;
            if (error) {
                is_stalled = true;
                return;
            }
            try {
                assign_to_loop();
            } catch (...) { // no memory for this connection
                ++loops->front()->common().dropped;
            }
            accept();
        });
    } catch (...) {
        is_stalled = true;
    }
}

/// Counts the connection under its address. Returns how many there were before; 0 where they are not counted.
std::size_t Listener::State::count_address(ConnectionsPerAddress::Place& place) const {
    Common& common = loops->front()->common();
    const Limits& limits = common.settings.limits;
    if (limits.connections_per_address == 0) return 0;
    ErrorCode error;
    asio::ip::address address = next->socket.remote_endpoint(error).address();
    if (error) return 0;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    if (address.is_loopback() && !limits.counts_loopback) return 0;
    ConnectionsPerAddress::Network network{};
    if (address.is_v4()) {
        std::ranges::copy(address.to_v4().to_bytes(), network.begin());
    } else {
        constexpr std::size_t network_bytes = 8;
        std::ranges::copy_n(address.to_v6().to_bytes().begin(), network_bytes, network.begin());
        network.back() = 6; // distinguishes it from any IPv4 address
    }
    const std::size_t before = common.addresses.enter(network);
    place = ConnectionsPerAddress::Place(common.addresses, network);
    return before;
}

void Listener::State::assign_to_loop() {
    const std::shared_ptr<EventLoop>& loop = (*loops)[turn];
    turn = (turn + 1) % loops->size();
    const Common& common = loop->common();
    const Limits& limits = common.settings.limits;
    const std::size_t count = common.connections;
    const bool is_outer = kind == ListenerKind::outer;
    constexpr std::size_t answered_min = 8;
    const std::size_t answered_max = std::min(refused_max, std::max(answered_min, limits.connections / 4));
    if (is_outer && count >= limits.connections + answered_max) return;
    ConnectionsPerAddress::Place place;
    const std::size_t of_address = count_address(place);
    const std::size_t of_address_max =
        limits.connections_per_address == 0 ? limits.connections : limits.connections_per_address;
    if (of_address >= of_address_max + refused_max) return;
    if (is_outer && common.tls) {
        next->context = common.tls;
        next->tls.emplace(next->socket, *common.tls);
    }
    std::string_view refusal;
    if (of_address >= of_address_max) refusal = "Too many connections from this address";
    if (is_outer && count >= limits.connections) refusal = "Too many connections";
    auto connection = std::make_shared<Connection>(loop, Transport(std::move(next)), kind, std::move(place));
    loop->post([connection = std::move(connection), refusal] {
        connection->run_guarded([&](Connection& each) { each.start(refusal); });
    });
}

std::shared_ptr<asio::ssl::context> tls_context(const ServerSettings& settings) {
    if (settings.tls_certificate.empty() != settings.tls_key.empty()) {
        throw std::invalid_argument("TLS requires both a certificate and a key");
    }
    if (settings.tls_certificate.empty()) return nullptr;
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    // Only ciphers of TLS 1.2 with forward secrecy: old traffic stays secret when the key is lost. TLS 1.3 has no
    // others.
    if (SSL_CTX_set_cipher_list(tls->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        throw std::runtime_error("OpenSSL has no ciphers with forward secrecy");
    tls->use_certificate_chain_file(settings.tls_certificate);
    tls->use_private_key_file(settings.tls_key, asio::ssl::context::pem);
    return tls;
}

Instant expiry_of_certificate(asio::ssl::context& tls) {
    std::tm parts{};
    const X509* certificate = SSL_CTX_get0_certificate(tls.native_handle());
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1)
        throw std::runtime_error("the certificate has no readable end");
    return {::timegm(&parts) * second_ms};
}

} // namespace cartwright::http
