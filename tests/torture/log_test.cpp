// The log of a writer that holds back its writes (store/engine/sqlite_log_vfs.hpp): power cuts, a disk that fails, and
// another process that reads between any two calls.

#include "log_work.hpp"
#include "settings.hpp"
#include "store/engine/sqlite_log_vfs.hpp"
#include "support/simulated_disk.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <memory>
#include <numeric>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cartwright::torture {

namespace {

using tests::DiskCall;
using tests::Files;
using tests::PowerCut;
using tests::SimulatedDisk;

constexpr const char* database = "log.db";
constexpr const char* log_of_it = "log.db-wal";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Files files_in(const std::filesystem::path& folder) {
    return {{database, read_file(folder / database)}, {log_of_it, read_file(folder / log_of_it)}};
}

/// What SQLite finds when it opens these files, as after a restart of the machine.
std::string content_after_restart(const Files& files) {
    const test::TemporaryFolder folder;
    for (const auto& [name, bytes] : files) std::ofstream(folder.path() / name, std::ios::binary) << bytes;
    Session session(folder.path() / database, nullptr);
    return content(session);
}

/// How many cuts come before a call: most before a flush, when most can be lost.
std::int64_t weight_of(const DiskCall& call) { return call.kind == DiskCall::Kind::sync ? 100 : 1; }

/// A process that reads the database whenever it is asked to, in a connection that stays and in a new one.
class ReadingProcess {
  public:
    explicit ReadingProcess(const std::filesystem::path& path) {
        std::array<int, 2> questions{};
        std::array<int, 2> answers{};
        if (pipe(questions.data()) != 0 || pipe(answers.data()) != 0) throw std::runtime_error("no pipe");
        process_ = fork();
        if (process_ == 0) {
            close(questions[1]);
            close(answers[0]);
            answer(path, questions[0], answers[1]);
            _exit(0);
        }
        close(questions[0]);
        close(answers[1]);
        question_ = questions[1];
        answer_ = answers[0];
    }
    ~ReadingProcess() {
        close(question_);
        close(answer_);
        waitpid(process_, nullptr, 0);
    }
    ReadingProcess(const ReadingProcess&) = delete;
    ReadingProcess& operator=(const ReadingProcess&) = delete;

    [[nodiscard]] std::string look() const {
        std::array<char, 256> found{};
        if (write(question_, "?", 1) != 1) return "no process";
        const ssize_t size = read(answer_, found.data(), found.size());
        return size > 0 ? std::string(found.data(), static_cast<std::size_t>(size)) : "no process";
    }

  private:
    static void answer(const std::filesystem::path& path, int question, int answer) {
        std::unique_ptr<Session> lasting;
        for (char byte = 0; read(question, &byte, 1) == 1;) {
            if (!lasting) lasting = std::make_unique<Session>(path, nullptr);
            std::string found = content(*lasting);
            Session other(path, nullptr);
            if (content(other) != found) found = "two connections find different things";
            if (write(answer, found.data(), found.size()) < 0) return;
        }
    }

    pid_t process_ = 0;
    int question_ = 0;
    int answer_ = 0;
};

class Log : public testing::Test {
  protected:
    test::TemporaryFolder folder_;
    ReadingProcess reader_{folder_.path() / database}; // made before there is a connection, which it would inherit
    SimulatedDisk disk_{"simulated"};
    store::LogVfs vfs_{"held back", disk_.vfs()};
    LogWork work_{folder_.path() / database, disk_, vfs_.name()};
};

} // namespace

TEST_F(Log, is_whole_after_power_cuts) {
    PowerCut power(files_in(folder_.path()));
    disk_.forget_calls();
    while (work_.contents().size() < 60) ASSERT_TRUE(work_.step());
    const auto& calls = disk_.calls();
    const std::int64_t cuts = amount("POWER_CUTS", 200);
    const std::int64_t all_weights =
        std::accumulate(calls.begin(), calls.end(), std::int64_t{0},
                        [](std::int64_t sum, const DiskCall& call) { return sum + weight_of(call); });
    std::int64_t weights = 0;
    std::mt19937_64 random(1);
    std::size_t reported = 1; // commits; the first came before the calls
    std::int64_t done = 0;
    std::int64_t unreported = 0;
    for (std::size_t at = 0; at < calls.size(); ++at) {
        while (reported < work_.contents().size() && work_.reported()[reported] <= at) ++reported;
        weights += weight_of(calls[at]);
        for (; done * all_weights < weights * cuts; ++done) {
            const std::string found = content_after_restart(power.cut(random));
            const auto number = static_cast<std::size_t>(commit_in(found));
            ASSERT_TRUE(number == reported - 1 || number == reported)
                << found << " after " << at << " calls, when " << reported - 1 << " was reported";
            ASSERT_EQ(found, work_.contents().at(number));
            unreported += number == reported ? 1 : 0;
        }
        power.apply(calls[at]);
    }
    report("power cuts at " + std::to_string(calls.size()) + " places",
           std::to_string(done) + " restarts, none without a reported commit, " + std::to_string(unreported) +
               " with one that was not yet reported");
}

TEST_F(Log, can_be_read_by_another_process_between_any_two_calls) {
    std::vector<std::pair<std::size_t, std::string>> found; // with the commits reported by then
    disk_.before_each_call([&] { found.emplace_back(work_.contents().size(), reader_.look()); });
    const auto commits = static_cast<std::size_t>(amount("READ_COMMITS", 20));
    while (work_.contents().size() < commits) ASSERT_TRUE(work_.step());
    disk_.before_each_call({});
    for (const auto& [reported, seen] : found) {
        const auto number = static_cast<std::size_t>(commit_in(seen));
        ASSERT_TRUE(number == reported - 1 || number == reported) << seen << " when " << reported << " were reported";
        ASSERT_EQ(seen, work_.contents().at(number));
    }
    report("another process reads between two calls", std::to_string(found.size()) + " times, each a whole commit");
}

TEST_F(Log, keeps_reported_commits_on_a_failing_disk) {
    Session plain(folder_.path() / database, nullptr);
    std::int64_t failed = 0;
    std::int64_t refused = 0;
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC}) {
        for (const bool is_lasting : {false, true}) {
            for (std::int64_t nth = 1; nth <= amount("DISK_CALLS", 100) / 2; ++nth) {
                SCOPED_TRACE("call " + std::to_string(nth) + " fails with " + std::to_string(code));
                disk_.fail_at(nth, code, is_lasting);
                bool succeeded = true;
                while (succeeded && disk_.failures() == 0) succeeded = work_.step();
                EXPECT_GT(disk_.failures(), 0);
                disk_.mend();
                work_.roll_back();
                failed += disk_.failures();
                refused += succeeded ? 0 : 1;
                ASSERT_EQ(content(plain), work_.contents().back());
                ASSERT_TRUE(work_.commit());
                ASSERT_EQ(content(plain), work_.contents().back());
                if (nth % 10 == 0) {
                    ASSERT_EQ(content_after_restart(files_in(folder_.path())), work_.contents().back());
                }
            }
        }
    }
    report("errors and short writes of the log", std::to_string(failed) + " failures of the disk, " +
                                                     std::to_string(refused) + " statements refused, " +
                                                     std::to_string(work_.contents().size()) + " commits");
}

} // namespace cartwright::torture
