// A shop that is killed at random moments while vendors are being asked: what was answered yes is provisioned in the
// end, once, and charged once; what was refused is not charged; and nothing is left half done.

#include "program.hpp"
#include "settings.hpp"
#include "support/reseller_client.hpp"
#include "support/server_process.hpp"

#include <array>
#include <atomic>
#include <gtest/gtest.h>
#include <mutex>
#include <random>
#include <thread>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::Engine;
using tests::number;
using tests::ResellerClient;
using tests::ServerProcess;
using tests::Servers;

constexpr std::uint64_t seed_of_breaks = 41;
constexpr int resellers = 6;
constexpr auto settle_time = std::chrono::minutes(3);

/// How vendors behave, by the attribute of that name; most of the time they simply do it.
constexpr std::array behaviours_of_vendors{"", "", "", "", "lost", "timeout", "slow", "fail"};

/// What programs of resellers were told.
struct ProgramMemory {
    std::mutex mutex;
    std::vector<std::string> orders; // that were answered yes
    std::int64_t unanswered = 0;
};

/// Orders until it is told to stop, each time under a key; what is not answered is asked for again under it.
class Program {
  public:
    Program(std::uint64_t number, ProgramMemory& memory, const std::atomic<bool>& stopped)
        : number_(number), memory_(&memory), stopped_(&stopped), random_(seed_of_breaks + number) {}

    void run() {
        for (int i = 0; !*stopped_; ++i) {
            order(std::to_string(number_) + "-" + std::to_string(i));
            std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 20));
        }
    }

  private:
    [[nodiscard]] std::string body() {
        const std::string behaviour = behaviours_of_vendors.at(random_() % behaviours_of_vendors.size());
        const std::string attributes =
            R"({"domainName":"a.example.com","adminPassword":"pw","rehearsal":")" + behaviour + "\"}";
        const auto item = [&](const char* product) {
            return R"({"action":"CREATE","productId":")" + std::string(product) + R"(","quantity":)" +
                   std::to_string(1 + random_() % 9) + R"(,"attributes":)" + attributes + "}";
        };
        std::string items = item("AZURE-PLAN");
        if (random_() % 2 == 0) items += "," + item("GWS-BUS-STARTER");
        if (random_() % 3 == 0) items += "," + item("MS-365-BUS-STD");
        return R"({"orderItems":[)" + items + "]}";
    }

    /// Keeps on under the same key until there is an answer.
    void order(const std::string& key) {
        const std::string wanted = body();
        while (true) {
            const auto answer = client_->ask("POST", "/accounts/10001/customers/20001/orders", wanted, key);
            if (answer && answer->status == 200) return note(answer->body);
            if (answer && answer->status != 503 && answer->status != 409)
                throw std::runtime_error("an order was answered " + answer->body);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            const std::lock_guard lock(memory_->mutex);
            ++memory_->unanswered;
            if (*stopped_) return;
        }
    }

    void note(const std::string& body) {
        const std::lock_guard lock(memory_->mutex);
        for (std::size_t at = 0; (at = body.find("\"orderId\":\"", at)) != std::string::npos; ++at)
            memory_->orders.push_back(tests::text_of(body.substr(at), "orderId"));
    }

    std::uint64_t number_;
    ProgramMemory* memory_;
    const std::atomic<bool>* stopped_;
    std::mt19937_64 random_;

  public:
    std::shared_ptr<ResellerClient> client_;
};

std::int64_t count(const ServerProcess& server, const std::string& from) {
    return number(server.database(), "SELECT count(*) FROM " + from);
}

/// Waits until every order has come to an end, and every vendor knows what it is to know.
bool settles(const ServerProcess& server) {
    const auto deadline = steady_clock::now() + settle_time;
    while (steady_clock::now() < deadline) {
        if (count(server, "seller_orders WHERE step IN ('pending', 'processing')") == 0 &&
            count(server, "jobs WHERE kind = 'provisioning'") == 0)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

void expect_each_once(const ServerProcess& server, const ProgramMemory& memory) {
    for (const std::string& order : memory.orders)
        EXPECT_EQ(count(server, "orders WHERE id = " + order + " AND stage IN ('paid', 'failed')"), 1) << order;
    EXPECT_EQ(count(server, "rehearsal.provisionings WHERE done > 1"), 0);
    EXPECT_EQ(count(server, "(SELECT order_id FROM rehearsal.provisionings GROUP BY order_id HAVING count(*) > 1) x"),
              0);
    EXPECT_EQ(count(server, "rehearsal.provisionings WHERE done = 1"),
              count(server, "orders WHERE door = 'reseller' AND stage = 'paid'"));
    EXPECT_EQ(count(server, "payments WHERE status = 'approved'"), count(server, "orders WHERE stage = 'paid'"));
    EXPECT_EQ(count(server, "subscriptions WHERE state = 'active'"),
              count(server, "order_items i JOIN orders o ON o.id = i.order_id WHERE o.stage = 'paid'"));
    EXPECT_EQ(count(server, "events WHERE type = 'cartwright.order.provisioned'"),
              count(server, "orders WHERE door = 'reseller' AND stage = 'paid'"));
    EXPECT_EQ(check(server.database()), clean(server.database()));
}

} // namespace

class ProvisioningKill : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, ProvisioningKill, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

TEST_P(ProvisioningKill, provisions_once_whatever_happens) {
    const std::int64_t kills = amount("KILLS", 50) / 2;
    const auto begun = steady_clock::now();
    ServerProcess server({}, Servers::store_alone, {}, GetParam());
    const auto client = std::make_shared<ResellerClient>(server.store_port(), tests::demo_refresh_token);
    ProgramMemory memory;
    std::atomic<bool> stopped = false;
    std::vector<std::thread> threads;
    for (std::uint64_t i = 0; i < resellers; ++i)
        threads.emplace_back([&, i] {
            Program program(i, memory, stopped);
            program.client_ = client;
            program.run();
        });
    std::mt19937_64 random(seed_of_breaks);
    for (std::int64_t kill = 1; kill <= kills; ++kill) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50 + random() % 250));
        server.kill();
        EXPECT_EQ(check(server.database()), clean(server.database())) << "after kill " << kill;
        server.start();
    }
    stopped = true;
    for (std::thread& thread : threads) thread.join();
    server.stop();
    // What the dead had taken would come back when their leases run out, a minute later.
    tests::meddle(server.database(), "UPDATE jobs SET due_at = 0, lease_until = 0, lease_holder = 0");
    server.start();
    ASSERT_TRUE(settles(server)) << count(server, "seller_orders WHERE step IN ('pending', 'processing')")
                                 << " are left";
    EXPECT_GT(memory.orders.size(), static_cast<std::size_t>(kills));
    expect_each_once(server, memory);
    report("kill -9 while vendors are asked, " + std::string(tests::name_of(GetParam())),
           std::to_string(memory.orders.size()) + " orders answered yes, " + std::to_string(memory.unanswered) +
               " requests unanswered by " + std::to_string(kills) + " kills, " +
               std::to_string(count(server, "rehearsal.provisionings WHERE asked > 1")) + " asked for again, " +
               std::to_string(std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun).count()) +
               " s");
}

} // namespace cartwright::torture
