#include "telemetry/guard.hpp"

#include "telemetry/log.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <new>
#include <stdexcept>
#include <thread>

namespace cartwright::telemetry {

namespace {

std::string written_to(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Guarded, keeps_a_thread_alive_and_logs_what_was_thrown) {
    const auto path = std::filesystem::temp_directory_path() / ("guard-" + std::to_string(::getpid()));
    int ended = 0;
    {
        Log log(path.string());
        std::thread thread([&] {
            EXPECT_TRUE(guarded(log, "fine", [] {}));
            EXPECT_FALSE(guarded(log, "first", [] { throw std::runtime_error("one"); }));
            EXPECT_FALSE(guarded(log, "second", [] { throw std::bad_alloc(); }));
            EXPECT_FALSE(guarded(log, "third", [] { throw 3; }));
            ++ended;
        });
        thread.join();
    }
    EXPECT_EQ(ended, 1);
    const std::string log = written_to(path);
    std::filesystem::remove(path);
    for (const char* part : {R"("event":"first","fault":"one")", R"("event":"second","fault":"std::bad_alloc")",
                             R"("event":"third","fault":"an exception of an unknown type")"})
        EXPECT_NE(log.find(part), std::string::npos) << part << " in\n" << log;
    EXPECT_EQ(log.find("fine"), std::string::npos);
}

} // namespace

} // namespace cartwright::telemetry
