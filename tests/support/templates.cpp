// Makes the databases that tests copy, once for a run of them, on every engine: one with the tables, and one with what
// the demo fills them with, where the program has been built.

#include "store/engine/database.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "support/server_process.hpp"

#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>

namespace cartwright::tests {

namespace {

void migrate(const std::string& url) {
    store::migrate(*store::connect(url, store::Access::read_write), store::shop_schema(), {});
}

void fill_with_demo(const std::string& url) {
    ServerProcess server(ServerProcess::Url{url});
    if (!server.stop()) throw std::runtime_error("the server that fills " + url + " did not stop: " + server.log());
}

void make_all() {
    for (const Engine engine : engines) {
        make_template(engine, Content::tables, migrate);
        if (std::filesystem::exists(CARTWRIGHT_BINARY "/cartwright"))
            make_template(engine, Content::demo, fill_with_demo);
    }
}

} // namespace

} // namespace cartwright::tests

int main() {
    try {
        cartwright::tests::make_all();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
