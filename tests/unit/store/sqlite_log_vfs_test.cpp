#include "store/engine/sqlite_log_vfs.hpp"

#include "tests/support/simulated_disk.hpp"
#include "tests/support/sqlite_session.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sqlite3.h>

namespace cartwright::store {
namespace {

using tests::DiskCall;
using tests::Session;

class SqliteLogVfsTest : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(writer_.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                                "CREATE TABLE things (id INTEGER PRIMARY KEY, filler BLOB)"));
        hold_back_log_writes(writer_.handle());
        disk_.forget_calls();
    }

    static std::string add(int first, int count) {
        return "WITH RECURSIVE counter (n) AS (SELECT " + std::to_string(first) +
               " UNION ALL SELECT n + 1 FROM counter LIMIT " + std::to_string(count) +
               ") INSERT INTO things SELECT n, randomblob(4000) FROM counter;";
    }

    [[nodiscard]] std::ptrdiff_t log_calls(DiskCall::Kind kind) const {
        return std::ranges::count_if(disk_.calls(), [&](const DiskCall& call) {
            return call.kind == kind && call.file == "shop.db-wal" && call.bytes.size() != 32; // the log's own header
        });
    }

    test::TemporaryFolder folder_;
    std::string path_ = folder_.path() / "shop.db";
    tests::SimulatedDisk disk_{"simulated"};
    LogVfs vfs_{"held back", disk_.vfs()};
    Session writer_{path_, vfs_.name()};
    Session plain_{path_, nullptr};
};

} // namespace

TEST_F(SqliteLogVfsTest, writes_a_commit_at_once) {
    ASSERT_TRUE(writer_.run("BEGIN;" + add(1, 10) + "COMMIT"));
    EXPECT_EQ(log_calls(DiskCall::Kind::write), 1);
    EXPECT_EQ(log_calls(DiskCall::Kind::sync), 1);
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "10 ");
}

TEST_F(SqliteLogVfsTest, writes_a_large_commit_in_pieces) {
    ASSERT_TRUE(writer_.run("BEGIN;" + add(1, 600) + "COMMIT"));
    std::string written;
    for (const DiskCall& call : disk_.calls()) {
        EXPECT_LE(call.bytes.size(), 65'536U);
        written += call.bytes;
    }
    EXPECT_GT(written.size(), 2U << 20U);
    EXPECT_LT(log_calls(DiskCall::Kind::write), 45);
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "600 ");
    EXPECT_EQ(plain_.ask("PRAGMA integrity_check"), "ok ");
}

TEST_F(SqliteLogVfsTest, has_written_and_synchronised_a_commit_before_it_is_published) {
    for (int i = 1; i < 5; ++i) ASSERT_TRUE(writer_.run("BEGIN;" + add(i * 1'000, i * 30) + "COMMIT"));
    ASSERT_TRUE(writer_.run("PRAGMA wal_checkpoint(RESTART);" + add(9'000, 30)));
    bool is_synchronised = true;
    int barriers = 0;
    for (const DiskCall& call : disk_.calls()) {
        if (call.kind == DiskCall::Kind::barrier) {
            ++barriers;
            EXPECT_TRUE(is_synchronised);
        } else if (call.file == "shop.db-wal") {
            is_synchronised = call.kind == DiskCall::Kind::sync;
        }
    }
    EXPECT_GT(barriers, 5);
}

TEST_F(SqliteLogVfsTest, holds_nothing_back_where_commits_are_not_synchronised) {
    ASSERT_TRUE(writer_.run("PRAGMA synchronous=NORMAL"));
    hold_back_log_writes(writer_.handle()); // refuses
    ASSERT_TRUE(writer_.run(add(1, 10)));
    EXPECT_GT(log_calls(DiskCall::Kind::write), 20);
    EXPECT_EQ(log_calls(DiskCall::Kind::sync), 0);
}

TEST_F(SqliteLogVfsTest, holds_nothing_back_where_sqlite_pads_commits_to_sectors) {
    Session padding("file:" + path_ + "?psow=0", vfs_.name());
    ASSERT_TRUE(padding.run("PRAGMA synchronous=FULL; SELECT count(*) FROM things"));
    hold_back_log_writes(padding.handle());
    disk_.forget_calls();
    ASSERT_TRUE(padding.run(add(1, 10)));
    EXPECT_GT(log_calls(DiskCall::Kind::write), 20);
    EXPECT_EQ(plain_.ask("PRAGMA integrity_check"), "ok ");
}

/// Another connection's frames are then where they would be.
TEST_F(SqliteLogVfsTest, writes_nothing_of_what_was_rolled_back_afterwards) {
    Session other(path_, disk_.name());
    for (int rows = 10; rows < 60; ++rows) { // so that some end with a write to the log
        ASSERT_TRUE(writer_.run("PRAGMA cache_size=10; BEGIN;" + add(1, rows) + "ROLLBACK"));
        ASSERT_TRUE(other.run(add(rows * 100, 5)));
        disk_.forget_calls();
        EXPECT_EQ(writer_.ask("SELECT count(*) FROM things WHERE id <= 100"), "0 ");
        EXPECT_EQ(log_calls(DiskCall::Kind::write), 0);
    }
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "250 ");
    EXPECT_EQ(plain_.ask("PRAGMA integrity_check"), "ok ");
}

TEST_F(SqliteLogVfsTest, reports_failures_with_the_commit) {
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE}) {
        disk_.fail_at(1, code, true);
        EXPECT_FALSE(writer_.run("BEGIN;" + add(1, 10) + "COMMIT"));
        EXPECT_EQ(writer_.code(), code);
        disk_.mend();
        if (writer_.is_in_transaction()) {
            EXPECT_TRUE(writer_.run("ROLLBACK"));
        }
        EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "0 ");
    }
    ASSERT_TRUE(writer_.run(add(1, 10)));
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "10 ");
}

/// Frames that were written before the commit can be lost in a call that only reads. The transaction must not be
/// committed without them, whatever has become of the disk by then.
TEST_F(SqliteLogVfsTest, does_not_commit_without_lost_frames) {
    ASSERT_TRUE(
        writer_.run("CREATE TABLE others AS WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM "
                    "counter LIMIT 20) SELECT n, zeroblob(4000) AS filler FROM counter"));
    ASSERT_TRUE(writer_.run("PRAGMA cache_size=10; BEGIN;" + add(1, 60) + "PRAGMA cache_size=1000"));
    disk_.fail_at(1, SQLITE_FULL, false);
    EXPECT_EQ(writer_.ask("SELECT sum(length(filler)) FROM others"), "80000 "); // these are in the file
    EXPECT_EQ(disk_.failures(), 1);
    EXPECT_FALSE(writer_.run("COMMIT"));
    EXPECT_EQ(writer_.code(), SQLITE_FULL);
    if (writer_.is_in_transaction()) {
        EXPECT_TRUE(writer_.run("ROLLBACK"));
    }
    EXPECT_EQ(writer_.ask("SELECT count(*) FROM things"), "0 ");
    ASSERT_TRUE(writer_.run(add(1, 60)));
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "60 ");
    EXPECT_EQ(plain_.ask("PRAGMA integrity_check"), "ok ");
}

/// A statement that needs them fails.
TEST_F(SqliteLogVfsTest, reports_failures_with_a_read_of_lost_frames) {
    ASSERT_TRUE(writer_.run("PRAGMA cache_size=10; BEGIN;" + add(1, 60)));
    disk_.fail_at(1, SQLITE_FULL, false);
    EXPECT_NE(writer_.ask("SELECT sum(length(filler)) FROM things"), "240000 ");
    EXPECT_EQ(disk_.failures(), 1);
    EXPECT_FALSE(writer_.run("COMMIT"));
    if (writer_.is_in_transaction()) {
        EXPECT_TRUE(writer_.run("ROLLBACK"));
    }
    EXPECT_EQ(plain_.ask("SELECT count(*) FROM things"), "0 ");
}

} // namespace cartwright::store
