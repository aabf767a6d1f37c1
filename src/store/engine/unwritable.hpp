#pragma once

#include "store/engine/database.hpp"

namespace cartwright::store {

/// The database of a writer while the real one can't be written to. Every call that needs the database throws a Fault
/// of kind `unavailable`.
class Unwritable final : public Database {
  public:
    explicit Unwritable(std::string why) : why_(std::move(why)) {}

    [[nodiscard]] bool is_shared() const override { return false; }
    [[nodiscard]] std::int64_t round_trips() const override { return 0; }
    void begin(Mode) override { fail(); }
    void commit() override { fail(); }
    void roll_back() noexcept override {}
    void savepoint() override { fail(); }
    void release() override { fail(); }
    void roll_back_to_savepoint() override { fail(); }
    Rows& select(const Query&, std::span<const Value>) override { fail(); }
    std::int64_t execute(const Query&, std::span<const Value>) override { fail(); }
    void send(const Query&, std::span<const Value>, const EachRow&) override { fail(); }
    void synchronize() override { fail(); }
    void lock(const Query&, std::span<const Value>) override { fail(); }
    void run_script(std::string_view) override { fail(); }
    bool changed_elsewhere() override { return false; }
    void back_up(const std::string&) override { fail(); }
    [[nodiscard]] std::int64_t log_pages() const override { return 0; }
    std::int64_t checkpoint(Checkpoint) override { fail(); }
    void probe() override { fail(); }
    std::string damage() override { fail(); }

  private:
    [[noreturn]] void fail() const { throw Fault(Fault::Kind::unavailable, why_); }

    std::string why_;
};

} // namespace cartwright::store
