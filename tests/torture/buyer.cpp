#include "buyer.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace cartwright::torture {

namespace {

using tests::json_field;
using tests::LoadReply;

using std::chrono::steady_clock;

constexpr auto patience = std::chrono::minutes(2);
constexpr int keyless_every = 20;
constexpr auto pause_first = std::chrono::milliseconds(5); // doubled with each attempt
constexpr auto pause_max = std::chrono::milliseconds(80);

/// "Come again": the server is full, its disk is, or the first request with this key has not ended yet.
bool is_put_off(const LoadReply& reply) {
    return reply.status == 503 || (reply.status == 409 && reply.body.find("is still running") != std::string::npos);
}

/// "Nobody knows": a proxy's word when the server behind it went away or said nothing.
bool is_lost(const std::optional<LoadReply>& reply) { return !reply || reply->status == 502 || reply->status == 504; }

std::string described(const Answered& answered) {
    return answered.target + " " + answered.body + " under " + answered.key + ": " + std::to_string(answered.status) +
           " " + answered.reply;
}

} // namespace

void Memory::take(Memory&& other) {
    std::ranges::move(other.purchases, std::back_inserter(purchases));
    std::ranges::move(other.answers, std::back_inserter(answers));
    std::ranges::move(other.trouble, std::back_inserter(trouble));
    unanswered += other.unanswered;
    cut_off += other.cut_off;
    put_off += other.put_off;
    given_up += other.given_up;
}

Buyer::Buyer(const Ports& ports, const Gates& gates, std::string name)
    : clients_{tests::LoadClient(ports.store), tests::LoadClient(ports.payments)}, gates_(gates),
      name_(std::move(name)), random_(std::hash<std::string>{}(name_)) {}

std::optional<Answered> Buyer::insist(Counter counter, const std::string& target, const std::string& body) {
    const auto which = static_cast<std::size_t>(counter);
    Answered answered{.counter = counter, .target = target, .body = body};
    if (has_keys_) answered.key = name_ + "-and-their-writes-" + std::to_string(++writes_);
    const auto end = steady_clock::now() + patience;
    for (auto pause = pause_first; steady_clock::now() < end; pause = std::min(pause * 2, pause_max)) {
        const auto reply =
            clients_[which].call({.method = "POST", .target = target, .body = body, .key = answered.key});
        if (is_lost(reply)) {
            ++memory_.unanswered;
            if (clients_[which].last() == tests::Sent::cut_off) ++memory_.cut_off;
            if (!has_keys_) return std::nullopt;
            std::this_thread::sleep_for(pause);
            if (!gates_[which]->wait()) break;
            repeat_last();
        } else if (is_put_off(*reply)) {
            ++memory_.put_off;
            std::this_thread::sleep_for(pause);
        } else {
            answered.status = reply->status;
            answered.reply = reply->body;
            if (has_keys_) memory_.answers.push_back(answered);
            return answered;
        }
    }
    throw std::runtime_error("never answered: " + target + " " + body);
}

/// Asks once; if that is not answered either, the end of the test asks again.
void Buyer::repeat_last() {
    if (memory_.answers.empty()) return;
    const Answered& last = memory_.answers.back();
    auto& client = clients_[static_cast<std::size_t>(last.counter)];
    const auto again = client.call({.method = "POST", .target = last.target, .body = last.body, .key = last.key});
    if (is_lost(again) || is_put_off(*again)) return;
    if (again->status == last.status && again->body == last.reply) return;
    memory_.trouble.push_back("another answer: " + described(last) + ", and then " + std::to_string(again->status) +
                              " " + again->body);
}

void Buyer::buy_anything(const std::vector<std::int64_t>& products) {
    constexpr std::array<Way, 10> ways{Way::pay, Way::pay, Way::pay,     Way::pay,     Way::pay,
                                       Way::pay, Way::pay, Way::confirm, Way::confirm, Way::fail};
    const std::uint64_t drawn = random_();
    const Way way = drawn % 16 == 0 ? Way::leave : ways[drawn / 16 % ways.size()];
    buy(products[drawn / 1024 % products.size()], static_cast<std::int64_t>(drawn / (1ULL << 32U) % 3) + 1, way);
}

void Buyer::buy(std::int64_t product, std::int64_t quantity, Way way) {
    has_keys_ = ++purchases_ % keyless_every != 0;
    const auto step = [&](const std::string& target, const std::string& body = {}) -> std::string {
        const auto answered = insist(Counter::store, target, body);
        if (answered && answered->status != 200) memory_.trouble.push_back("refused: " + described(*answered));
        if (!answered) ++memory_.given_up;
        return answered && answered->status == 200 ? answered->reply : std::string{};
    };
    const std::string opened = step("/cart");
    if (opened.empty()) return;
    const std::string cart = "/cart/" + std::string(json_field(opened, "cart_id"));
    const std::string item =
        "{\"product_id\": " + std::to_string(product) + ", \"quantity\": " + std::to_string(quantity) + "}";
    if (step(cart + "/items", item).empty()) return;
    const std::string placed = step(cart + "/checkout");
    if (placed.empty()) return;

    Purchase& purchase = memory_.purchases.emplace_back(Purchase{.order = std::string(json_field(placed, "order_id")),
                                                                 .total = std::string(json_field(placed, "total")),
                                                                 .way = way});
    complete(purchase);
}

void Buyer::complete(Purchase& purchase) {
    if (purchase.way == Way::leave) return;
    const std::string order = "{\"order_id\": \"" + purchase.order + "\", ";
    const std::string outcome = purchase.way == Way::fail ? "failed" : "success";
    const auto answered =
        purchase.way == Way::pay
            ? insist(Counter::payments, "/payments/orders", order + "\"amount\": " + purchase.total + "}")
            : insist(Counter::store, "/payments/confirm", order + "\"status\": \"" + outcome + "\"}");
    if (!answered) {
        ++memory_.given_up;
        return;
    }
    purchase.status = answered->status;
    if (answered->status != 200) memory_.trouble.push_back("refused: " + described(*answered));
}

} // namespace cartwright::torture
