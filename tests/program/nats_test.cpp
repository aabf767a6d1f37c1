// NATS JetStream: every event, once, in order, also when the broker was away.

#include "support/http_call.hpp"
#include "support/server_process.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <memory>
#include <nats/nats.h>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cartwright::tests {

namespace {

using std::chrono::steady_clock;

/// A nats-server with JetStream, on a free port of 127.0.0.1.
class NatsServer {
  public:
    NatsServer() {
        std::random_device random;
        for (int attempt = 0; attempt < 10; ++attempt) { // the port may be somebody's, another nats-server's even
            port_ = 10'000 + static_cast<int>(random() % 20'000);
            start();
            if (is_there() && waitpid(pid_, nullptr, WNOHANG) == 0) return;
            kill();
        }
        throw std::runtime_error("nats-server does not start");
    }
    ~NatsServer() { kill(); }
    NatsServer(const NatsServer&) = delete;
    NatsServer& operator=(const NatsServer&) = delete;

    [[nodiscard]] std::string url() const { return "nats://127.0.0.1:" + std::to_string(port_); }

    /// What it has said.
    [[nodiscard]] std::string log() const {
        std::ifstream file(log_path());
        return {std::istreambuf_iterator<char>(file), {}};
    }

    void start() {
        const std::string port = std::to_string(port_);
        const std::string folder = folder_.path().string();
        const pid_t parent = getpid();
        pid_ = fork();
        if (pid_ != 0) return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(126);
        const int log = open(log_path().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        execlp("nats-server", "nats-server", "-a", "127.0.0.1", "-p", port.c_str(), "-js", "-sd", folder.c_str(),
               static_cast<char*>(nullptr));
        _exit(127);
    }
    void kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

    [[nodiscard]] bool is_there() const {
        for (const auto end = steady_clock::now() + std::chrono::seconds(5); steady_clock::now() < end;) {
            natsConnection* connection = nullptr;
            const natsStatus status = natsConnection_ConnectTo(&connection, url().c_str());
            natsConnection_Destroy(connection);
            if (status == NATS_OK) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }

    /// The messages of the stream, in its order. The stream is asked for one only when it says that it has some:
    /// nats-server 2.9 ends with a fault of its own when it is asked for a message while the stream is being made.
    [[nodiscard]] std::vector<std::string> messages() const {
        natsConnection* connection = nullptr;
        jsCtx* stream = nullptr;
        jsStreamInfo* info = nullptr;
        std::vector<std::string> found;
        if (natsConnection_ConnectTo(&connection, url().c_str()) == NATS_OK &&
            natsConnection_JetStream(&stream, connection, nullptr) == NATS_OK &&
            js_GetStreamInfo(&info, stream, "CARTWRIGHT", nullptr, nullptr) == NATS_OK && info->State.Msgs > 0) {
            natsMsg* message = nullptr;
            while (js_GetMsg(&message, stream, "CARTWRIGHT", found.size() + 1, nullptr, nullptr) == NATS_OK) {
                found.emplace_back(natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message)));
                natsMsg_Destroy(message);
            }
        }
        jsStreamInfo_Destroy(info);
        jsCtx_Destroy(stream);
        natsConnection_Destroy(connection);
        return found;
    }

    std::vector<std::string> wait_for(std::size_t count) const {
        std::vector<std::string> found = messages();
        for (int i = 0; i < 800 && found.size() < count; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            found = messages();
        }
        return found;
    }

  private:
    [[nodiscard]] std::string log_path() const { return (folder_.path() / "log").string(); }

    test::TemporaryFolder folder_;
    int port_ = 0;
    pid_t pid_ = -1;
};

void add_to_carts(const ServerProcess& shop, int count) {
    const auto opened = call({.port = shop.store_port(), .method = "POST", .target = "/cart"});
    for (int i = 0; i < count; ++i)
        call({.port = shop.store_port(),
              .method = "POST",
              .target = "/cart/" + opened->body.substr(12, 12) + "/items",
              .body = R"({"product_id": 3})"});
}

void expect_each_once_in_order(const std::vector<std::string>& messages) {
    for (std::size_t i = 0; i < messages.size(); ++i)
        ASSERT_NE(messages[i].find(R"("id":")" + std::to_string(i + 1) + "\""), std::string::npos) << messages[i];
}

} // namespace

class Nats : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(On, Nats, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(Nats, is_told_everything_once_in_order_also_after_it_was_away) {
    constexpr std::size_t demo = 59; // what the demo shop begins with
    NatsServer broker;
    ServerProcess shop({"--events", broker.url(), "--doors", "storefront"}, Servers::both, {}, GetParam());
    add_to_carts(shop, 20);
    EXPECT_EQ(broker.wait_for(demo + 20).size(), demo + 20) << shop.log() << broker.log();
    broker.kill();
    add_to_carts(shop, 20);
    const auto served = call({.port = shop.store_port(), .target = "/health/ready"});
    EXPECT_EQ(served->status, 200) << "a broker that is away is nobody's trouble";
    broker.start();
    EXPECT_EQ(broker.wait_for(demo + 40).size(), demo + 40);
    shop.kill(); // perhaps between a publication and writing that down
    shop.start();
    add_to_carts(shop, 5);
    const auto messages = broker.wait_for(demo + 45);
    EXPECT_EQ(messages.size(), demo + 45);
    expect_each_once_in_order(messages);
}

} // namespace cartwright::tests
