#include "store/members/member_access.hpp"

#include "store/accounts/attempts.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/store.hpp"
#include "store/members/members.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "tests/support/database.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/store/engines.hpp"

#include <gtest/gtest.h>

namespace cartwright::store {
namespace {

class MemberAccess : public testing::TestWithParam<tests::Engine> {
  protected:
    void write(const std::function<void(Transaction&)>& what) {
        EXPECT_EQ(store_.write_and_wait([&](Transaction& tx) {
            what(tx);
            return true;
        }),
                  Outcome::committed);
    }

    test::TemporaryFolder folder_;
    tests::TestDatabase database_{GetParam(), folder_.path().string(), tests::Content::tables};
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    telemetry::Metrics metrics_;
    Store store_{{.url = database_.url(),
                  .schema = shop_schema(),
                  .readers = 2,
                  .batch_max = 64,
                  .queue_max = 64,
                  .connections = 1},
                 clock_,
                 entropy_,
                 log_,
                 metrics_};
};
INSTANTIATE_TEST_SUITE_P(On, MemberAccess, testing::ValuesIn(tests::engines), engine_of);

TEST_P(MemberAccess, of_many_tokens_those_that_end_last_are_left) {
    write([](Transaction& tx) {
        ASSERT_TRUE(members::add(tx, {.id = {1}, .email = "anyone@example.com"}));
        ASSERT_TRUE(members::add(tx, {.id = {2}, .email = "another@example.com"}));
        member_access::secret_of(tx, {1}, "app", "es");
        member_access::secret_of(tx, {2}, "app", "es");
        for (const int number : {3, 1, 2}) member_access::add_token(tx, std::to_string(number), {1}, Instant{number});
        member_access::add_token(tx, "other", {2}, Instant{1});
        member_access::end_oldest_tokens(tx, {1}, 2);
        EXPECT_FALSE(member_access::who(tx, "1", "app"));
        for (const char* left : {"2", "3", "other"}) EXPECT_TRUE(member_access::who(tx, left, "app")) << left;
    });
}

TEST_P(MemberAccess, what_is_over_is_forgotten_bit_by_bit) {
    write([](Transaction& tx) {
        for (const char* subject : {"a", "b", "c"}) attempts::count(tx, subject, Instant{10});
        EXPECT_EQ(attempts::count(tx, "a", Instant{20}), 1);
        EXPECT_EQ(attempts::remove_old(tx, Instant{10}, 2), 2);
        EXPECT_EQ(attempts::remove_old(tx, Instant{10}, 2), 1);
        EXPECT_EQ(attempts::find(tx, "a", Instant{20}), 1);
    });
}

} // namespace
} // namespace cartwright::store
