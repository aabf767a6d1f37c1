#include "replay_server.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace cartwright::bench {

namespace {

/// Starts a program whose standard output goes to `output`; it never outlives this one.
pid_t start(std::vector<std::string> words, int output) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::fflush(nullptr);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no further process can be started");
    if (child > 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(126);
    dup2(output, STDOUT_FILENO);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

bool ends_well(pid_t child) {
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The line that the program prints when it serves: {"listening":["127.0.0.1:41234"],…}
std::string line_from(int input) {
    std::string line;
    char c = 0;
    while (read(input, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

} // namespace

OwnServer::OwnServer(std::string program, std::vector<std::string> flags)
    : program_(std::move(program)), flags_(std::move(flags)) {
    make_folder();
    serve();
}

void OwnServer::make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "cartwright-replay-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
    folder_ = name;
}

OwnServer::OwnServer(std::string program, const std::string& data) : program_(std::move(program)) {
    make_folder();
    const auto begin = std::chrono::steady_clock::now();
    if (run({"import", "online-retail", data}) != 0) throw std::runtime_error("the data set could not be imported");
    import_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    serve();
}

OwnServer::~OwnServer() {
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

int OwnServer::run(const std::vector<std::string>& words) {
    std::vector<std::string> all{program_};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--database", database()});
    return ends_well(start(all, STDOUT_FILENO)) ? 0 : 1;
}

void OwnServer::serve() {
    int output[2];
    if (pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<std::string> words{program_, "serve",      "--listen", "127.0.0.1:0", "--payments",
                                   "off",    "--database", database(), "--log",       (folder_ / "log").string()};
    words.insert(words.end(), {"--unsigned-callbacks", "true"}); // sales are confirmed without a payments server
    words.insert(words.end(), flags_.begin(), flags_.end());
    pid_ = start(std::move(words), output[1]);
    close(output[1]);
    const std::string line = line_from(output[0]);
    close(output[0]);
    const std::size_t begin = line.find("127.0.0.1:");
    if (begin == std::string::npos) throw std::runtime_error("the server did not start; it said: " + line);
    address_ = Address::parse(line.substr(begin, line.find('"', begin) - begin));
}

bool OwnServer::stop() {
    kill(pid_, SIGTERM);
    return ends_well(std::exchange(pid_, -1));
}

bool OwnServer::check() { return run({"check"}) == 0; }

} // namespace cartwright::bench
