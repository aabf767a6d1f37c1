#include "replay_sales.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <sys/epoll.h>
#include <unistd.h>
#include <unordered_map>

namespace cartwright::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// The text after `"name":`, up to the next comma or brace, without quotes.
std::string_view value_of(std::string_view body, std::string_view name) {
    const std::string key = '"' + std::string(name) + "\":";
    const std::size_t found = body.find(key);
    if (found == std::string_view::npos) return {};
    std::string_view value = body.substr(found + key.size());
    value = trimmed(value.substr(0, value.find_first_of(",}")));
    if (value.starts_with('"')) value = value.substr(1, value.size() - 2);
    return value;
}

/// Takes sales from the script, one after another, over one connection.
class Shopper {
  public:
    Shopper(const Address& address, const Script& script, std::size_t& next_sale, Replayed& replayed)
        : connection_(address), script_(&script), next_sale_(&next_sale), replayed_(&replayed) {}

    [[nodiscard]] int socket() const { return connection_.socket(); }

    /// Opens a cart for the next sale; false when there is none.
    bool begin() {
        if (*next_sale_ == script_->count) return false;
        sale_ = (*next_sale_)++;
        line_ = 0;
        quantities_.clear();
        send(Step::open, "/cart", {});
        return true;
    }

    /// Reads what has come and goes on; false when no sale is left.
    bool go_on() {
        if (!connection_.receive()) return true;
        const std::chrono::duration<float, std::milli> time = Clock::now() - sent_;
        replayed_->milliseconds[static_cast<std::size_t>(step_)].push_back(time.count());
        const std::string_view body = connection_.answer().body;
        if (connection_.answer().status != 200) unexpected();
        switch (step_) {
        case Step::open:
            cart_ = value_of(body, "cart_id");
            add_line();
            return true;
        case Step::add:
            if (value_of(body, "quantity") != std::to_string(quantities_[sale().lines[line_].goods])) unexpected();
            if (++line_ < sale().lines.size())
                add_line();
            else
                send(Step::check_out, "/cart/" + cart_ + "/checkout", {});
            return true;
        case Step::check_out:
            if (value_of(body, "total") != decimal(expected_pence(script_->retail, sale()))) unexpected();
            order_ = value_of(body, "order_id");
            send(Step::confirm, "/payments/confirm", R"({"order_id":")" + order_ + R"(","status":"success"})");
            return true;
        case Step::confirm:
            if (value_of(body, "status") != "paid") unexpected();
            replayed_->orders.push_back({.id = order_, .sale = sale_});
            return begin();
        }
        return false;
    }

  private:
    [[nodiscard]] const import::RetailSale& sale() const { return script_->retail.sales[sale_]; }

    void add_line() {
        const import::RetailLine& line = sale().lines[line_];
        quantities_[line.goods] += line.quantity;
        send(Step::add, "/cart/" + cart_ + "/items",
             R"({"product_id":)" + std::to_string(script_->offered[line.goods].id) + R"(,"quantity":)" +
                 std::to_string(line.quantity) + '}');
    }

    void send(Step step, const std::string& path, const std::string& body) {
        step_ = step;
        sent_ = Clock::now();
        connection_.send("POST", path, body);
    }

    [[noreturn]] void unexpected() const {
        throw std::runtime_error("invoice " + sale().invoice + ", " +
                                 std::string(step_names[static_cast<std::size_t>(step_)]) + ": " +
                                 std::to_string(connection_.answer().status) + ' ' + connection_.answer().body);
    }

    Connection connection_;
    const Script* script_;
    std::size_t* next_sale_;
    Replayed* replayed_;

    std::size_t sale_ = 0;
    std::size_t line_ = 0;
    std::unordered_map<std::size_t, std::int64_t> quantities_; // in the cart so far, by goods
    Step step_ = Step::open;
    Clock::time_point sent_;
    std::string cart_;
    std::string order_;
};

/// Lets the shoppers go on, whenever one has an answer, until no sale is left.
void shop(std::vector<std::unique_ptr<Shopper>>& shoppers) {
    constexpr int patience_ms = 30'000;
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    const std::unique_ptr<const int, void (*)(const int*)> guard(&epoll,
                                                                 [](const int* descriptor) { close(*descriptor); });
    std::size_t shopping = 0;
    for (std::size_t i = 0; i < shoppers.size(); ++i) {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
        epoll_ctl(epoll, EPOLL_CTL_ADD, shoppers[i]->socket(), &event);
        if (shoppers[i]->begin()) ++shopping;
    }
    while (shopping > 0) {
        std::array<epoll_event, 64> events{};
        const int count = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), patience_ms);
        if (count <= 0) throw std::runtime_error("the server does not answer");
        for (int i = 0; i < count; ++i) {
            if (!shoppers[events[static_cast<std::size_t>(i)].data.u64]->go_on()) --shopping;
        }
    }
}

} // namespace

std::int64_t expected_pence(const import::OnlineRetail& retail, const import::RetailSale& sale) {
    std::int64_t pence = 0;
    for (const import::RetailLine& line : sale.lines) pence += retail.put.goods[line.goods].price.minor * line.quantity;
    return pence;
}

Replayed replay(const Address& address, const Script& script, std::size_t clients) {
    Replayed replayed;
    std::size_t next_sale = 0;
    std::vector<std::unique_ptr<Shopper>> shoppers;
    for (std::size_t i = 0; i < clients; ++i)
        shoppers.push_back(std::make_unique<Shopper>(address, script, next_sale, replayed));
    const auto begin = Clock::now();
    shop(shoppers);
    replayed.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return replayed;
}

} // namespace cartwright::bench
