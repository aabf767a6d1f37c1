#include "store/shopping/images.hpp"

#include "store/engine/schema.hpp"
#include "store/engine/store.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "tests/support/database.hpp"
#include "tests/support/pictures.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/store/engines.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <latch>
#include <thread>

namespace cartwright::store {
namespace {

class Images : public testing::TestWithParam<tests::Engine> {
  protected:
    void write(const std::function<void(Transaction&)>& what) { write_at(node.store, what); }
    static void write_at(Store& store, const std::function<void(Transaction&)>& what) {
        EXPECT_EQ(store.write_and_wait([&](Transaction& tx) {
            what(tx);
            return true;
        }),
                  Outcome::committed);
    }
    [[nodiscard]] std::int64_t files() const {
        return tests::number(database.url(), "SELECT count(*) FROM image_files");
    }

    struct Node {
        explicit Node(const std::string& url, const std::string& log_file)
            : log(log_file), store({.url = url,
                                    .schema = shop_schema(),
                                    .readers = 2,
                                    .batch_max = 64,
                                    .queue_max = 64,
                                    .connections = 1},
                                   clock, entropy, log, metrics) {}

        SystemClock clock;
        SystemEntropy entropy;
        telemetry::Log log;
        telemetry::Metrics metrics;
        Store store;
    };

    test::TemporaryFolder folder;
    tests::TestDatabase database{GetParam(), folder.path().string(), tests::Content::tables};
    Node node{database.url(), (folder.path() / "log").string()};
};
INSTANTIATE_TEST_SUITE_P(On, Images, testing::ValuesIn(tests::engines), engine_of);

Image image(char digit, std::int64_t payment) {
    return {.id = std::string(24, digit), .owner = {7}, .payment = {payment}, .said_at = {1}, .made_at = {2}};
}

TEST_P(Images, prove_a_payment_while_one_is_active) {
    write([](Transaction& tx) {
        EXPECT_FALSE(images::has_active(tx, {1}));
        ASSERT_TRUE(images::add(tx, image('a', 1)));
        ASSERT_TRUE(images::add(tx, image('b', 1)));
        EXPECT_FALSE(images::add(tx, image('b', 2))) << "the id is used";
        EXPECT_TRUE(images::has_active(tx, {1}));
        EXPECT_FALSE(images::has_active(tx, {2}));
        EXPECT_EQ(images::count(tx, {1}), 2);

        images::set_active(tx, image('a', 1), false);
        EXPECT_TRUE(images::has_active(tx, {1})) << "the other one is";
        images::set_active(tx, image('b', 1), false);
        EXPECT_FALSE(images::has_active(tx, {1}));
        images::set_active(tx, image('a', 1), true);
        EXPECT_TRUE(images::has_active(tx, {1}));
        images::remove(tx, images::find(tx, std::string(24, 'a')).value());
        EXPECT_FALSE(images::has_active(tx, {1}));
        EXPECT_FALSE(images::find(tx, std::string(24, 'a')));
    });
}

TEST_P(Images, keep_a_file_once) {
    const ImageFile one = image_file(tests::png("one"), {}).value();
    const ImageFile other = image_file(tests::jpeg(std::string(1'000'000, '\0')), {}).value();
    const auto found = [](Transaction& tx, char digit) { return images::find(tx, std::string(24, digit)).value(); };
    write([&](Transaction& tx) {
        for (const char digit : {'a', 'b', 'c'}) ASSERT_TRUE(images::add(tx, image(digit, 1)));
        for (const char digit : {'a', 'b'}) images::set_file(tx, found(tx, digit), one);
        EXPECT_FALSE(images::file(tx, found(tx, 'c')));
        EXPECT_EQ(images::file(tx, found(tx, 'a')), one);
        EXPECT_EQ(images::file(tx, found(tx, 'b')), one);
    });
    EXPECT_EQ(files(), 1);
    write([&](Transaction& tx) {
        images::set_file(tx, found(tx, 'a'), other);
        EXPECT_EQ(images::file(tx, found(tx, 'a')), other);
        EXPECT_EQ(images::file(tx, found(tx, 'b')), one) << "somebody still has it";
    });
    EXPECT_EQ(files(), 2);
    write([&](Transaction& tx) { images::set_file(tx, found(tx, 'b'), other); });
    EXPECT_EQ(files(), 1) << "nobody has the first any more";
    write([&](Transaction& tx) { images::set_file(tx, found(tx, 'b'), other); });
    EXPECT_EQ(files(), 1) << "the same once more";
    write([&](Transaction& tx) { images::remove(tx, found(tx, 'a')); });
    EXPECT_EQ(files(), 1);
    write([&](Transaction& tx) { images::remove(tx, found(tx, 'b')); });
    EXPECT_EQ(files(), 0);
}

TEST_P(Images, keep_a_file_that_another_is_about_to_have) {
    const ImageFile file = image_file(tests::png(), {}).value();
    const auto found = [](Transaction& tx, char digit) { return images::find(tx, std::string(24, digit)).value(); };
    write([&](Transaction& tx) {
        for (const char digit : {'a', 'b'}) ASSERT_TRUE(images::add(tx, image(digit, 1)));
        images::set_file(tx, found(tx, 'a'), file);
    });
    Node other(database.url(), (folder.path() / "other.log").string());
    std::latch is_set(1);
    std::thread who_comes([&] {
        write([&](Transaction& tx) {
            images::set_file(tx, found(tx, 'b'), file);
            EXPECT_EQ(images::file(tx, found(tx, 'b')), file); // so it is there by now
            is_set.count_down();
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        });
    });
    is_set.wait();
    write_at(other.store, [&](Transaction& tx) { images::remove(tx, found(tx, 'a')); }); // who goes
    who_comes.join();
    write([&](Transaction& tx) { EXPECT_EQ(images::file(tx, found(tx, 'b')), file); });
}

} // namespace
} // namespace cartwright::store
