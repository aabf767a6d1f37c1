#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright::bench {

/// Where a server listens: "127.0.0.1", "8000".
struct Address {
    std::string host;
    std::string port;

    /// Reads "http://host:port" or "host:port". Throws std::runtime_error.
    static Address parse(std::string_view url);
};

struct Answer {
    int status = 0;
    std::string body;
};

/// What the first member of that name in an answer says: a text, or a number. Throws std::runtime_error.
std::string value_of(std::string_view body, std::string_view name);

/// One connection that is kept alive: a request, its answer, and so on. Throws std::runtime_error when the connection
/// is lost.
class Connection {
  public:
    explicit Connection(const Address& address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A header that goes with every request: "access_token: …"; more of them on lines of their own.
    void always_send(std::string_view header) { header_.assign(header).append("\r\n"); }

    [[nodiscard]] int socket() const { return socket_; }

    void send(std::string_view method, std::string_view path, std::string_view body = {});

    /// Reads what has come (it waits for something); true when `answer` is whole.
    bool receive();
    [[nodiscard]] const Answer& answer() const { return answer_; }

    /// Sends and waits for the answer.
    const Answer& ask(std::string_view method, std::string_view path, std::string_view body = {});

  private:
    int socket_ = -1;
    std::string host_;
    std::string header_;
    std::string request_;
    std::string received_;
    Answer answer_;
};

} // namespace cartwright::bench
