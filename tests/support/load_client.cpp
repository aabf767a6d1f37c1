#include "support/load_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace cartwright::tests {

namespace {

std::string written(const LoadRequest& request, std::uint16_t port) {
    std::string text;
    text.reserve(256 + request.body.size());
    text.append(request.method).append(" ").append(request.target).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    text.append(std::to_string(port)).append("\r\n");
    if (!request.key.empty()) text.append("Idempotency-Key: ").append(request.key).append("\r\n");
    text.append(request.headers);
    if (!request.body.empty())
        text.append("Content-Type: ")
            .append(request.content_type)
            .append("\r\nContent-Length: ")
            .append(std::to_string(request.body.size()))
            .append("\r\n");
    text.append("\r\n").append(request.body);
    return text;
}

template <class Number> Number number_in(std::string_view text, int base = 10) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

/// A connection from a port to itself is what the kernel may make when nobody listens on a port that is free for all.
bool is_connected_to_itself(int socket) {
    sockaddr_in here{};
    sockaddr_in there{};
    socklen_t size = sizeof here;
    getsockname(socket, static_cast<sockaddr*>(static_cast<void*>(&here)), &size);
    size = sizeof there;
    getpeername(socket, static_cast<sockaddr*>(static_cast<void*>(&there)), &size);
    return here.sin_port == there.sin_port;
}

} // namespace

std::string_view LoadReply::header(std::string_view name) const {
    std::string_view rest = head;
    while (!rest.empty()) {
        const std::size_t end = rest.find("\r\n");
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
        if (line.size() <= name.size() || line[name.size()] != ':') continue;
        if (strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
        const std::size_t start = line.find_first_not_of(' ', name.size() + 1);
        return start == std::string_view::npos ? std::string_view{} : line.substr(start);
    }
    return {};
}

LoadClient::LoadClient(std::uint16_t port, std::chrono::milliseconds patience) : port_(port), patience_(patience) {}

LoadClient::~LoadClient() { close(); }

LoadClient::LoadClient(LoadClient&& other) noexcept
    : port_(other.port_), patience_(other.patience_), socket_(std::exchange(other.socket_, -1)),
      received_(std::move(other.received_)) {}

bool LoadClient::connect() {
    if (socket_ >= 0) return true;
    received_.clear();
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return false;
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval limit{.tv_sec = patience_.count() / 1000, .tv_usec = patience_.count() % 1000 * 1000};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected =
        ::connect(socket_, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address) == 0;
    if (connected && !is_connected_to_itself(socket_)) return true;
    close();
    return false;
}

void LoadClient::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    received_.clear();
}

std::optional<LoadReply> LoadClient::call(const LoadRequest& request) {
    return send(request) ? receive() : std::nullopt;
}

bool LoadClient::send(const LoadRequest& request) {
    timed_out_ = false;
    if (!connect()) return fail(Sent::not_connected).has_value();
    return send_all(written(request, port_)) || fail(Sent::not_sent).has_value();
}

std::optional<LoadReply> LoadClient::receive() {
    LoadReply reply;
    if (!receive_head(reply)) return fail(received_.empty() ? Sent::closed : Sent::cut_off);
    const bool is_chunked = reply.header("Transfer-Encoding") == "chunked";
    if (!(is_chunked ? receive_chunks(reply) : receive_body(reply))) return fail(Sent::cut_off);
    last_ = Sent::answered;
    if (reply.header("Connection") == "close") close();
    return reply;
}

std::optional<LoadReply> LoadClient::fail(Sent how) {
    last_ = timed_out_ ? Sent::timed_out : how;
    close();
    return std::nullopt;
}

bool LoadClient::send_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool LoadClient::receive_more() {
    std::array<char, 16 * 1024> part;
    ssize_t count = ::recv(socket_, part.data(), part.size(), 0);
    while (count < 0 && errno == EINTR) count = ::recv(socket_, part.data(), part.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) timed_out_ = true;
    if (count <= 0) return false;
    received_.append(part.data(), static_cast<std::size_t>(count));
    return true;
}

void LoadClient::take(std::string& into, std::size_t count) {
    into.append(received_, 0, count);
    received_.erase(0, count);
}

bool LoadClient::receive_head(LoadReply& reply) {
    std::size_t end = std::string::npos;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!receive_more()) return false;
    }
    take(reply.head, end + 4);
    constexpr std::size_t status_at = 9; // after "HTTP/1.1 "
    if (reply.head.size() < status_at + 3) return false;
    reply.status = number_in<int>(std::string_view(reply.head).substr(status_at, 3));
    return true;
}

bool LoadClient::receive_body(LoadReply& reply) {
    const auto size = number_in<std::size_t>(reply.header("Content-Length"));
    while (received_.size() < size) {
        if (!receive_more()) return false;
    }
    take(reply.body, size);
    return true;
}

bool LoadClient::receive_chunks(LoadReply& reply) {
    while (true) {
        std::size_t line = std::string::npos;
        while ((line = received_.find("\r\n")) == std::string::npos) {
            if (!receive_more()) return false;
        }
        const auto size = number_in<std::size_t>(std::string_view(received_).substr(0, line), 16);
        const std::size_t start = line + 2;
        while (received_.size() < start + size + 2) {
            if (!receive_more()) return false;
        }
        received_.erase(0, start);
        take(reply.body, size);
        received_.erase(0, 2);
        if (size == 0) return true;
    }
}

std::string_view json_field(std::string_view json, std::string_view name) {
    std::string member = "\"";
    member.append(name).append("\":");
    const std::size_t found = json.find(member);
    if (found == std::string_view::npos) return {};
    std::string_view value = json.substr(found + member.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
    return value.substr(0, value.find_first_of(",}] "));
}

std::int64_t cents(std::string_view decimal) {
    const std::size_t point = decimal.find('.');
    std::int64_t minor = number_in<std::int64_t>(decimal.substr(0, point)) * 100;
    if (point == std::string_view::npos) return minor;
    std::string fraction(decimal.substr(point + 1, 2));
    fraction.resize(2, '0');
    return minor + number_in<std::int64_t>(fraction);
}

} // namespace cartwright::tests
