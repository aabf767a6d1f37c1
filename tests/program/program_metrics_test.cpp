// The metrics, as Prometheus reads them.

#include "support/command_line.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace cartwright::tests {
namespace {

/// Returns the metrics of a server, which promtool has to accept.
std::string metrics_of(std::uint16_t port) {
    const std::string promtool = CARTWRIGHT_SOURCE "/build/promtool/usr/bin/promtool";
    EXPECT_TRUE(std::filesystem::exists(promtool)) << "tools/setup test unpacks it";
    const Answer answer = call({.port = port, .target = "/metrics"}).value_or(Answer{});
    EXPECT_EQ(answer.status, 200);
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / "metrics.txt").string();
    std::ofstream(path) << answer.body;
    const Ran ran = run_line(promtool + " check metrics < " + path + " 2>&1");
    EXPECT_EQ(ran.exit_code, 0) << ran.output << answer.body;
    return answer.body;
}

TEST(program, has_metrics_that_promtool_accepts) {
    const ServerProcess both;
    for (const char* target : {"/products", "/health/ready"})
        EXPECT_TRUE(call({.port = both.store_port(), .target = target})) << target;
    const std::string of_shop = metrics_of(both.store_port());
    EXPECT_FALSE(metrics_of(both.payments_port()).empty());
    for (const char* server : {"shop", "payments"}) {
        const std::string label = "{server=\"" + std::string(server) + "\"} ";
        for (const char* name : {"cartwright_store_queue_writes", "cartwright_store_conflicts_total"})
            EXPECT_NE(of_shop.find('\n' + std::string(name) + label), std::string::npos) << name << label;
    }
    for (const char* name : {"process_resident_memory_bytes", "cartwright_http_connections", "cartwright_products"}) {
        EXPECT_NE(of_shop.find('\n' + std::string(name) + ' '), std::string::npos) << name;
        EXPECT_EQ(of_shop.find('\n' + std::string(name) + " 0\n"), std::string::npos) << name;
    }
    const ServerProcess payments({}, Servers::payments_alone);
    EXPECT_EQ(metrics_of(payments.payments_port()).find("server=\"shop\""), std::string::npos);
}

} // namespace
} // namespace cartwright::tests
