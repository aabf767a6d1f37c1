#include "program/members/crowd.hpp"

#include <algorithm>
#include <latch>
#include <thread>

namespace cartwright::tests {

namespace {

std::vector<std::string> with_proxy(std::vector<std::string> flags) {
    flags.insert(flags.end(), {"--address-header", "X-Forwarded-For"});
    return flags;
}

} // namespace

MembersShop::MembersShop(Engine engine, std::vector<std::string> flags, std::vector<std::string> variables)
    : server_(with_proxy(std::move(flags)), Servers::store_alone, std::move(variables), engine) {}

ShoppingClient MembersShop::client(int number) const {
    constexpr int of_byte = 256;
    return ShoppingClient(server_.store_port(),
                          "10.1." + std::to_string(number / of_byte) + '.' + std::to_string(number % of_byte));
}

std::string number_of_mobile(int number) {
    constexpr int first = 700'000'000;
    return '9' + std::to_string(first + number);
}

std::string email_of(int number) { return "member-" + std::to_string(number) + "@example.com"; }

std::vector<Answer> at_once(int count, const std::function<Asked(int)>& ask) {
    std::vector<Answer> answers(static_cast<std::size_t>(count));
    std::vector<std::thread> threads;
    threads.reserve(answers.size());
    std::latch all_there(count);
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            all_there.arrive_and_wait();
            answers[static_cast<std::size_t>(i)] = ask(i).value_or(Answer{});
        });
    for (std::thread& thread : threads) thread.join();
    return answers;
}

std::map<std::string, int> counted(const std::vector<Answer>& answers) {
    std::map<std::string, int> counts;
    for (const Answer& answer : answers) ++counts[told(answer)];
    return counts;
}

int count_of(const std::vector<Answer>& answers, int status) {
    return static_cast<int>(
        std::ranges::count_if(answers, [&](const Answer& answer) { return answer.status == status; }));
}

std::string told(const Asked& answer) {
    return answer ? std::to_string(answer->status) + ' ' + answer->body : "no answer";
}

} // namespace cartwright::tests
