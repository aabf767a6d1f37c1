#include "telemetry/log.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <regex>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cartwright::telemetry {

namespace {

class LogFile : public testing::Test {
  protected:
    LogFile()
        : path_(std::filesystem::temp_directory_path() /
                ("cartwright-log-" + std::to_string(::getpid()) +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
        std::filesystem::remove(path_);
    }
    ~LogFile() override { std::filesystem::remove(path_); }

    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        std::ifstream file(path_);
        for (std::string line; std::getline(file, line);) lines.push_back(line);
        return lines;
    }

    std::filesystem::path path_;
};

TEST_F(LogFile, has_one_object_a_line) {
    {
        Log log(path_);
        log.write(Level::info, "started", {{"port", std::int64_t{8000}}, {"path", "a\"b\\c\n\x01\x7F"}});
        log.write(Level::warning, "slow", {{"seconds", 1.5}, {"ratio", std::numeric_limits<double>::infinity()}});
        log.write(Level::error, "odd",
                  {{"bytes", "\xFF\xC3"}, {"name", "é"}, {"least", std::numeric_limits<std::int64_t>::min()}});
    }
    const auto written = lines();
    ASSERT_EQ(written.size(), 3U);
    const std::regex at(R"(\{"at":"20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]\.[0-9]{3}Z",(.*))");
    const char* expected[] = {
        R"("level":"info","event":"started","port":8000,"path":"a\"b\\c\u000a\u0001\u007f"})",
        R"("level":"warning","event":"slow","seconds":1.5,"ratio":null})",
        R"("level":"error","event":"odd","bytes":"\u00ff\u00c3","name":"é","least":-9223372036854775808})",
    };
    for (std::size_t i = 0; i < 3; ++i) {
        std::smatch match;
        ASSERT_TRUE(std::regex_match(written[i], match, at)) << written[i];
        EXPECT_EQ(match[1].str(), expected[i]);
    }
}

TEST_F(LogFile, is_appended_to) {
    {
        Log(path_).write(Level::info, "one");
    }
    {
        Log(path_).write(Level::info, "two");
    }
    EXPECT_EQ(lines().size(), 2U);
}

TEST_F(LogFile, takes_lines_that_were_made_elsewhere) {
    {
        Log log(path_);
        log.write_lines("{\"a\":1}\n{\"a\":2}\n");
        log.write_lines("");
        log.write_lines("{\"a\":3}");
    }
    EXPECT_EQ(lines(), (std::vector<std::string>{"{\"a\":1}", "{\"a\":2}", "{\"a\":3}"}));
}

TEST_F(LogFile, is_flushed_at_once_for_warnings_and_soon_for_the_rest) {
    Log log(path_);
    log.write(Level::warning, "now");
    EXPECT_EQ(lines().size(), 1U);
    log.write(Level::info, "soon");
    for (int i = 0; i < 500 && lines().size() < 2; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(lines().size(), 2U);
}

TEST_F(LogFile, keeps_the_lines_of_many_threads_apart) {
    {
        Log log(path_);
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&log] {
                for (int n = 0; n < 500; ++n) log.write(Level::info, "event", {{"number", std::int64_t{n}}});
            });
        }
        for (auto& thread : threads) thread.join();
    }
    const auto written = lines();
    EXPECT_EQ(written.size(), 2000U);
    for (const auto& line : written) EXPECT_TRUE(line.starts_with("{\"at\"") && line.ends_with("}")) << line;
}

TEST(Log, must_have_somewhere_to_go) {
    EXPECT_THROW(Log("/dev/null/nowhere.log"), std::runtime_error);
    EXPECT_NO_THROW(Log("-"));
}

} // namespace

} // namespace cartwright::telemetry
