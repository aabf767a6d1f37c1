#include "replay_client.hpp"

#include "base/text.hpp"

#include <array>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace cartwright::bench {

namespace {

constexpr int answer_seconds_max = 30;

int connected(const Address& address) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &list) != 0)
        throw std::runtime_error("there is no host " + address.host);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> guard(list, freeaddrinfo);
    for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
        const int socket = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
        if (socket >= 0 && connect(socket, one->ai_addr, one->ai_addrlen) == 0) return socket;
        if (socket >= 0) close(socket);
    }
    throw std::runtime_error("nobody listens on " + address.host + ":" + address.port);
}

/// The length of the body that a head announces.
std::int64_t length_in(std::string_view head) {
    constexpr std::string_view name = "\r\ncontent-length:";
    const std::string text = folded(head);
    const std::size_t found = text.find(name);
    if (found == std::string::npos) throw std::runtime_error("an answer without Content-Length");
    const std::size_t begin = found + name.size();
    const auto length = parse_integer(trimmed(std::string_view(text).substr(begin, text.find("\r\n", begin) - begin)));
    if (!length || *length < 0) throw std::runtime_error("an answer with a wrong Content-Length");
    return *length;
}

} // namespace

Address Address::parse(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
    while (url.ends_with('/')) url.remove_suffix(1);
    const std::size_t colon = url.rfind(':');
    if (colon == std::string_view::npos || !parse_integer(url.substr(colon + 1)))
        throw std::runtime_error("not an address such as http://127.0.0.1:8000: " + std::string(url));
    return {.host = std::string(url.substr(0, colon)), .port = std::string(url.substr(colon + 1))};
}

Connection::Connection(const Address& address) : socket_(connected(address)), host_(address.host + ":" + address.port) {
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience{.tv_sec = answer_seconds_max, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

Connection::~Connection() { close(socket_); }

void Connection::send(std::string_view method, std::string_view path, std::string_view body) {
    request_.assign(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(host_).append("\r\n");
    request_ += header_;
    if (!body.empty()) request_ += "Content-Type: application/json\r\n";
    if (method == "POST" || method == "PUT")
        request_.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    request_.append("\r\n").append(body);
    if (::send(socket_, request_.data(), request_.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request_.size()))
        throw std::runtime_error("the server has closed a connection");
}

bool Connection::receive() {
    std::array<char, 64 * 1024> part; // not cleared: it is filled anew each time
    const ssize_t count = recv(socket_, part.data(), part.size(), 0);
    if (count <= 0) throw std::runtime_error("the server has closed a connection or does not answer");
    received_.append(part.data(), static_cast<std::size_t>(count));
    constexpr std::string_view head_end = "\r\n\r\n";
    const std::size_t end = received_.find(head_end);
    if (end == std::string::npos) return false;
    const std::string_view head = std::string_view(received_).substr(0, end + 2);
    const std::size_t body = end + head_end.size();
    const auto length = static_cast<std::size_t>(length_in(head));
    if (received_.size() < body + length) return false;
    constexpr std::size_t status_begin = 9; // "HTTP/1.1 200"
    answer_.status = static_cast<int>(parse_integer(head.substr(status_begin, 3)).value_or(0));
    answer_.body.assign(received_, body, length);
    received_.erase(0, body + length);
    return true;
}

std::string value_of(std::string_view body, std::string_view name) {
    const std::string key = '"' + std::string(name) + "\":";
    const std::size_t found = body.find(key);
    if (found == std::string_view::npos) throw std::runtime_error("unexpected answer: " + std::string(body));
    std::string_view value = body.substr(found + key.size());
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find_first_of(",}]")));
}

const Answer& Connection::ask(std::string_view method, std::string_view path, std::string_view body) {
    send(method, path, body);
    while (!receive()) {
    }
    return answer_;
}

} // namespace cartwright::bench
