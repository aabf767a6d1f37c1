// Puts members into a shop's database, all with one password, and prints what lets the first of them in.
//   make_members DATABASE-URL FIRST LAST

#include "base/password_hash.hpp"
#include "operations/accounts/access.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/store.hpp"
#include "store/members/clients.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <iostream>

namespace {

using namespace cartwright;

constexpr std::string_view app = "5a85ae25e138231aa93495e3";
constexpr std::string_view api_key = "bench-api-key";
constexpr std::string_view token = "bench-token";
constexpr std::string_view secret = "bench-secret";
constexpr std::int64_t at_a_time = 10'000;

void add(store::Transaction& tx, std::int64_t number, const std::string& hash) {
    Member member{.id = {number},
                  .name = "Member " + std::to_string(number),
                  .email = "member" + std::to_string(number) + "@example.com",
                  .email_confirmed_at = tx.now(),
                  .password_hash = hash,
                  .made_at = tx.now()};
    store::members::add(tx, member);
    const bool is_first = number == 1;
    constexpr std::int64_t year_ms = std::int64_t{365} * 24 * 60 * 60 * 1000;
    const std::string own_token = is_first ? std::string(token) : "token " + std::to_string(number);
    store::member_access::add_token(tx, operations::hash_of_key(own_token), member.id, tx.now() + year_ms);
    store::member_access::secret_of(tx, member.id, app, std::string(secret));
    if (!is_first) return;
    store::clients::add(tx, member.id, api_key);
    store::clients::add_app(tx, {.member = member.id, .api_key = {}}, app);
}

void fill(store::Store& store, std::int64_t first, std::int64_t last) {
    const std::string hash = hash_password("bench password");
    for (std::int64_t from = first; from <= last; from += at_a_time) {
        const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
            for (std::int64_t number = from; number <= last && number < from + at_a_time; ++number)
                add(tx, number, hash);
            return true;
        });
        if (outcome != store::Outcome::committed) throw std::runtime_error("the database says no");
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: make_members DATABASE-URL FIRST LAST\n";
        return 2;
    }
    const SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log("-");
    telemetry::Metrics metrics;
    store::Store store({.url = argv[1], .schema = store::shop_schema(), .connections = 1}, clock, entropy, log,
                       metrics);
    fill(store, std::stoll(argv[2]), std::stoll(argv[3]));
    std::cout << api_key << ' ' << app << ' ' << token << ' ' << secret << '\n';
}
