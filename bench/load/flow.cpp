// Shoppers: each opens a cart, adds three items, checks out, has the payment confirmed and looks at the order: 7
// requests, over and over, on one connection each. Prints flows per second and, for each step, the milliseconds at p50,
// p99 and the most.
//   flow PORT CONNECTIONS SECONDS PRODUCTS

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr std::array<std::string_view, 7> step_names{"cart", "item", "item", "item", "checkout", "confirm", "order"};

int connected(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("nobody listens on that port");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

std::string request(std::string_view method, const std::string& path, const std::string& body = {}) {
    std::string text(method);
    text += ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!body.empty()) text += "Content-Type: application/json\r\n";
    if (method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

/// The text that follows `"name":"` up to the next quote.
std::string value_of(std::string_view body, std::string_view name) {
    const std::string key = '"' + std::string(name) + "\":\"";
    const std::size_t start = body.find(key);
    if (start == std::string_view::npos) throw std::runtime_error("unexpected answer: " + std::string(body));
    const std::size_t first = start + key.size();
    return std::string(body.substr(first, body.find('"', first) - first));
}

class Shopper {
  public:
    Shopper(std::uint16_t port, std::uint64_t seed, std::int64_t products)
        : socket_(connected(port)), random_(seed), products_(products) {}
    ~Shopper() { ::close(socket_); }
    Shopper(const Shopper&) = delete;
    Shopper& operator=(const Shopper&) = delete;

    [[nodiscard]] int socket() const { return socket_; }

    void send_next() {
        const std::string text = next_request();
        sent_ = std::chrono::steady_clock::now();
        if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
            throw std::runtime_error("the server closed the connection");
    }

    /// Reads what has come; true when that was the end of an answer, whose time is then in `times[step]`.
    bool receive(std::array<std::vector<float>, 7>& times) {
        std::array<char, 16384> bytes{};
        const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (size <= 0) throw std::runtime_error("the server closed the connection");
        answer_.append(bytes.data(), static_cast<std::size_t>(size));
        const std::size_t head = answer_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        const std::size_t length_at = answer_.find("Content-Length: ") + 16;
        std::size_t length = 0;
        std::from_chars(answer_.data() + length_at, answer_.data() + head, length);
        if (answer_.size() < head + 4 + length) return false;
        if (!answer_.starts_with("HTTP/1.1 200")) throw std::runtime_error("refused: " + answer_);
        const std::chrono::duration<float, std::milli> time = std::chrono::steady_clock::now() - sent_;
        times[step_].push_back(time.count());
        learn(std::string_view(answer_).substr(head + 4));
        answer_.clear();
        step_ = (step_ + 1) % step_names.size();
        return true;
    }

    [[nodiscard]] bool between_flows() const { return step_ == 0; }

  private:
    std::string next_request() {
        switch (step_) {
        case 0: return request("POST", "/cart");
        case 1:
        case 2:
        case 3:
            return request("POST", "/cart/" + cart_ + "/items",
                           R"({"product_id": )" + std::to_string(product()) + R"(, "quantity": 1})");
        case 4: return request("POST", "/cart/" + cart_ + "/checkout");
        case 5:
            return request("POST", "/payments/confirm", R"({"order_id": ")" + order_ + R"(", "status": "success"})");
        default: return request("GET", "/orders/" + order_);
        }
    }

    /// Any that make_shop has put on sale: every tenth is sold out.
    std::uint64_t product() {
        const std::uint64_t number = 1 + random_() % static_cast<std::uint64_t>(products_);
        return number % 10 == 0 ? number - 1 : number;
    }

    void learn(std::string_view body) {
        if (step_ == 0) cart_ = value_of(body, "cart_id");
        if (step_ == 4) order_ = value_of(body, "order_id");
        if (step_ == 6 && value_of(body, "status") != "paid") throw std::runtime_error("an order was not paid");
    }

    int socket_;
    std::mt19937_64 random_;
    std::int64_t products_;
    std::size_t step_ = 0;
    std::string cart_;
    std::string order_;
    std::string answer_;
    Time sent_;
};

void print(std::array<std::vector<float>, 7>& times, double seconds) {
    std::cout << std::fixed << std::setprecision(1) << "flows_per_second "
              << static_cast<double>(times[6].size()) / seconds << '\n';
    float worst = 0;
    for (std::size_t step = 0; step < times.size(); ++step) {
        std::vector<float>& all = times[step];
        if (all.empty()) continue;
        std::ranges::sort(all);
        const float p99 = all[all.size() * 99 / 100];
        worst = std::max(worst, p99);
        std::cout << std::setprecision(2) << step_names[step] << " p50 " << all[all.size() / 2] << " p99 " << p99
                  << " max " << all.back() << '\n';
    }
    std::cout << "p99_of_slowest_step " << worst << '\n';
}

void shop(std::uint16_t port, std::size_t connections, int seconds, std::int64_t products) {
    const int epoll = ::epoll_create1(0);
    std::vector<std::unique_ptr<Shopper>> shoppers;
    for (std::size_t i = 0; i < connections; ++i) {
        shoppers.push_back(std::make_unique<Shopper>(port, i + 1, products));
        epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, shoppers.back()->socket(), &event);
    }
    std::array<std::vector<float>, 7> times;
    const Time start = std::chrono::steady_clock::now();
    const Time end = start + std::chrono::seconds(seconds);
    for (const auto& shopper : shoppers) shopper->send_next();
    std::size_t shopping = connections;
    while (shopping > 0) {
        std::array<epoll_event, 64> events{};
        const int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 5'000);
        if (count <= 0) throw std::runtime_error("no answer within 5 seconds");
        for (int i = 0; i < count; ++i) {
            Shopper& shopper = *shoppers[events[static_cast<std::size_t>(i)].data.u64];
            if (!shopper.receive(times)) continue;
            if (shopper.between_flows() && std::chrono::steady_clock::now() >= end)
                --shopping;
            else
                shopper.send_next();
        }
    }
    print(times, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    ::close(epoll);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "flow PORT CONNECTIONS SECONDS PRODUCTS\n";
        return 2;
    }
    try {
        shop(static_cast<std::uint16_t>(std::stoi(argv[1])), static_cast<std::size_t>(std::stoi(argv[2])),
             std::stoi(argv[3]), std::stoll(argv[4]));
    } catch (const std::exception& error) {
        std::cerr << "flow: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
