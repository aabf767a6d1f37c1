#include "support/tidy_samples.hpp"

// The rules of events, each with samples that break it.

namespace cartwright::tests {

namespace {

TEST(TidyTest, sees_misplaced_events) {
    const std::string schema = "constexpr FieldType<bool> paid{R\"({\"type\":\"boolean\"})\", write};\n";
    expect_findings(misplaced_events,
                    {
                        {"src/store/engine/transaction.hpp", "#include \"domain/orders/events.hpp\"\n", 1},
                        {"src/store/engine/writer.cpp", "#include \"events/orders.hpp\"\n", 1},
                        {"src/store/engine/transaction.hpp", "#include \"events/event.hpp\"\n", 0},
                        {"src/store/engine/transaction.hpp", "// #include \"events/orders.hpp\"\n", 0},
                        {"src/store/engine/writer.cpp", "#include \"store/outbox/events.hpp\"\n", 0},
                        {"src/store/orders/orders.cpp", "#include \"domain/orders/events.hpp\"\n", 0},
                        {"src/domain/orders/events.hpp", schema, 1},
                        {"src/domain/orders/events.cpp", "f(\"{\\\"type\\\": \\\"boolean\\\"}\");\n", 1},
                        {"src/domain/orders/events.hpp", "std::string type; // \"type\": a word\n", 0},
                        {"src/events/orders.cpp", schema, 0},
                    });
}

TEST(TidyTest, every_event_is_listed) {
    EXPECT_EQ(unlisted_events(project()), Findings{});
    const SourceFile events{"src/domain/orders/events.hpp", "struct OrderPaid {\n};\nstruct OrderEaten {\n};\n"};
    const SourceFile list{"src/events/event_kinds.cpp",
                          "template Fact fact_of(const OrderPaid&);\nkind_of<OrderPaid>(), // kind_of<OrderEaten>()\n"};
    EXPECT_EQ(unlisted_events({events, list}).size(), 1U);
    EXPECT_EQ(unlisted_events({events}).size(), 2U);
}

} // namespace

} // namespace cartwright::tests
