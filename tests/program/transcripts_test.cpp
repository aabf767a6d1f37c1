// Every transcript, against a fresh server of its own: the real program, over the network.

#include "support/expectation.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <ostream>
#include <sstream>
#include <thread>

namespace cartwright::tests {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr auto time_between_attempts = std::chrono::milliseconds(20);

/// A path below tests/transcripts, without its extension: "storefront/checkout". A folder "….http" is one transcript in
/// parts: the files in it, in the order of their names.
struct Name {
    std::string path;

    friend std::ostream& operator<<(std::ostream& out, const Name& name) { return out << name.path; }
};

fs::path folder() { return fs::path(CARTWRIGHT_SOURCE) / "tests" / "transcripts"; }

std::vector<Name> names() {
    std::vector<Name> names;
    for (auto entry = fs::recursive_directory_iterator(folder()); entry != fs::recursive_directory_iterator();
         ++entry) {
        if (entry->path().extension() != ".http") continue;
        names.push_back({fs::relative(entry->path(), folder()).replace_extension().generic_string()});
        entry.disable_recursion_pending();
    }
    std::ranges::sort(names, {}, &Name::path);
    return names;
}

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

struct Part {
    fs::path path;
    Transcript transcript;
};

std::vector<Part> parts_of(const Name& name) {
    const fs::path whole = folder() / (name.path + ".http");
    std::vector<fs::path> paths;
    if (fs::is_directory(whole)) {
        for (const auto& entry : fs::directory_iterator(whole)) {
            if (entry.path().extension() == ".http") paths.push_back(entry.path());
        }
        std::ranges::sort(paths);
    } else {
        paths.push_back(whole);
    }
    std::vector<Part> parts;
    parts.reserve(paths.size());
    for (const fs::path& path : paths) parts.push_back({path, parse_transcript(content_of(path))});
    return parts;
}

/// The flags of all parts: it is one server that they speak to.
std::vector<std::string> flags_of(const std::vector<Part>& parts) {
    std::vector<std::string> flags;
    for (const Part& part : parts) {
        flags.insert(flags.end(), part.transcript.flags.begin(), part.transcript.flags.end());
    }
    return flags;
}

Call call_of(const Step& step, const ServerProcess& server, const Names& names) {
    Call call{.port = step.server == Step::Server::store ? server.store_port() : server.payments_port(),
              .method = step.method,
              .target = with_names(step.target, names),
              .body = with_bytes(with_names(step.body, names))};
    bool typed = call.body.empty();
    for (const auto& [name, value] : step.headers) {
        typed = typed || name == "Content-Type";
        if (!value.empty()) call.headers.emplace_back(name, with_names(value, names));
    }
    if (!typed) call.headers.emplace_back("Content-Type", "application/json");
    return call;
}

/// What was wrong with the answer, or nothing; captures stay only when nothing was.
std::optional<std::string> attempt(const Step& step, const ServerProcess& server, Names& names) {
    const std::optional<Answer> answer = tests::call(call_of(step, server, names));
    if (!answer) return "there was no answer";
    Names after = names;
    if (auto problem = mismatch(step.expected, *answer, after)) {
        return *problem + "\n  the answer was " + std::to_string(answer->status) + " " + answer->body;
    }
    names = std::move(after);
    return std::nullopt;
}

std::optional<std::string> exchange(const Step& step, const ServerProcess& server, Names& names) {
    const auto deadline = steady_clock::now() + std::chrono::milliseconds(step.wait_ms);
    auto problem = attempt(step, server, names);
    while (problem && steady_clock::now() < deadline) {
        std::this_thread::sleep_for(time_between_attempts);
        problem = attempt(step, server, names);
    }
    return problem;
}

/// Runs a command of the program on the database of a server.
int run(const std::string& words, const ServerProcess& server) {
    const std::string command =
        CARTWRIGHT_BINARY "/cartwright " + words + " --database '" + server.database() + "' 1>&2";
    return std::system(command.c_str());
}

class TranscriptTest : public testing::TestWithParam<std::tuple<Name, Engine>> {
  protected:
    void speak(const Part& part, ServerProcess& server) {
        ASSERT_FALSE(part.transcript.steps.empty()) << part.path;
        for (const Step& step : part.transcript.steps) {
            if (step.kind == Step::Kind::crash) {
                server.kill();
                server.start();
                continue;
            }
            if (step.kind == Step::Kind::import) {
                ASSERT_EQ(run("import products '" + (folder() / step.target).string() + "'", server), 0) << part.path;
                continue;
            }
            const auto problem = exchange(step, server, names_);
            ASSERT_FALSE(problem) << part.path.string() << ":" << step.line << ": " << step.method << " " << step.target
                                  << "\n  " << *problem;
        }
    }

  private:
    Names names_; // what was captured, in this part or in one before it
};

TEST_P(TranscriptTest, is_spoken_as_written) {
    const auto& [name, engine] = GetParam();
    const std::vector<Part> parts = parts_of(name);
    ServerProcess server(flags_of(parts), Servers::both, {}, engine);
    for (const Part& part : parts) ASSERT_NO_FATAL_FAILURE(speak(part, server));
    EXPECT_TRUE(server.stop()) << server.log();
    EXPECT_EQ(run("check", server), 0); // the books that the stopped server has left
}

INSTANTIATE_TEST_SUITE_P(Every, TranscriptTest,
                         testing::Combine(testing::ValuesIn(names()), testing::ValuesIn(engines)), [](const auto& one) {
                             std::string name = std::get<Name>(one.param).path;
                             std::ranges::replace_if(name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
                             return name + "_on_" + std::string(name_of(std::get<Engine>(one.param)));
                         });

/// The documents' own shell script, with nothing changed but the two port numbers.
TEST(FlowScriptTest, ends_with_a_paid_order) {
    const ServerProcess server;
    const fs::path script = fs::path(CARTWRIGHT_SOURCE) / "tests" / "scripts" / "storefront_flow.sh";
    const std::string command = "sed 's/localhost:8000/127.0.0.1:" + std::to_string(server.store_port()) +
                                "/; s/localhost:5000/127.0.0.1:" + std::to_string(server.payments_port()) + "/' '" +
                                script.string() + "' | bash 2>/dev/null | tail -n 1";
    FILE* pipe = popen(command.c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    char line[256] = "";
    EXPECT_NE(fgets(line, sizeof line, pipe), nullptr);
    EXPECT_EQ(pclose(pipe), 0);
    EXPECT_STREQ(line, "\"paid\"\n");
}

TEST(ServerProcessTest, keeps_its_data_and_its_ports_when_it_is_killed) {
    ServerProcess server;
    const std::uint16_t port = server.store_port();
    const auto opened = tests::call({.port = port, .method = "POST", .target = "/cart"});
    ASSERT_TRUE(opened);
    Names names;
    ASSERT_EQ(body_mismatch(R"({"cart_id": <cart>})", opened->body, names), std::nullopt);
    server.kill();
    EXPECT_EQ(tests::call({.port = port}), std::nullopt);
    server.start();
    EXPECT_EQ(server.store_port(), port);
    const auto shown = tests::call({.port = port, .target = "/cart/" + names["cart"]});
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->status, 200);
    EXPECT_TRUE(server.stop());
}

TEST(ServerProcessTest, says_why_the_server_did_not_start) {
    EXPECT_THROW(ServerProcess(std::vector<std::string>{"--no-such-flag"}), std::runtime_error);
}

} // namespace

} // namespace cartwright::tests
