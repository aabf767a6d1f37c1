// How many passwords one thread compares in a second, with nothing around it: the floor under signing in.
//   passwords SECONDS

#include "base/entropy.hpp"
#include "base/password_hash.hpp"

#include <chrono>
#include <iostream>

int main(int argc, char** argv) {
    const std::chrono::duration<double> wanted(argc > 1 ? std::stod(argv[1]) : 3.0);
    const cartwright::SystemEntropy entropy; // with it libsodium finds out what the processor can do
    const std::string hash = cartwright::hash_password("bench password");
    const auto start = std::chrono::steady_clock::now();
    int compared = 0;
    std::chrono::duration<double> taken{};
    while (taken < wanted) {
        if (!cartwright::password_matches(hash, "bench password")) return 1;
        ++compared;
        taken = std::chrono::steady_clock::now() - start;
    }
    std::cout << compared / taken.count() << '\n';
}
