#include "store/engine/store.hpp"

#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "tests/support/database.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/store/engines.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>

namespace cartwright::store {
namespace {

constexpr Query count_categories{"test.count", "SELECT count(*) FROM categories"};
constexpr Query add_category{"test.add", "INSERT INTO categories (id, name, slug) VALUES ($1, $2, $2)"};

class StoreTest : public testing::TestWithParam<tests::Engine> {
  protected:
    StoreSettings settings(std::size_t queue_max = 4096) {
        return {.url = database_.url(),
                .schema = shop_schema(),
                .readers = 2,
                .batch_max = 64,
                .queue_max = queue_max,
                .connections = 1};
    }
    std::unique_ptr<Store> open(std::size_t queue_max = 4096) {
        return std::make_unique<Store>(settings(queue_max), clock_, entropy_, log_, metrics_);
    }
    static bool add(Transaction& tx, std::int64_t id) {
        return tx.execute_counted(add_category, id, "category " + std::to_string(id)) == 1;
    }
    static std::int64_t count(Store& store) {
        std::int64_t found = 0;
        store.read(0, [&](Transaction& tx) { found = (*tx.one(count_categories))->integer({0}); });
        return found;
    }

    test::TemporaryFolder folder_;
    tests::TestDatabase database_{GetParam(), folder_.path().string(), tests::Content::tables};
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    telemetry::Metrics metrics_;
};

INSTANTIATE_TEST_SUITE_P(On, StoreTest, testing::ValuesIn(tests::engines), engine_of);

/// What only a database that one process at a time writes to can do.
class SqliteTest : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(On, SqliteTest, testing::Values(tests::Engine::sqlite), engine_of);

TEST_P(StoreTest, keeps_what_is_committed_and_shows_it_to_the_next_read) {
    {
        const auto store = open();
        for (std::int64_t id = 1; id <= 10; ++id) {
            EXPECT_EQ(store->write_and_wait([&](Transaction& tx) { return add(tx, id); }), Outcome::committed);
            EXPECT_EQ(count(*store), id);
        }
    }
    EXPECT_EQ(count(*open()), 10);
}

TEST_P(StoreTest, undoes_a_refusal_and_keeps_its_neighbours_in_the_batch) {
    const auto store = open();
    std::promise<void> go;
    auto gate = go.get_future().share();
    std::vector<std::future<Outcome>> outcomes;
    for (std::int64_t id = 0; id < 40; ++id) { // the first keeps the writer busy, so that the others share batches
        auto promise = std::make_shared<std::promise<Outcome>>();
        outcomes.push_back(promise->get_future());
        const auto run = [id, gate](Transaction& tx) {
            if (id == 0) gate.wait();
            add(tx, id + 1);
            if (id % 4 == 2) throw Fault(Fault::Kind::broken, "a bug, on purpose");
            if (id % 4 == 3) throw std::runtime_error("another bug, on purpose");
            return id % 4 == 0;
        };
        ASSERT_TRUE(store->queue({.run = run, .done = [promise](Outcome outcome) { promise->set_value(outcome); }}));
    }
    go.set_value();
    const Outcome expected[] = {Outcome::committed, Outcome::refused, Outcome::broken, Outcome::broken};
    for (std::size_t id = 0; id < 40; ++id) EXPECT_EQ(outcomes[id].get(), expected[id % 4]) << id;
    EXPECT_EQ(count(*store), 10);
}

TEST_P(StoreTest, undo_goes_back_to_the_beginning_of_this_work_only) {
    const auto store = open();
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) {
        add(tx, 1);
        tx.stock_changed({.listing = {1}, .free = 1});
        tx.undo();
        EXPECT_TRUE(tx.changed().empty());
        return add(tx, 2);
    }),
              Outcome::committed);
    EXPECT_EQ(count(*store), 1);
}

TEST_P(StoreTest, turns_work_away_when_the_queue_is_full) {
    const auto store = open(2);
    std::promise<void> started;
    std::promise<void> go;
    ASSERT_TRUE(store->queue({.run =
                                  [&](Transaction&) {
                                      started.set_value();
                                      go.get_future().wait();
                                      return true;
                                  },
                              .done = [](Outcome) {}}));
    started.get_future().wait();
    std::atomic<int> done = 0;
    const Work idle{.run = [](Transaction&) { return true; }, .done = [&](Outcome) { ++done; }};
    EXPECT_TRUE(store->queue(idle));
    EXPECT_TRUE(store->queue(idle));
    EXPECT_FALSE(store->queue(idle));
    go.set_value();
    for (int i = 0; i < 500 && done < 2; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(done, 2);
    EXPECT_EQ(store->write_and_wait([](Transaction&) { return true; }), Outcome::committed);
}

TEST_P(StoreTest, ends_what_is_queued_before_it_closes) {
    std::atomic<int> committed = 0;
    {
        const auto store = open();
        for (std::int64_t id = 1; id <= 200; ++id)
            ASSERT_TRUE(store->queue({.run = [id](Transaction& tx) { return add(tx, id); },
                                      .done = [&](Outcome outcome) { committed += outcome == Outcome::committed; }}));
    }
    EXPECT_EQ(committed, 200);
    EXPECT_EQ(count(*open()), 200);
}

TEST_P(StoreTest, tells_of_changed_stock_only_when_it_is_committed) {
    const auto store = open();
    std::vector<FreeStock> heard;
    store->on_commit([&](const Store::Changed& changed) { heard.assign(changed.stock.begin(), changed.stock.end()); });
    const auto change = [](bool keep) {
        return [keep](Transaction& tx) {
            tx.stock_changed({.listing = {7}, .free = 3});
            return keep;
        };
    };
    EXPECT_EQ(store->write_and_wait(change(false)), Outcome::refused);
    EXPECT_TRUE(heard.empty());
    EXPECT_EQ(store->write_and_wait(change(true)), Outcome::committed);
    EXPECT_EQ(heard, (std::vector<FreeStock>{{.listing = {7}, .free = 3}}));
}

TEST_P(SqliteTest, hears_of_other_processes_but_not_of_itself) {
    const auto store = open();
    std::atomic<int> heard = 0;
    store->on_foreign_change([&] { ++heard; });
    store->write_and_wait([](Transaction& tx) { return add(tx, 1); });
    store->write_and_wait([](Transaction& tx) { return add(tx, 2); });
    EXPECT_EQ(heard, 0);
    {
        const auto other = open();
        other->write_and_wait([](Transaction& tx) { return add(tx, 3); });
    }
    for (int i = 0; i < 100 && heard == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_GE(heard, 1);
}

TEST_P(SqliteTest, waits_for_another_process_that_writes) {
    const auto store = open();
    const auto other = connect(settings().url, Access::read_write);
    other->begin(Database::Mode::writing);
    std::thread commits_soon([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        other->commit();
    });
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 1); }), Outcome::committed);
    commits_soon.join();
}

TEST_P(StoreTest, refuses_a_database_of_a_newer_version) {
    open();
    const auto database = connect(settings().url, Access::read_write);
    database->run_script("INSERT INTO migrations (name, applied_at) VALUES ('9999_future', 0)");
    EXPECT_THROW(open(), Fault);
}

TEST_P(StoreTest, runs_each_migration_once_and_all_or_nothing) {
    const test::TemporaryFolder folder;
    const tests::TestDatabase empty(GetParam(), folder.path().string());
    const auto database = connect(empty.url(), Access::read_write);
    const Migration first{.name = "0001_a", .statements = "CREATE TABLE a (id INTEGER PRIMARY KEY)"};
    const Migration broken{.name = "0002_b",
                           .statements = "CREATE TABLE b (id INTEGER PRIMARY KEY); CREATE TABLE a (id TEXT)"};
    const Migration mended{.name = "0002_b", .statements = "CREATE TABLE b (id INTEGER PRIMARY KEY)"};
    EXPECT_EQ(migrate(*database, {first}, {}).run, std::vector<std::string>{"0001_a"});
    EXPECT_TRUE(migrate(*database, {first}, {}).run.empty());
    EXPECT_THROW(migrate(*database, {first, broken}, {}), Fault);
    EXPECT_EQ(migrate(*database, {first, mended}, {}).run, std::vector<std::string>{"0002_b"});
}

TEST_P(StoreTest, names_what_the_schema_forbids) {
    const auto store = open();
    struct Row {
        std::string_view statement;
        Fault::Kind kind;
    };
    static constexpr Query twice{"test.twice",
                                 "INSERT INTO categories (id, name, slug) VALUES (1, 'a', 'a'), (1, 'b', 'b')"};
    static constexpr Query dangling{"test.dangling", "INSERT INTO listings (id, product_id, seller_id, price_minor, "
                                                     "currency, on_hand, held) VALUES (1, 99, 1, 1, 'USD', 0, 0)"};
    static constexpr Query null{"test.null", "INSERT INTO categories (id, name, slug) VALUES (1, NULL, 'a')"};
    static constexpr Query nonsense{"test.nonsense", "SELECT nothing FROM nowhere"};
    const std::pair<const Query*, Fault::Kind> rows[] = {{&twice, Fault::Kind::duplicate},
                                                         {&dangling, Fault::Kind::dangling},
                                                         {&null, Fault::Kind::check},
                                                         {&nonsense, Fault::Kind::broken}};
    for (const auto& [query, kind] : rows) {
        store->write_and_wait([&](Transaction& tx) {
            try {
                tx.execute_counted(*query);
                ADD_FAILURE() << query->name << " was not refused";
            } catch (const Fault& fault) {
                EXPECT_EQ(fault.kind, kind) << query->name << ": " << fault.what();
            }
            return false;
        });
    }
}

TEST_P(StoreTest, numbers_rise_also_when_the_clock_goes_back) {
    IdGenerator numbers(entropy_);
    const Instant now = clock_.now();
    std::int64_t last = 0;
    for (const std::int64_t step : {0, 0, 5, -1000, 0, 10}) {
        const std::int64_t next = numbers.next(now + step);
        EXPECT_GT(next, last);
        last = next;
    }
}

TEST_P(SqliteTest, backs_up_a_consistent_copy_while_others_write) {
    const auto store = open();
    std::atomic<bool> stop = false;
    std::thread writes([&] {
        for (std::int64_t id = 1; !stop; id += 2) // always two together
            store->write_and_wait([id](Transaction& tx) { return add(tx, id) && add(tx, id + 1); });
    });
    for (int i = 0; i < 5; ++i) {
        const std::string path = (folder_.path() / ("copy" + std::to_string(i))).string();
        connect(settings().url, Access::read_only)->back_up(path);
        const auto copy = connect("sqlite:" + path, Access::read_only);
        Rows& rows = copy->select(count_categories, {});
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.integer({0}) % 2, 0);
        rows.finish();
        EXPECT_EQ(copy->damage(), "");
    }
    stop = true;
    writes.join();
}

TEST_P(SqliteTest, makes_files_that_only_their_owner_reads) {
    const auto store = open();
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 1); }), Outcome::committed);
    const std::filesystem::path copy = folder_.path() / "copy";
    connect(settings().url, Access::read_only)->back_up(copy.string());
    const std::filesystem::path database = settings().url.substr(std::string_view("sqlite:").size());
    using std::filesystem::perms;
    for (const std::filesystem::path& file : {database, std::filesystem::path(database.string() + "-wal"), copy})
        EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write) << file;
}

TEST_P(SqliteTest, writes_no_more_when_its_file_is_moved_away) {
    const auto store = open();
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 1); }), Outcome::committed);
    const std::filesystem::path database = settings().url.substr(std::string_view("sqlite:").size());
    std::filesystem::rename(database, folder_.path() / "elsewhere");
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 2); }), Outcome::unavailable);
    EXPECT_EQ(count(*store), 1);
    std::filesystem::rename(folder_.path() / "elsewhere", database);
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 2); }), Outcome::committed);
    std::ifstream log(folder_.path() / "log");
    const std::string lines{std::istreambuf_iterator<char>(log), {}};
    EXPECT_NE(lines.find("the database file has been moved or removed while it is open"), std::string::npos);
}

TEST_P(SqliteTest, says_why_it_takes_no_writes_until_it_does) {
    const auto store = open();
    EXPECT_EQ(store->write_error(), "");
    const std::filesystem::path database = settings().url.substr(std::string_view("sqlite:").size());
    std::filesystem::rename(database, folder_.path() / "elsewhere");
    EXPECT_EQ(store->write_and_wait([](Transaction& tx) { return add(tx, 1); }), Outcome::unavailable);
    EXPECT_EQ(store->write_error(), "the database file has been moved or removed while it is open");
    std::filesystem::rename(folder_.path() / "elsewhere", database);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!store->write_error().empty() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // without a write of ours
    EXPECT_EQ(store->write_error(), "");
}

TEST_P(SqliteTest, reads_a_database_that_can_only_be_read) {
    const std::filesystem::path database = settings().url.substr(std::string_view("sqlite:").size());
    EXPECT_EQ(open()->write_and_wait([](Transaction& tx) { return add(tx, 1); }), Outcome::committed);
    const auto frozen = connect(settings().url, Access::immutable);
    Rows& rows = frozen->select(count_categories, {});
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer({0}), 1);
    rows.finish();
    EXPECT_TRUE(is_current(*frozen, shop_schema()));
    EXPECT_THROW(frozen->run_script("DELETE FROM categories"), Fault);
    EXPECT_FALSE(std::filesystem::exists(database.string() + "-shm"));
}

TEST_P(SqliteTest, a_reader_makes_no_database) {
    EXPECT_THROW(connect("sqlite:" + (folder_.path() / "none.db").string(), Access::read_only), Fault);
    EXPECT_THROW(connect("oracle:shop", Access::read_write), Fault);
}

} // namespace
} // namespace cartwright::store
