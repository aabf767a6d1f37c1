#include "support/smtp_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace cartwright::tests {

namespace {

constexpr int look_every_ms = 50;

/// Reads lines that end in CR LF; nothing when the other side has gone.
class LineReader {
  public:
    explicit LineReader(int connection) : connection_(connection) {}

    std::optional<std::string> next() {
        while (true) {
            const std::size_t end = buffer_.find("\r\n");
            if (end != std::string::npos) {
                std::string line = buffer_.substr(0, end);
                buffer_.erase(0, end + 2);
                return line;
            }
            char bytes[4096];
            const ssize_t count = recv(connection_, bytes, sizeof bytes, 0);
            if (count <= 0) return std::nullopt;
            buffer_.append(bytes, static_cast<std::size_t>(count));
        }
    }

  private:
    int connection_;
    std::string buffer_;
};

void say(int connection, const std::string& line) {
    const std::string text = line + "\r\n";
    static_cast<void>(send(connection, text.data(), text.size(), MSG_NOSIGNAL));
}

std::string address_in(const std::string& command) {
    const std::size_t begin = command.find('<') + 1;
    return command.substr(begin, command.find('>') - begin);
}

} // namespace

SmtpServer::SmtpServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(listener_, 16) != 0)
        throw std::runtime_error("no port for a mail server");
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

SmtpServer::~SmtpServer() {
    stopped_ = true;
    thread_.join();
    close(listener_);
}

std::vector<SmtpServer::Mail> SmtpServer::mails() {
    const std::lock_guard lock(mutex_);
    return mails_;
}

void SmtpServer::answer_recipients_with(const std::string& answer) {
    const std::lock_guard lock(mutex_);
    recipients_answer_ = answer;
}

void SmtpServer::serve() {
    while (!stopped_) {
        pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, look_every_ms) <= 0) continue;
        const int connection = accept(listener_, nullptr, nullptr);
        if (connection < 0) continue;
        talk(connection);
        close(connection);
    }
}

void SmtpServer::talk(int connection) {
    LineReader lines(connection);
    Mail mail;
    say(connection, "220 ready");
    while (const auto command = lines.next()) {
        say(connection, answer_to(*command, mail));
        if (*command == "QUIT") return;
        if (*command != "DATA") continue;
        for (auto line = lines.next(); line && *line != "."; line = lines.next())
            mail.data += (line->starts_with("..") ? line->substr(1) : *line) + "\n";
        {
            const std::lock_guard lock(mutex_);
            mails_.push_back(std::exchange(mail, {}));
        }
        say(connection, "250 taken");
    }
}

std::string SmtpServer::answer_to(const std::string& command, Mail& mail) {
    if (command.starts_with("MAIL FROM")) {
        mail.from = address_in(command);
    } else if (command.starts_with("RCPT TO")) {
        const std::lock_guard lock(mutex_);
        if (!recipients_answer_.empty()) return recipients_answer_;
        mail.to = address_in(command);
    } else if (command == "DATA") {
        return "354 go on";
    } else if (command == "QUIT") {
        return "221 bye";
    }
    return "250 well";
}

} // namespace cartwright::tests
