#include "program.hpp"

#include "support/database.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <regex>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace cartwright::torture {

namespace {

[[noreturn]] void become(const std::vector<char*>& arguments, int output) {
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

} // namespace

Ended run(const std::vector<std::string>& words) {
    std::vector<std::string> all{CARTWRIGHT_BINARY "/cartwright"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    arguments.reserve(all.size() + 1);
    for (std::string& word : all) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) become(arguments, ends[1]);
    close(ends[1]);
    Ended ended;
    std::array<char, 4096> part{};
    for (ssize_t count = 0; (count = read(ends[0], part.data(), part.size())) > 0;)
        ended.output.append(part.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

Ended check(const std::string& url) { return run({"check", "--database", url}); }

Ended clean(const std::string& url) {
    static const std::regex password("(://[^:@/]*):[^@/]*@"); // which is not shown
    const std::string shown = std::regex_replace(url, password, "$1@");
    return {.exit_code = 0, .output = "every invariant holds in " + shown + "\n"};
}

std::vector<std::int64_t> stock_up(const std::string& url, int count, std::int64_t stock) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "torture.csv").string();
    {
        std::ofstream out(file);
        out << "sku,name,brand,category,price,rating,stock,description\n";
        for (int i = 1; i <= count; ++i)
            out << "torture-" << i << ",Thumbscrew " << i << ",Rack & Co,Books,0." << (i % 4 + 1) << "5,4.5," << stock
                << ",\n";
    }
    const Ended ended = run({"import", "products", file, "--database", url});
    if (ended.exit_code != 0) throw std::runtime_error("the import failed: " + ended.output);
    std::vector<std::int64_t> ids;
    for (const tests::Row& row : tests::rows(url, "SELECT id FROM products WHERE sku LIKE 'torture-%' ORDER BY id"))
        ids.push_back(std::stoll(row.at(0)));
    return ids;
}

} // namespace cartwright::torture
