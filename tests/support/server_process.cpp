#include "support/server_process.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cartwright::tests {

namespace {

using std::chrono::steady_clock;

constexpr auto start_deadline = std::chrono::seconds(30);

/// What the program prints when it serves: {"listening":["127.0.0.1:41234"],"payments":"127.0.0.1:41235"}, with an
/// empty list or null for the server that does not run.
const std::regex ready_line(R"re("listening":\[(?:"[^"]*:([0-9]+)"[^\]]*)?\],"payments":(?:"[^"]*:([0-9]+)"|null))re");

bool has(const std::vector<std::string>& flags, const char* flag) {
    return std::ranges::find(flags, flag) != flags.end();
}

/// Becomes the program, in the child. Only calls that are safe after a fork.
[[noreturn]] void become(const std::vector<char*>& arguments, int output, int log, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(126);
    dup2(output, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

} // namespace

ServerProcess::ServerProcess(std::vector<std::string> flags, Servers servers, std::vector<std::string> variables,
                             Engine engine)
    : own_database_(std::in_place, engine, folder_.path().string(), begins_with(flags, servers)),
      database_(own_database_->url()), servers_(servers), variables_(std::move(variables)) {
    if (servers_ != Servers::payments_alone && has(flags, "--demo=false") &&
        own_database_->content() != Content::demo) {
        start();
        if (!stop()) throw std::runtime_error("the demo did not end; it said: " + log());
    }
    flags_ = std::move(flags);
    start();
}

ServerProcess::ServerProcess(const Url& database) : database_(database.text), servers_(Servers::store_alone) {
    start();
}

ServerProcess::~ServerProcess() { kill(); }

/// What the demo fills a database with depends on the doors and the currency alone.
Content ServerProcess::begins_with(const std::vector<std::string>& flags, Servers servers) {
    return servers != Servers::payments_alone && !has(flags, "--doors") && !has(flags, "--currency") ? Content::demo
                                                                                                     : Content::nothing;
}

std::string ServerProcess::log() const {
    std::ifstream in(folder_.path() / "log");
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> ServerProcess::command() const {
    const auto address = [](std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); };
    std::vector<std::string> words;
    if (!variables_.empty()) words.emplace_back("/usr/bin/env");
    words.insert(words.end(), variables_.begin(), variables_.end());
    words.emplace_back(CARTWRIGHT_BINARY "/cartwright");
    if (servers_ == Servers::payments_alone)
        words.insert(words.end(), {"payments", "--demo"});
    else
        words.insert(words.end(), {"serve", "--demo", "--listen", address(store_port_)});
    if (servers_ != Servers::payments_alone && !has(flags_, "--password-cost") && !has(flags_, "--demo=false"))
        words.insert(words.end(), {"--password-cost", "cheap"});
    words.insert(words.end(), {"--payments", servers_ == Servers::store_alone ? "off" : address(payments_port_)});
    words.insert(words.end(), {"--database", database(), "--payments-database", payments_database()});
    words.insert(words.end(), flags_.begin(), flags_.end());
    return words;
}

void ServerProcess::start(std::vector<std::string> flags) {
    flags_ = std::move(flags);
    start();
}

void ServerProcess::start() {
    std::vector<std::string> words = command();
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int output[2];
    if (pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int log = open((folder_.path() / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const pid_t parent = getpid();
    pid_ = fork();
    if (pid_ == 0) become(arguments, output[1], log, parent);
    close(output[1]);
    close(log);
    wait_until_ready(output[0]);
    close(output[0]);
}

void ServerProcess::wait_until_ready(int output) {
    std::string text;
    const auto deadline = steady_clock::now() + start_deadline;
    while (text.find('\n') == std::string::npos && steady_clock::now() < deadline) {
        pollfd ready{.fd = output, .events = POLLIN, .revents = 0};
        if (poll(&ready, 1, 100) <= 0) continue;
        char part[512];
        const ssize_t count = read(output, part, sizeof part);
        if (count <= 0) break;
        text.append(part, static_cast<std::size_t>(count));
    }
    std::smatch match;
    if (!std::regex_search(text, match, ready_line)) {
        close(output);
        kill();
        throw std::runtime_error("the server did not start; it said: " + text + log());
    }
    if (match[1].matched) store_port_ = static_cast<std::uint16_t>(std::stoi(match[1].str()));
    if (match[2].matched) payments_port_ = static_cast<std::uint16_t>(std::stoi(match[2].str()));
}

bool ServerProcess::stop(std::chrono::milliseconds deadline) {
    if (pid_ <= 0) return true;
    ::kill(pid_, SIGTERM);
    const auto end = steady_clock::now() + deadline;
    while (steady_clock::now() < end) {
        int status = 0;
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    kill();
    return false;
}

void ServerProcess::kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

} // namespace cartwright::tests
