#include "load.hpp"

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace cartwright::torture {

using tests::json_field;
using tests::LoadReply;

class Load::Client {
  public:
    Client(std::uint16_t port, std::int64_t product) : client_(port), product_(product) {}

    /// Begins a request, whatever is next.
    void ask() {
        const auto [target, body] = next();
        start_ = Clock::now();
        client_.send({.method = "POST", .target = target, .body = body});
    }

    /// Ends it: to be called when `descriptor` can be read.
    void hear(Seen& seen) {
        const auto reply = client_.receive();
        const auto time = std::chrono::duration_cast<Latency>(Clock::now() - start_);
        if (reply && reply->status == 200) {
            seen.served.push_back(time);
            advance(*reply);
        } else if (reply && reply->status == 503) {
            seen.refused.push_back(time);
            if (reply->header("Retry-After").empty()) ++seen.without_retry_after;
        } else {
            seen.trouble.push_back(next().first + ": " + (reply ? reply->body : "no answer"));
        }
    }

    /// Of its connection, which is made when there is none.
    int descriptor() {
        client_.connect();
        return client_.descriptor();
    }

    [[nodiscard]] const std::vector<Purchase>& purchases() const { return purchases_; }

  private:
    enum class Step : std::uint8_t { open, add, check_out, confirm };

    [[nodiscard]] std::pair<std::string, std::string> next() const {
        switch (step_) {
        case Step::open: return {"/cart", ""};
        case Step::add: return {"/cart/" + cart_ + "/items", "{\"product_id\": " + std::to_string(product_) + "}"};
        case Step::check_out: return {"/cart/" + cart_ + "/checkout", ""};
        case Step::confirm:
            return {"/payments/confirm",
                    "{\"order_id\": \"" + purchases_.back().order + "\", \"status\": \"success\"}"};
        }
        return {};
    }

    void advance(const LoadReply& reply) {
        switch (step_) {
        case Step::open:
            cart_ = json_field(reply.body, "cart_id");
            step_ = Step::add;
            return;
        case Step::add: step_ = Step::check_out; return;
        case Step::check_out:
            purchases_.push_back({.order = std::string(json_field(reply.body, "order_id")),
                                  .total = std::string(json_field(reply.body, "total")),
                                  .way = Way::confirm});
            step_ = Step::confirm;
            return;
        case Step::confirm:
            purchases_.back().status = 200;
            step_ = Step::open;
            return;
        }
    }

    tests::LoadClient client_;
    std::int64_t product_;
    Clock::time_point start_{};
    Step step_ = Step::open;
    std::string cart_;
    std::vector<Purchase> purchases_;
};

struct Load::Line {
    Line(std::uint16_t port, std::int64_t product) : client(port, product) {}

    Client client;
    Clock::time_point turn{};
    bool is_waiting = false;
};

Load::Load(std::uint16_t port, const std::vector<std::int64_t>& products, int clients)
    : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    for (int i = 0; i < clients; ++i) {
        Line& line = lines_.emplace_back(port, products[static_cast<std::size_t>(i) % products.size()]);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &line}};
        epoll_ctl(epoll_, EPOLL_CTL_ADD, line.client.descriptor(), &event);
    }
}

Load::~Load() { close(epoll_); }

Seen Load::offer(std::chrono::milliseconds time, double rate) {
    const auto clients = static_cast<double>(lines_.size());
    const std::chrono::nanoseconds interval(rate == 0 ? 0 : static_cast<std::int64_t>(1e9 * clients / rate));
    const auto begin = Clock::now();
    int place = 0;
    for (Line& line : lines_) line.turn = begin + interval * place++ / static_cast<int>(lines_.size());
    Seen seen{.seconds = std::chrono::duration<double>(time).count()};
    while (Clock::now() < begin + time) {
        ask_whose_turn_it_is(interval);
        hear_whoever_is_answered(seen);
    }
    for (Line& line : lines_) {
        if (line.is_waiting) line.client.hear(seen);
        line.is_waiting = false;
    }
    return seen;
}

/// Who comes late asks at once, and once more.
void Load::ask_whose_turn_it_is(std::chrono::nanoseconds interval) {
    const auto now = Clock::now();
    for (Line& line : lines_) {
        if (line.is_waiting || line.turn > now) continue;
        line.client.ask();
        line.is_waiting = true;
        line.turn = std::max(line.turn + interval, now - interval);
    }
}

void Load::hear_whoever_is_answered(Seen& seen) {
    constexpr int wait_ms = 1;
    std::array<epoll_event, 64> events{};
    const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_ms);
    for (int i = 0; i < count; ++i) {
        Line& line = *static_cast<Line*>(events[static_cast<std::size_t>(i)].data.ptr);
        line.client.hear(seen);
        line.is_waiting = false;
    }
}

std::vector<Purchase> Load::purchases() const {
    std::vector<Purchase> all;
    for (const Line& line : lines_)
        all.insert(all.end(), line.client.purchases().begin(), line.client.purchases().end());
    return all;
}

} // namespace cartwright::torture
