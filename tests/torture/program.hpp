#pragma once

#include <string>
#include <vector>

namespace cartwright::torture {

/// What a command of the program said (on both of its outputs) and how it ended.
struct Ended {
    int exit_code = -1;
    std::string output{};

    friend bool operator==(const Ended&, const Ended&) = default;
};

/// Runs `cartwright` with these words and waits for it.
Ended run(const std::vector<std::string>& words);

/// `cartwright check` of the database at `url`; of a clean one it is `clean(url)`.
Ended check(const std::string& url);
Ended clean(const std::string& url);

/// Puts `count` products ("torture-1" …) into the shop at `url`, each with `stock` pieces at prices from 0.15 to 0.45,
/// and returns their ids. The servers may be running.
std::vector<std::int64_t> stock_up(const std::string& url, int count, std::int64_t stock);

} // namespace cartwright::torture
