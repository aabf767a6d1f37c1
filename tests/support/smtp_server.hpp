#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cartwright::tests {

/// A mail server on a free port of 127.0.0.1 that takes every mail and delivers none: one connection at a time, RFC
/// 5321's smallest set of commands.
class SmtpServer {
  public:
    struct Mail {
        std::string from;
        std::string to;
        std::string data; // headers and body as they came
    };

    SmtpServer();
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    [[nodiscard]] std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

    /// What it has taken so far.
    [[nodiscard]] std::vector<Mail> mails();

    /// The next recipients are answered with that: "550 nobody of that name", "451 later"; empty: they are taken.
    void answer_recipients_with(const std::string& answer);

  private:
    void serve();
    void talk(int connection);
    std::string answer_to(const std::string& command, Mail& mail);

    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_; // guards what follows
    std::vector<Mail> mails_;
    std::string recipients_answer_;
    std::thread thread_;
};

} // namespace cartwright::tests
