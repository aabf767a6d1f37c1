// Many clients announce a large body, send nearly all of it and fall silent: what the server holds for them stays
// within its budget, others are served meanwhile, and where the machine has no memory left a connection ends and not
// the process.

#include "program.hpp"
#include "settings.hpp"
#include "support/raw_client.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <sys/resource.h>
#include <thread>

namespace cartwright::torture {

namespace {

using tests::RawClient;
using tests::ServerProcess;

constexpr std::size_t announced = 1024 * 1024;
constexpr std::size_t sent = 1'048'000;
constexpr std::int64_t mebibyte = 1024 * 1024;

/// A line of /proc/‹pid›/status such as VmHWM, the most that it has held so far; in bytes.
std::int64_t memory_of(pid_t pid, const std::string& what) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(what + ":")) return std::stoll(line.substr(what.size() + 1)) * 1024;
    return 0;
}

void raise_the_limit_of_sockets(std::int64_t count) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, static_cast<rlim_t>(count) + 200));
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// Clients that have sent nearly all of a body to `target`, as far as the server took it.
class Silent {
  public:
    Silent(std::uint16_t port, const std::string& target, std::int64_t count) {
        const std::string head = "POST " + target +
                                 " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
                                 std::to_string(announced) + "\r\n\r\n";
        const std::string body(sent, ' ');
        for (std::int64_t i = 0; i < count; ++i) {
            clients_.push_back(std::make_unique<RawClient>(port, std::chrono::milliseconds(500)));
            if (clients_.back()->send(head)) clients_.back()->send(body);
        }
    }

    /// How many have been answered with that status by now.
    std::int64_t answered(int status) {
        return std::ranges::count_if(clients_, [&](const auto& client) {
            char byte = 0;
            if (::recv(client->descriptor(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0) return false;
            const auto reply = client->reply();
            return reply && reply->status == status;
        });
    }

  private:
    std::vector<std::unique_ptr<RawClient>> clients_;
};

bool serves(const ServerProcess& server) {
    RawClient client(server.store_port());
    const auto reply = client.ask("POST /cart HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    return reply && reply->status == 200;
}

bool serves_within(const ServerProcess& server, std::chrono::seconds at_most) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    while (std::chrono::steady_clock::now() < deadline) {
        if (serves(server)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

} // namespace

TEST(Memory, of_silent_clients_stays_within_its_budget) {
    const std::int64_t clients = amount("SILENT_CLIENTS", 300);
    raise_the_limit_of_sockets(2 * clients);
    ServerProcess server({"--waiting-bytes-max", std::to_string(64 * mebibyte)}, tests::Servers::store_alone);
    const std::int64_t before = memory_of(server.pid(), "VmHWM");

    Silent without_body(server.store_port(), "/cart", clients);
    EXPECT_GT(without_body.answered(413), 0);
    const std::int64_t refused = memory_of(server.pid(), "VmHWM");
    EXPECT_LT(refused - before, 64 * mebibyte);

    Silent with_body(server.store_port(), "/cart/0123456789ab/items", clients);
    EXPECT_TRUE(serves(server));
    const std::int64_t held = memory_of(server.pid(), "VmHWM");
    EXPECT_LT(held - before, 160 * mebibyte);
    EXPECT_GT(with_body.answered(503), 0);
    EXPECT_TRUE(server.stop());
    report("silent clients", fmt::format("{} clients with 1 MiB each: {} MiB more than before them", clients,
                                         (held - before) / mebibyte));
}

TEST(Memory, that_the_machine_does_not_have_costs_connections_and_not_the_process) {
    const std::int64_t clients = amount("SILENT_CLIENTS", 300);
    raise_the_limit_of_sockets(clients);
    ServerProcess server({"--waiting-bytes-max", std::to_string(64 * 1024 * mebibyte)}, tests::Servers::store_alone);
    const auto ceiling = static_cast<rlim_t>(memory_of(server.pid(), "VmSize") + 100 * mebibyte);
    const rlimit limit{.rlim_cur = ceiling, .rlim_max = ceiling};
    ASSERT_EQ(prlimit(server.pid(), RLIMIT_AS, &limit, nullptr), 0);
    {
        const Silent silent(server.store_port(), "/cart/0123456789ab/items", clients);
        EXPECT_EQ(::kill(server.pid(), 0), 0);
    }
    EXPECT_TRUE(serves_within(server, std::chrono::seconds(10)));
    EXPECT_TRUE(server.stop());
    report("silent clients, no memory", fmt::format("{} clients with 1 MiB each: the process lives", clients));
}

} // namespace cartwright::torture
