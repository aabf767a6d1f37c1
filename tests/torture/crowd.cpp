#include "crowd.hpp"

namespace cartwright::torture {

Crowd::Crowd(const Ports& ports, const Gates& gates, std::vector<std::int64_t> products, int buyers,
             std::int64_t checkouts, std::chrono::milliseconds rest)
    : products_(std::move(products)), checkouts_(checkouts), rest_(rest), running_(buyers) {
    for (int i = 0; i < buyers; ++i)
        threads_.emplace_back(
            [this, ports, &gates, i] { buy_until_done(Buyer(ports, gates, "buyer" + std::to_string(i))); });
}

Crowd::~Crowd() {
    stop();
    ask();
}

void Crowd::buy_until_done(Buyer buyer) {
    try {
        while (begun_.fetch_add(1) < checkouts_) {
            buyer.buy_anything(products_);
            ++done_;
            std::this_thread::sleep_for(rest_);
        }
    } catch (const std::exception& error) {
        buyer.memory().trouble.emplace_back(error.what());
    }
    {
        const std::lock_guard lock(mutex_);
        memory_.take(std::move(buyer.memory()));
    }
    --running_;
}

Memory Crowd::ask() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return std::move(memory_);
}

} // namespace cartwright::torture
