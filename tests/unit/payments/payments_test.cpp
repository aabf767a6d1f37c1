#include "payments_fixture.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cartwright::payments {
namespace {

/// What comes back for `request`, head and all.
std::string raw_reply(std::uint16_t port, const std::string& request) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (socket < 0) return {};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* any = &address;
    std::string answer;
    if (::connect(socket, static_cast<sockaddr*>(any), sizeof address) == 0 &&
        ::send(socket, request.data(), request.size(), 0) == static_cast<ssize_t>(request.size())) {
        char bytes[4096];
        for (ssize_t n = 0; (n = ::recv(socket, bytes, sizeof bytes, 0)) > 0;)
            answer.append(bytes, static_cast<std::size_t>(n));
    }
    ::close(socket);
    return answer;
}

std::string bare(const std::string& method, const std::string& path) {
    return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
}

TEST_F(PaymentsTest, PaysForAnOrderAndTellsTheStoreBeforeItAnswers) {
    start();
    store_.add("abc123def456", 17998);
    const auto reply = pay("abc123def456", "179.98");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, R"({"status":"success","message":"Payment of 179.98 for order abc123def456 completed",)"
                          R"("balance":49820.02,"transaction":{"order_id":"abc123def456","amount":179.98,)"
                          R"("balance_after":49820.02},"shop_notified":true})");
    EXPECT_EQ(store_.status_of("abc123def456"), "paid");
    const auto confirmations = store_.confirmations();
    ASSERT_EQ(confirmations.size(), 1U);
    EXPECT_EQ(confirmations[0].body, R"({"order_id":"abc123def456","status":"success"})");
    EXPECT_TRUE(confirmations[0].key.starts_with("charge_"));
    EXPECT_EQ(confirmations[0].signature, "");
    EXPECT_EQ(get("/balance").body,
              R"({"status":"success","account_id":"ACC-001","holder":"John Doe","balance":49820.02})");
}

TEST_F(PaymentsTest, TheOldPathDoesTheSame) {
    start();
    store_.add("abc", 100);
    EXPECT_EQ(post("/pay/order", R"({"order_id":"abc","amount":1})").status, 200);
    EXPECT_EQ(store_.status_of("abc"), "paid");
}

TEST_F(PaymentsTest, TellsTheStoreWhenTheFundsDoNotSuffice) {
    start();
    store_.add("o4", 5'100'000);
    const auto reply = pay("o4", "51000");
    EXPECT_EQ(reply.status, 402);
    EXPECT_EQ(reply.body,
              R"({"status":"failed","message":"Insufficient funds","balance":50000.0,"requested":51000.0})");
    EXPECT_EQ(store_.status_of("o4"), "payment_failed");
    EXPECT_EQ(balance(), "50000.0");
    EXPECT_TRUE(nothing_is_owed());
}

TEST_F(PaymentsTest, ChecksTheOrderBeforeItTakesMoney) {
    start();
    store_.add("open", 8999);
    store_.add("failed", 8999, "payment_failed");
    struct Case {
        std::string order, amount;
        int status;
        std::string message;
    };
    const Case cases[] = {
        {"open", "89.98", 400, "Amount does not match order total"},
        {"nope", "89.99", 404, "Order not found"},
        {"failed", "89.99", 409, "Order already processed (status: payment_failed)"},
        {"open", "51000", 400, "Amount does not match order total"},
        {"open", "0", 400, "Amount does not match order total"},
        {"nope", "0", 404, "Order not found"},
        {"open", "89.99", 200, ""},
        {"open", "89.99", 409, "Order already paid"},
        {"open", "51000", 409, "Order already paid"},
    };
    for (const Case& each : cases) {
        const auto reply = pay(each.order, each.amount);
        EXPECT_EQ(reply.status, each.status) << each.order << " " << each.amount;
        if (each.status != 200) {
            EXPECT_EQ(reply.body, R"({"status":"failed","message":")" + each.message + "\"}");
        }
    }
    EXPECT_EQ(balance(), "49910.01");
    EXPECT_EQ(store_.confirmations().size(), 1U);
    EXPECT_EQ(store_.status_of("open"), "paid");
}

TEST_F(PaymentsTest, RefusesACurrencyThatIsNotTheShops) {
    const auto pay_in = [&](const std::string& currency) {
        return post("/payments/orders", R"({"order_id":"abc","amount":1,"currency":)" + currency + "}");
    };
    store_.add("abc", 100);
    start();
    EXPECT_EQ(pay_in(R"("USD")").body,
              R"({"status":"failed","message":"'currency' must be left out: this server does not know the shop's )"
              R"(currency"})");
    stop();
    settings_.currency = "USD";
    start();
    for (const char* other : {R"("EUR")", R"("usd")", "7"}) {
        EXPECT_EQ(pay_in(other).status, 400) << other;
        EXPECT_EQ(pay_in(other).body, R"({"status":"failed","message":"'currency' must be USD"})") << other;
    }
    EXPECT_EQ(post("/pay", R"({"recipient":"Ada","amount":1,"currency":"EUR"})").status, 400);
    EXPECT_EQ(balance(), "50000.0");
    EXPECT_EQ(pay_in(R"("USD")").status, 200);
}

TEST_F(PaymentsTest, TakesNothingForAnOrderThatCostsNothing) {
    start();
    store_.add("free", 0, "paid");
    store_.add("open", 0);
    store_.add("failed", 0, "payment_failed");
    const auto reply = pay("free", "0");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, R"({"status":"success","message":"Payment of 0.0 for order free completed",)"
                          R"("balance":50000.0,"transaction":{"order_id":"free","amount":0.0,)"
                          R"("balance_after":50000.0},"shop_notified":true})");
    EXPECT_EQ(pay("free", "0.00", "key-1").body, reply.body);
    EXPECT_EQ(pay("free", "0.00", "key-1").body, reply.body);
    EXPECT_EQ(pay("free", "0.01").status, 400);
    EXPECT_EQ(pay("open", "0").status, 409);
    EXPECT_EQ(pay("failed", "0").status, 409);
    EXPECT_EQ(get("/transactions").body, R"({"status":"success","account_id":"ACC-001","transactions":[]})");
    EXPECT_TRUE(store_.confirmations().empty());
    store_.close();
    const auto unknown = pay("free", "0", "key-2");
    EXPECT_EQ(unknown.status, 503);
    store_.reopen();
    EXPECT_EQ(pay("free", "0", "key-2").status, 200);
}

TEST_F(PaymentsTest, BadInputIsRefusedInWords) {
    start();
    const std::string required = "Both 'order_id' and 'amount' fields are required";
    const std::string number = "'amount' must be a number";
    const std::string positive = "'amount' must be greater than 0";
    const std::string fraction = "'amount' can't have a fraction of a cent";
    const std::string malformed = "The body is not well-formed JSON";
    const std::string id = "'order_id' may have up to 64 letters, digits, '-' and '_'";
    const std::pair<std::string, std::string> cases[] = {
        {"", required},
        {"{}", required},
        {R"({"order_id":"a"})", required},
        {R"({"amount":1})", required},
        {R"({"order_id":null,"amount":1})", required},
        {R"({"order_id":"","amount":1})", required},
        {R"({"order_id":"a","amount":null})", required},
        {R"({"order_id":"a","amount":"1"})", number},
        {R"({"order_id":"a","amount":true})", number},
        {R"({"order_id":"a","amount":[1]})", number},
        {R"({"order_id":"a","amount":"NaN"})", number},
        {R"({"order_id":"a","amount":-1})", positive},
        {R"({"order_id":"a","amount":0.001})", fraction},
        {R"({"order_id":"a","amount":1.005})", fraction},
        {R"({"order_id":"a","amount":1e-300})", fraction},
        {R"({"order_id":"a","amount":1e300})", "'amount' is too large"},
        {R"({"order_id":"a","amount":1e400})", malformed},
        {R"({"order_id":"a","amount":NaN})", malformed},
        {R"({"order_id":"a","amount":01})", malformed},
        {R"({"order_id":"a","amount":1)", malformed},
        {"\xFF", malformed},
        {std::string(40, '[') + std::string(40, ']'), malformed},
        {"[]", "The body must be a JSON object"},
        {"7", "The body must be a JSON object"},
        {R"({"order_id":7,"amount":1})", "'order_id' must be text"},
        {R"({"order_id":"../products/1","amount":1})", id},
        {R"({"order_id":"a/b","amount":1})", id},
        {R"({"order_id":"a?b","amount":1})", id},
        {R"({"order_id":"a%2e","amount":1})", id},
        {R"({"order_id":"a\u0000","amount":1})", id},
        {R"({"order_id":"a\r\nX: y","amount":1})", id},
        {R"({"order_id":")" + std::string(65, 'a') + R"(","amount":1})", id},
    };
    for (const auto& [body, message] : cases) {
        const auto reply = post("/payments/orders", body);
        EXPECT_EQ(reply.status, 400) << body;
        EXPECT_EQ(reply.body, R"({"status":"failed","message":")" + message + "\"}") << body;
    }
    EXPECT_EQ(post("/pay", R"({"amount":1})").body,
              R"({"status":"failed","message":"Both 'amount' and 'recipient' fields are required"})");
    EXPECT_EQ(post("/pay", R"({"amount":1,"recipient":"a\nb"})").status, 400);
    EXPECT_EQ(pay("a", "1", std::string(256, 'k')).status, 400);
    EXPECT_EQ(pay("a", "1", "with blanks").status, 400);
    EXPECT_TRUE(store_.paths().empty());
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(PaymentsTest, SendsMoneyToAnybody) {
    start();
    const auto reply = post("/pay", R"({"amount":1500,"recipient":"https://example-shop.com"})");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, R"({"status":"success","message":"Payment of 1500.0 to https://example-shop.com completed",)"
                          R"("balance":48500.0,"transaction":{"recipient":"https://example-shop.com","amount":1500.0,)"
                          R"("balance_after":48500.0}})");
    EXPECT_EQ(post("/pay", R"({"amount":99999,"recipient":"x"})").body,
              R"({"status":"failed","message":"Insufficient funds","balance":48500.0,"requested":99999.0})");
    EXPECT_TRUE(store_.paths().empty());
}

TEST_F(PaymentsTest, KeepsAHistoryAndCanBeReset) {
    start();
    store_.add("o1", 250);
    EXPECT_EQ(post("/pay", R"({"amount":1,"recipient":"r"})").status, 200);
    EXPECT_EQ(pay("o1", "2.5").status, 200);
    EXPECT_EQ(get("/transactions").body, R"({"status":"success","account_id":"ACC-001","transactions":[)"
                                         R"({"kind":"transfer","recipient":"r","amount":1.0,"balance_after":49999.0},)"
                                         R"({"kind":"order","order_id":"o1","amount":2.5,"balance_after":49996.5}]})");
    const auto reset = send({.method = "POST", .url = url("/reset")});
    EXPECT_EQ(reset.body, R"({"status":"success","message":"Account reset to default balance","balance":50000.0})");
    EXPECT_EQ(get("/transactions").body, R"({"status":"success","account_id":"ACC-001","transactions":[]})");
    EXPECT_EQ(balance(), "50000.0");
    stop();
    start();
    EXPECT_EQ(balance(), "50000.0");
}

TEST_F(PaymentsTest, TheBalanceOutlivesTheServer) {
    start();
    EXPECT_EQ(post("/pay", R"({"amount":0.01,"recipient":"r"})").status, 200);
    stop();
    settings_.opening_balance_minor = 7; // for new accounts only
    start();
    EXPECT_EQ(balance(), "49999.99");
}

TEST_F(PaymentsTest, IsClosedOutsideTheDemo) {
    settings_.is_demo = false;
    settings_.metrics_are_open = false;
    start();
    store_.add("o1", 250);
    for (const char* path : {"/balance", "/transactions", "/charges/k"}) EXPECT_EQ(get(path).status, 401) << path;
    for (const char* path : {"/pay", "/charges", "/refunds"}) EXPECT_EQ(post(path, "{}").status, 401) << path;
    EXPECT_EQ(send({.url = url("/balance"), .headers = {{"Authorization", "Bearer "}}}).status, 401)
        << "no token is none";
    EXPECT_EQ(post("/reset", "").status, 404);
    EXPECT_EQ(get("/metrics").status, 404) << "without a token they are not shown to the network";
    EXPECT_EQ(get("/health/live").status, 200);
    EXPECT_EQ(get("/health/ready").body, R"({"status":"ready"})");
    EXPECT_EQ(pay("o1", "2.5").status, 200);
    EXPECT_EQ(store_.status_of("o1"), "paid");
}

TEST_F(PaymentsTest, AnswersLikeAnyGoodServer) {
    start();
    EXPECT_TRUE(contains(raw_reply(port_, bare("GET", "/nothing")), "HTTP/1.1 404"));
    const std::string wrong_method = raw_reply(port_, bare("DELETE", "/pay"));
    EXPECT_TRUE(contains(wrong_method, "HTTP/1.1 405"));
    EXPECT_TRUE(contains(wrong_method, "POST"));
    EXPECT_TRUE(contains(wrong_method, R"({"status":"failed","message":"Method not allowed"})"));
    const std::string question = raw_reply(port_, bare("OPTIONS", "/balance"));
    EXPECT_TRUE(contains(question, "HTTP/1.1 204"));
    EXPECT_TRUE(contains(question, "GET"));
    const std::string head = raw_reply(port_, bare("HEAD", "/balance"));
    EXPECT_TRUE(contains(head, "HTTP/1.1 200"));
    EXPECT_FALSE(contains(head, "John Doe"));
    EXPECT_EQ(post("/pay", std::string(20'000, ' ')).status, 413);
    EXPECT_EQ(get("/health/live").status, 200);
    EXPECT_EQ(get("/health/ready").status, 200);
    EXPECT_TRUE(contains(get("/metrics").body, "cartwright_payments_total"));
    EXPECT_EQ(get("/openapi.json").body + "\n", PaymentsServer::openapi());
}

} // namespace
} // namespace cartwright::payments
