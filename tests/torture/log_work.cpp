#include "log_work.hpp"

#include "store/engine/sqlite_log_vfs.hpp"

#include <charconv>
#include <stdexcept>

namespace cartwright::torture {

std::string content(Session& session) {
    if (!session.run("BEGIN")) return session.ask("BEGIN");
    std::string found = session.ask("PRAGMA integrity_check");
    if (found == "ok ")
        found = session.ask("SELECT number || ':' FROM state") +
                session.ask("SELECT count(*), sum(id * value), sum(length(filler)) FROM things");
    session.run("ROLLBACK");
    return found;
}

std::int64_t commit_in(std::string_view content) {
    std::int64_t number = -1;
    std::from_chars(content.data(), content.data() + content.size(), number);
    return number;
}

LogWork::LogWork(const std::filesystem::path& path, tests::SimulatedDisk& disk, const char* vfs_over_it)
    : disk_(disk), writer_(path, vfs_over_it), other_(path, disk.name()), checkpointer_(path, vfs_over_it),
      reader_(path, disk.name()) {
    const bool is_made =
        writer_.run("PRAGMA page_size=1024; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=10;"
                    "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=200000;"
                    "CREATE TABLE state (number INTEGER); INSERT INTO state VALUES (0);"
                    "CREATE TABLE things (id INTEGER PRIMARY KEY, value INTEGER, filler BLOB);"
                    "CREATE INDEX things_by_value ON things (value);"
                    "WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 200)"
                    "INSERT INTO things SELECT n, 0, zeroblob(n) FROM counter;");
    const std::string_view settings = "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                                      "PRAGMA journal_size_limit=200000";
    if (!is_made || !other_.run(settings) || !checkpointer_.run(settings) || !reader_.run(settings))
        throw std::runtime_error("the database can't be made");
    store::hold_back_log_writes(writer_.handle());
    note_commit(writer_);
}

bool LogWork::step() {
    switch (++steps_ % 16) {
    case 2:
    case 9: return change(other_, {});
    case 3: return change(writer_, "SAVEPOINT part; UPDATE state SET number = -1; ROLLBACK TO part; RELEASE part;");
    case 4: return roll_back_much() && change(other_, {});
    case 6: return roll_back_much() && change(writer_, {});
    case 5: return change(writer_, changes(150));
    case 7: return checkpointer_.run("PRAGMA wal_checkpoint(PASSIVE)");
    case 8: return reader_.is_in_transaction() || reader_.run("BEGIN; SELECT count(*) FROM things");
    case 11: return checkpointer_.run("PRAGMA wal_checkpoint(PASSIVE)"); // which the reader hinders
    case 12: return !reader_.is_in_transaction() || reader_.run("COMMIT");
    case 13: return checkpointer_.run("PRAGMA wal_checkpoint(RESTART)");
    case 15: return writer_.run("PRAGMA wal_checkpoint(TRUNCATE)");
    default: return commit();
    }
}

bool LogWork::commit() { return change(writer_, {}); }

void LogWork::roll_back() {
    for (Session* session : {&writer_, &other_, &reader_})
        if (session->is_in_transaction()) session->run("ROLLBACK");
}

bool LogWork::roll_back_much() {
    return writer_.run("BEGIN IMMEDIATE; UPDATE state SET number = number + 1;" + changes(150)) &&
           writer_.run("ROLLBACK");
}

bool LogWork::change(Session& session, std::string_view before_commit) {
    const std::string statements = "BEGIN IMMEDIATE; UPDATE state SET number = number + 1;" +
                                   std::string(before_commit) + changes(random_() % 4 + 1) + "COMMIT";
    if (!session.run(statements)) return false;
    note_commit(session);
    return true;
}

std::string LogWork::changes(std::uint64_t rows) {
    std::string statements;
    for (std::uint64_t i = 0; i < rows; ++i)
        statements += "UPDATE things SET value = value + " + std::to_string(random_() % 1'000 + 1) +
                      ", filler = randomblob(" + std::to_string(random_() % 1'500) +
                      ") WHERE id = " + std::to_string(random_() % 200 + 1) + ";";
    return statements;
}

void LogWork::note_commit(Session& session) {
    reported_.push_back(disk_.calls().size());
    contents_.push_back(content(session));
}

} // namespace cartwright::torture
