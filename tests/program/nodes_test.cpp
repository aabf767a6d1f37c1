// Many nodes, one database: what one sells is gone from the shelf of all, and each tells of everything, in one order.

#include "support/http_call.hpp"
#include "support/raw_client.hpp"
#include "support/server_process.hpp"
#include "support/waiting.hpp"

#include <atomic>
#include <barrier>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {

namespace {

using std::chrono::steady_clock;

constexpr const char* token = "Bearer demo-admin-token";

std::string body_of(const ServerProcess& node, const std::string& method, const std::string& target,
                    const std::string& body = {}) {
    const auto answer = call({.port = node.store_port(),
                              .method = method,
                              .target = target,
                              .headers = {{"Authorization", token}},
                              .body = body});
    return answer ? answer->body : std::string{};
}

/// The text between `name` and the next `end`.
std::string between(const std::string& text, const std::string& name, char end) {
    const std::size_t at = text.find(name);
    if (at == std::string::npos) return {};
    const std::size_t start = at + name.size();
    return text.substr(start, text.find(end, start) - start);
}

std::string buy(const ServerProcess& node, int product, int quantity) {
    const std::string cart = "/cart/" + between(body_of(node, "POST", "/cart"), R"("cart_id":")", '"');
    body_of(node, "POST", cart + "/items",
            R"({"product_id": )" + std::to_string(product) + R"(, "quantity": )" + std::to_string(quantity) + "}");
    return between(body_of(node, "POST", cart + "/checkout"), R"("order_id":")", '"');
}

std::string stock_at(const ServerProcess& node, int product) {
    return between(body_of(node, "GET", "/products/" + std::to_string(product)), R"("stock":)", ',');
}

/// The sequences in a stream of events that has come so far.
std::vector<std::int64_t> sequences_in(const std::string& stream) {
    std::vector<std::int64_t> found;
    for (std::size_t at = 0; (at = stream.find("\nid: ", at)) != std::string::npos; ++at)
        found.push_back(std::stoll(stream.substr(at + 5)));
    return found;
}

/// Reads a stream of events from `node` for that time; `seen` is shown what there is of it so far.
std::string stream_of(
    const ServerProcess& node, std::int64_t after, std::chrono::milliseconds time,
    const std::function<void(const std::string&)>& seen = [](const std::string&) {}) {
    RawClient client(node.store_port(), std::chrono::milliseconds(100));
    client.send("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: " +
                std::string(token) + "\r\nLast-Event-ID: " + std::to_string(after) + "\r\n\r\n");
    std::string text;
    char part[4096];
    for (const auto end = steady_clock::now() + time; steady_clock::now() < end;) {
        const ssize_t count = recv(client.descriptor(), part, sizeof part, 0);
        if (count == 0) break;
        if (count <= 0) continue;
        text.append(part, static_cast<std::size_t>(count));
        seen(text);
    }
    return text;
}

} // namespace

TEST(Nodes, show_what_another_one_has_sold_within_100_ms) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    const ServerProcess second(ServerProcess::Url{first.database()});
    ASSERT_EQ(stock_at(second, 3), "75");
    for (int sold = 1; sold <= 20; ++sold) {
        buy(first, 3, 1);
        const auto begun = steady_clock::now();
        const std::string expected = std::to_string(75 - sold);
        EXPECT_EQ(stock_at(first, 3), expected) << "on the node that wrote: at once";
        while (stock_at(second, 3) != expected && steady_clock::now() - begun < std::chrono::seconds(5))
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        EXPECT_LT(steady_clock::now() - begun, std::chrono::milliseconds(100));
    }
}

/// A client that gets no answer asks another node with the same key, while the first one is still at work.
TEST(Nodes, do_once_what_both_are_asked_under_one_key_at_the_same_moment) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    const ServerProcess second(ServerProcess::Url{first.database()});
    constexpr int rounds = 40;
    const auto orders = [&] { return number(first.database(), "SELECT count(*) FROM orders"); };
    const std::int64_t before = orders();
    for (int round = 0; round < rounds; ++round) {
        const std::string cart = "/cart/" + between(body_of(first, "POST", "/cart"), R"("cart_id":")", '"');
        body_of(first, "POST", cart + "/items", R"({"product_id": 3, "quantity": 1})");
        std::barrier start(2);
        const auto check_out = [&](const ServerProcess& node) {
            start.arrive_and_wait();
            return call({.port = node.store_port(),
                         .method = "POST",
                         .target = cart + "/checkout",
                         .headers = {{"Idempotency-Key", "one-key-for-both-" + std::to_string(round)}}})
                .value_or(Answer{});
        };
        auto at_second = std::async(std::launch::async, check_out, std::cref(second));
        const Answer at_first = check_out(first);
        const Answer other = at_second.get();
        EXPECT_EQ(at_first.status, 200) << at_first.body;
        EXPECT_EQ(other.status, 200) << other.body;
        EXPECT_EQ(other.body, at_first.body);
    }
    EXPECT_EQ(orders() - before, rounds);
}

TEST(Nodes, see_goods_that_are_imported_and_carts_of_each_other) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    const ServerProcess second(ServerProcess::Url{first.database()});
    const auto file = first.folder() / "goods.csv";
    {
        FILE* out = fopen(file.c_str(), "w");
        fputs("sku,name,category,price,stock\nNEW-1,Brass Sextant,Navigation,249.50,4\n", out);
        fclose(out);
    }
    const std::string command = CARTWRIGHT_BINARY "/cartwright import products '" + file.string() + "' --database '" +
                                first.database() + "' > /dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    for (const ServerProcess* node : {&first, &second}) {
        std::string found;
        EXPECT_TRUE(becomes_true([&] {
            found = body_of(*node, "GET", "/products?search=SEXTANT");
            return found.find("Brass Sextant") != std::string::npos;
        }));
        EXPECT_NE(found.find(R"("stock":4)"), std::string::npos) << found;
        EXPECT_NE(body_of(*node, "GET", "/categories").find("Navigation"), std::string::npos);
    }
    const std::string cart = between(body_of(first, "POST", "/cart"), R"("cart_id":")", '"');
    EXPECT_NE(body_of(second, "GET", "/cart/" + cart).find(R"("items":[])"), std::string::npos);
}

TEST(Nodes, do_not_add_the_same_goods_twice) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    const auto file = first.folder() / "goods.csv";
    {
        FILE* out = fopen(file.c_str(), "w");
        fputs("sku,name,category,price,stock\nNEW-1,Sextant,Navigation,249.50,4\nNEW-2,Compass,Navigation,19.50,7\n",
              out);
        fclose(out);
    }
    const std::string import = CARTWRIGHT_BINARY "/cartwright import products '" + file.string() + "' --database '" +
                               first.database() + "' > /dev/null";
    const std::string four = import + " & " + import + " & " + import + " & " + import + " & wait";
    ASSERT_EQ(std::system(four.c_str()), 0); // NOLINT(concurrency-mt-unsafe): no other thread uses it
    EXPECT_EQ(number(first.database(), "SELECT count(*) FROM products WHERE sku LIKE 'NEW-%'"), 2);
    EXPECT_EQ(number(first.database(), "SELECT count(*) FROM categories WHERE name = 'Navigation'"), 1);
    EXPECT_EQ(number(first.database(), "SELECT CAST(sum(l.on_hand) AS BIGINT) FROM listings l JOIN products p "
                                       "ON p.id = l.product_id WHERE p.sku LIKE 'NEW-%'"),
              11);
}

TEST(Nodes, make_their_shelf_anew_when_too_much_has_happened) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    ASSERT_TRUE(becomes_true([&] { // what the demo shop began with
        return number(first.database(), "SELECT count(*) FROM events") >= 59;
    }));
    meddle(first.database(),
           "INSERT INTO events (sequence, type, subject, data, made_at) SELECT n, 'cartwright.cart.updated', "
           "'carts/0', '{}', 0 FROM generate_series((SELECT max(sequence) + 1 FROM events), 30000) n; "
           "UPDATE listings SET on_hand = 1000 WHERE id = 3");
    EXPECT_TRUE(becomes_true([&] { return stock_at(first, 3) == "1000"; })) << stock_at(first, 3);
}

TEST(Nodes, tell_of_everything_once_in_one_order_without_gaps) {
    const ServerProcess first({}, Servers::both, {}, Engine::postgres);
    const ServerProcess second(ServerProcess::Url{first.database()});
    std::vector<std::thread> buyers;
    std::atomic<int> orders = 0;
    for (int i = 0; i < 8; ++i) {
        buyers.emplace_back([&, i] {
            for (int n = 0; n < 20; ++n) orders += buy(i % 2 == 0 ? first : second, 1 + n % 20, 1).empty() ? 0 : 1;
        });
    }
    // A reader that is cut off again and again, and comes back to the other node.
    std::vector<std::int64_t> heard;
    std::string text;
    for (int turn = 0; turn < 12; ++turn) {
        const ServerProcess& node = turn % 2 == 0 ? first : second;
        const std::string more = stream_of(node, heard.empty() ? 0 : heard.back(), std::chrono::milliseconds(250));
        const auto sequences = sequences_in(more);
        // The last may have been cut off in the middle: it is asked for again.
        if (sequences.size() > 1) heard.insert(heard.end(), sequences.begin(), sequences.end() - 1);
        text += more;
    }
    for (std::thread& buyer : buyers) buyer.join();
    text += stream_of(second, heard.empty() ? 0 : heard.back(), std::chrono::milliseconds(1'000));
    const auto rest = sequences_in(text.substr(text.rfind("HTTP/1.1 200")));
    heard.insert(heard.end(), rest.begin(), rest.end());
    for (std::size_t i = 0; i < heard.size(); ++i) ASSERT_EQ(heard[i], static_cast<std::int64_t>(i) + 1);
    const std::int64_t placed =
        number(first.database(), "SELECT count(*) FROM events WHERE type = 'cartwright.order.placed'");
    EXPECT_EQ(placed, orders);
    EXPECT_EQ(number(first.database(), "SELECT max(sequence) FROM events"), static_cast<std::int64_t>(heard.size()));
    EXPECT_EQ(number(first.database(), "SELECT count(*) FROM outbox"), 0);
}

TEST(Nodes, end_a_stream_when_they_are_stopped) {
    ServerProcess node({"--doors", "storefront"}, Servers::both, {}, Engine::sqlite);
    std::future<bool> stopped;
    auto begun = steady_clock::now();
    const std::string text = stream_of(node, 0, std::chrono::seconds(20), [&](const std::string& so_far) {
        if (stopped.valid() || sequences_in(so_far).size() < 59U) return;
        begun = steady_clock::now();
        stopped = std::async(std::launch::async, [&] { return node.stop(); });
    });
    ASSERT_TRUE(stopped.valid());
    EXPECT_TRUE(stopped.get());
    EXPECT_LT(steady_clock::now() - begun, std::chrono::seconds(5));
    EXPECT_EQ(sequences_in(text).size(), 59U);
    EXPECT_TRUE(text.ends_with("\r\n0\r\n\r\n")) << text.substr(text.size() - 40);
}

} // namespace cartwright::tests
