#pragma once

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <string>
#include <string_view>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace cartwright::tests {

struct RawReply {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};

    /// All values of that name, joined with ", "; empty when there is none.
    [[nodiscard]] std::string header(const char* name) const {
        std::string joined;
        for (const auto& [key, value] : headers) {
            if (strcasecmp(key.c_str(), name) != 0) continue;
            if (!joined.empty()) joined += ", ";
            joined += value;
        }
        return joined;
    }
    [[nodiscard]] bool has(const char* name) const { return !header(name).empty(); }
};

/// A client that sends exactly the bytes it is told to, over one connection to 127.0.0.1, and never waits for ever.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10))
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval limit{.tv_sec = patience.count() / 1000, .tv_usec = patience.count() % 1000 * 1000};
        const int on = 1;
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    [[nodiscard]] int descriptor() const { return socket_; }

    /// False when the server has hung up.
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void end_sending() const { ::shutdown(socket_, SHUT_WR); }

    /// The next reply; nothing when the connection ends or falls silent before it is complete. An answer to HEAD has no
    /// body whatever its head says.
    std::optional<RawReply> reply(bool to_head = false) {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more()) return std::nullopt;
        }
        RawReply reply = parse_head(std::string_view(buffer_).substr(0, end + 2));
        buffer_.erase(0, end + 4);
        const std::string length = reply.header("Content-Length");
        const std::size_t size = to_head || length.empty() ? 0 : std::stoul(length);
        while (buffer_.size() < size) {
            if (!read_more()) return std::nullopt;
        }
        reply.body = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return reply;
    }

    /// Sends and waits for the reply.
    std::optional<RawReply> ask(std::string_view bytes, bool to_head = false) {
        if (!send(bytes)) return std::nullopt;
        return reply(to_head);
    }

    /// True when the server ends the connection in order, with nothing more to say. A reset is not in order.
    bool ended() {
        if (!buffer_.empty()) return false;
        char byte = 0;
        return ::recv(socket_, &byte, 1, 0) == 0;
    }

  private:
    bool read_more() {
        char bytes[16 * 1024];
        const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    static RawReply parse_head(std::string_view head) {
        RawReply reply;
        bool first = true;
        while (!head.empty()) {
            const std::string_view line = head.substr(0, head.find("\r\n"));
            head.remove_prefix(line.size() + 2);
            const std::size_t colon = line.find(": ");
            if (first && line.size() > 12) reply.status = std::stoi(std::string(line.substr(9, 3)));
            if (!first && colon != std::string_view::npos)
                reply.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
            first = false;
        }
        return reply;
    }

    int socket_;
    bool connected_ = false;
    std::string buffer_;
};

} // namespace cartwright::tests
