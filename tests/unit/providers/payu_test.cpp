#include "providers/live/money/payu.hpp"

#include "domain/shopping/payment_page.hpp"
#include "support/http_recorder.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace cartwright::tests {

namespace {

using providers::PageVerdict;
using providers::live::Payu;
using VerdictKind = PageVerdict::Kind;

const std::string transaction = "5a8aaf96421aa903bf8ef5e3";
const PageMerchant merchant{.key = "our&key", .salt = "never-shown"};

Payu payu_at(const std::string& url, std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    return Payu({.url = url, .merchant = merchant, .timeout = patience});
}

/// What PayU says of `name`.
std::string answer(const std::string& name, const std::string& details, const std::string& status = "1") {
    return R"({"status":)" + status + R"(,"msg":"1 out of 1 Transactions Fetched Successfully",)" +
           R"("transaction_details":{")" + name + R"(":)" + details + "}}";
}
std::string about_ours(const std::string& details) { return answer(transaction, details); }

TEST(Payu, is_asked_as_it_wants_to_be) {
    HttpRecorder gateway;
    gateway.answer(200, about_ours(R"({"mihpayid":"403993715521889530","amt":"10.00","txnid":")" + transaction +
                                   R"(","status":"success"})"));
    Payu payu = payu_at(gateway.url() + "/merchant/postservice.php?form=2");
    const PageVerdict verdict = payu.verify(transaction);
    EXPECT_EQ(verdict,
              (PageVerdict{.kind = VerdictKind::approved, .reference = "403993715521889530", .amount_minor = 1'000}));
    const auto seen = gateway.seen();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].method, "POST");
    EXPECT_EQ(seen[0].target, "/merchant/postservice.php?form=2");
    EXPECT_EQ(seen[0].content_type, "application/x-www-form-urlencoded");
    EXPECT_EQ(seen[0].body, "key=our%26key&command=verify_payment&var1=" + transaction +
                                "&hash=" + page_question_checksum(merchant, transaction));
    EXPECT_EQ(seen[0].body.find(merchant.salt), std::string::npos);
}

struct VerdictCase {
    std::string body;
    VerdictKind kind;
    std::string reason{}; // its beginning
    int status = 200;
};

void expect_all(const std::vector<VerdictCase>& cases) {
    HttpRecorder gateway;
    Payu payu = payu_at(gateway.url());
    for (const VerdictCase& each : cases) {
        gateway.answer(each.status, each.body);
        const PageVerdict verdict = payu.verify(transaction);
        EXPECT_EQ(verdict.kind, each.kind) << each.status << " " << each.body;
        EXPECT_TRUE(verdict.reason.starts_with(each.reason)) << verdict.reason << ": " << each.body;
        EXPECT_EQ(verdict.amount_minor.has_value(), each.kind == VerdictKind::approved) << each.body;
        EXPECT_EQ(verdict.reference.empty(), each.kind != VerdictKind::approved) << each.body;
        EXPECT_EQ(verdict.reason.empty(), each.kind == VerdictKind::approved) << each.body;
        EXPECT_EQ(verdict.reason.find(merchant.salt), std::string::npos);
    }
}

TEST(Payu, says_how_a_payment_went) {
    expect_all({
        {about_ours(R"({"mihpayid":403993,"amt":10.5,"status":"success"})"), VerdictKind::approved},
        {about_ours(R"({"mihpayid":"4","transaction_amount":"10.00","amt":"8.00","status":"success"})"),
         VerdictKind::approved},
        {about_ours(R"({"mihpayid":"4","transaction_amount":null,"amt":"8.00","status":"success"})"),
         VerdictKind::approved},
        {answer(transaction, R"({"mihpayid":"4","amt":"1.00","status":"success"})", R"("1")"), VerdictKind::approved},
        {about_ours(R"({"mihpayid":"4","amt":"1.00","status":"pending"})"), VerdictKind::pending},
        {about_ours(R"({"status":"pending"})"), VerdictKind::pending},
        {about_ours(R"({"mihpayid":"4","amt":"1.00","status":"failure"})"), VerdictKind::declined},
        {about_ours(R"({"status":"Success"})"), VerdictKind::unclear},
        {about_ours(R"({"status":"refunded"})"), VerdictKind::unclear},
        {about_ours(R"({"status":1})"), VerdictKind::unclear},
        {about_ours(R"({"status":null})"), VerdictKind::unclear},
        {about_ours("{}"), VerdictKind::unclear, "the gateway does not say how"},
        {about_ours("null"), VerdictKind::unclear, "the gateway answers about another"},
        {about_ours("[]"), VerdictKind::unclear, "the gateway answers about another"},
    });
}

TEST(Payu, says_that_money_was_taken_only_with_all_that_belongs_to_it) {
    const std::string success = R"("status":"success")";
    expect_all({
        {about_ours(R"({"amt":"1.00",)" + success + "}"), VerdictKind::unclear, "the gateway does not say under which"},
        {about_ours(R"({"mihpayid":"","amt":"1.00",)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":null,"amt":"1.00",)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":")" + std::string(101, '4') + R"(","amt":"1.00",)" + success + "}"),
         VerdictKind::unclear},
        {about_ours(R"({"mihpayid":"4",)" + success + "}"), VerdictKind::unclear, "the gateway does not say how much"},
        {about_ours(R"({"mihpayid":"4","amt":"much",)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":"4","amt":"1.005",)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":"4","amt":1e300,)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":"4","amt":true,)" + success + "}"), VerdictKind::unclear},
        {about_ours(R"({"mihpayid":"4","amt":"1.00","txnid":"another",)" + success + "}"), VerdictKind::unclear,
         "the gateway answers about another"},
        {answer("another", R"({"mihpayid":"4","amt":"1.00",)" + success + "}"), VerdictKind::unclear,
         "the gateway answers about another"},
        {answer(transaction + "0", R"({"mihpayid":"4","amt":"1.00",)" + success + "}"), VerdictKind::unclear},
    });
}

TEST(Payu, tells_a_payment_that_it_does_not_know_from_a_question_that_it_does_not_take) {
    expect_all({
        {answer(transaction, R"({"mihpayid":"Not Found","status":"Not Found"})", "0"), VerdictKind::not_found},
        {answer(transaction, R"({"mihpayid":"Not Found","status":"Not Found"})", R"("0")"), VerdictKind::not_found},
        {R"({"status":0,"msg":"0 out of 1 Transactions Fetched Successfully"})", VerdictKind::not_found},
        {R"({"status":0,"msg":"Transaction not found"})", VerdictKind::not_found},
        {R"({"status":0})", VerdictKind::not_found},
        {R"({"status":0,"msg":"Invalid Hash."})", VerdictKind::unclear, "the gateway does not take the question"},
        {R"({"status":0,"msg":"Merchant key is missing"})", VerdictKind::unclear,
         "the gateway does not take the question"},
        {R"({"status":0,"msg":"Something is wrong","transaction_details":{"another":{}}})", VerdictKind::unclear},
        {answer(transaction, R"({"mihpayid":"4","amt":"1.00","status":"success"})", "0"), VerdictKind::unclear,
         "the gateway contradicts itself"},
    });
}

TEST(Payu, is_unclear_when_it_talks_nonsense) {
    const std::string neither = "status key is neither 1 not 0";
    const std::string good = about_ours(R"({"mihpayid":"4","amt":"1.00","status":"success"})");
    expect_all({
        {"{}", VerdictKind::unclear, neither},
        {R"({"status":2})", VerdictKind::unclear, neither},
        {R"({"status":-1})", VerdictKind::unclear, neither},
        {R"({"status":true})", VerdictKind::unclear, neither},
        {R"({"status":1.5})", VerdictKind::unclear, neither},
        {R"({"status":"01"})", VerdictKind::unclear, neither},
        {R"({"status":null})", VerdictKind::unclear, neither},
        {R"({"status":{}})", VerdictKind::unclear, neither},
        {R"({"status":1})", VerdictKind::unclear, "the gateway does not say how"},
        {R"({"status":1,"transaction_details":[]})", VerdictKind::unclear, "the gateway does not say how"},
        {R"({"status":1,"transaction_details":{}})", VerdictKind::unclear, "the gateway answers about another"},
        {"", VerdictKind::unclear, "the gateway's answer is not understood"},
        {"null", VerdictKind::unclear},
        {"[1]", VerdictKind::unclear},
        {"1", VerdictKind::unclear},
        {"<html>a portal of the hotel</html>", VerdictKind::unclear},
        {good.substr(0, good.size() - 1), VerdictKind::unclear},
        {good + "x", VerdictKind::unclear},
        {"{\"status\":\"\xff\"}", VerdictKind::unclear},
        {std::string(200'000, '['), VerdictKind::unclear},
        {std::string(2 * 1024 * 1024, ' ') + good, VerdictKind::unclear, "the gateway does not answer"},
        {good, VerdictKind::unclear, "the gateway answered 302", 302},
        {good, VerdictKind::unclear, "the gateway answered 201", 201},
        {good, VerdictKind::unclear, "the gateway answered 404", 404},
        {good, VerdictKind::unclear, "the gateway answered 500", 500},
    });
}

TEST(Payu, is_not_asked_about_what_can_be_no_transaction) {
    HttpRecorder gateway;
    gateway.answer(200, about_ours(R"({"mihpayid":"4","amt":"1.00","status":"success"})"));
    Payu payu = payu_at(gateway.url());
    for (const std::string& name : {std::string(), std::string("a|b"), std::string("a&command=x"), std::string("a b"),
                                    std::string(51, 'a'), std::string("a\0b", 3)})
        EXPECT_EQ(payu.verify(name).kind, VerdictKind::unclear) << name;
    EXPECT_TRUE(gateway.seen().empty());
}

/// A gateway that says these bytes to everybody, and nothing more: it hangs up, or waits until it is asked to end.
class Line {
  public:
    enum class After { hangs_up, waits };

    Line(std::string bytes, After after) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (socket_ < 0 || ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
            ::listen(socket_, 8) != 0 || ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("there is no free port");
        url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
        thread_ = std::thread([this, said = std::move(bytes), after] { speak(said, after); });
    }
    ~Line() {
        ends_ = true;
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    std::string url;

  private:
    void speak(const std::string& said, After after) const {
        while (true) {
            const int caller = ::accept(socket_, nullptr, nullptr);
            if (caller < 0) return;
            char heard[4096];
            static_cast<void>(::recv(caller, heard, sizeof heard, 0));
            static_cast<void>(::send(caller, said.data(), said.size(), MSG_NOSIGNAL));
            while (after == After::waits && !ends_) std::this_thread::sleep_for(std::chrono::milliseconds(10));
            ::close(caller);
        }
    }

    int socket_;
    std::atomic<bool> ends_ = false;
    std::thread thread_;
};

TEST(Payu, is_unclear_when_the_line_is_bad) {
    const std::string good = about_ours(R"({"mihpayid":"4","amt":"1.00","status":"success"})");
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ";
    const std::string cut = head + std::to_string(good.size() + 1) + "\r\n\r\n" + good;
    for (const std::string& said :
         {std::string(), std::string("HTTP/1.1 2"), std::string("SSH-2.0-OpenSSH\r\n"), cut}) {
        const Line line(said, Line::After::hangs_up);
        EXPECT_EQ(payu_at(line.url).verify(transaction).kind, VerdictKind::unclear) << said;
    }
    const Line line(head + std::to_string(good.size()) + "\r\n\r\n" + good, Line::After::hangs_up);
    EXPECT_EQ(payu_at(line.url).verify(transaction).kind, VerdictKind::approved); // whatever it calls its JSON
    EXPECT_EQ(payu_at("http://127.0.0.1:1").verify(transaction).reason, "the gateway does not answer");
    EXPECT_EQ(payu_at("no url").verify(transaction).kind, VerdictKind::unclear);
}

TEST(Payu, is_not_waited_for_for_ever) {
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    for (const std::string& said : {std::string(), head}) {
        const Line line(said, Line::After::waits);
        const auto began = std::chrono::steady_clock::now();
        EXPECT_EQ(payu_at(line.url, std::chrono::milliseconds(200)).verify(transaction).kind, VerdictKind::unclear);
        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
    }
}

TEST(Payu, follows_nobody_elsewhere) {
    HttpRecorder other;
    const Line line("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url() + "/\r\nContent-Length: 0\r\n\r\n",
                    Line::After::hangs_up);
    EXPECT_EQ(payu_at(line.url).verify(transaction).reason, "the gateway answered 307");
    EXPECT_TRUE(other.seen().empty());
}

TEST(Payu, answers_many_at_once) {
    HttpRecorder gateway;
    gateway.answer(200, about_ours(R"({"mihpayid":"4","amt":"1.00","status":"success"})"));
    Payu payu = payu_at(gateway.url());
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { good += payu.verify(transaction).kind == VerdictKind::approved ? 1 : 0; });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(good, 8);
}

} // namespace

} // namespace cartwright::tests
