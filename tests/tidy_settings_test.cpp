// Samples that break the rules of settings and terms.

#include "support/tidy_samples.hpp"

namespace cartwright::tests {

namespace {

TEST(TidyTest, sees_crowded_settings) {
    std::string fields;
    for (std::size_t number = 0; number < settings_max; ++number)
        fields += "int a" + std::to_string(number) + " = f({1});\n";
    const std::string others = "int f(int a) const { return g(); }\nusing B = int;\nstatic int c;\n"
                               "enum class D { e };\nfriend bool operator==(const A&, const A&) = default;\n"
                               "struct E {\nint f;\n};\n";
    const auto sample = [](const char* path, const std::string& members, std::size_t findings) {
        return Sample{path, "struct A : B {\n" + members + "};\n", findings};
    };
    expect_findings(crowded_settings, {
                                          sample("src/app/a.hpp", fields + others, 0),
                                          sample("src/app/a.hpp", fields + others + "int last;\n", 1),
                                          sample("src/app/a.hpp", others + "std::map<int, int> last{};\n" + fields, 1),
                                          sample("src/app/a.hpp", fields + "std::function<void()> last;\n", 1),
                                          sample("src/app/a.hpp", fields + "void (*last)(int) = nullptr;\n", 1),
                                          sample("src/app/a.hpp", "struct C {\n" + fields + "int last;\n};\nC c;\n", 1),
                                          sample("src/domain/orders/terms.hpp", fields + "int last;\n", 1),
                                          sample("src/domain/orders/order.hpp", fields + "int last;\n", 0),
                                          sample("tests/a.hpp", fields + "int last;\n", 0),
                                      });
}

TEST(TidyTest, sees_foreign_terms) {
    const std::string all = "#include \"domain/terms.hpp\"\n";
    expect_findings(foreign_terms, {
                                       {"src/operations/orders/a.cpp", "f(work.terms.orders.hold_ms);\n", 0},
                                       {"src/operations/shopping/a.cpp", "f(work.terms.members.region);\n", 0},
                                       {"src/operations/orders/a.cpp", "f(work.terms.reseller.x);\n", 1},
                                       {"src/api/marketplace/a.cpp", "f(context.door.terms.catalogue.x);\n", 0},
                                       {"src/api/marketplace/a.cpp", "f(context.door.terms.shopping.x);\n", 1},
                                       {"src/store/orders/a.cpp", "f(terms.hold_ms); // terms.reseller\n", 0},
                                       {"src/operations/catalogue/a.cpp", all, 1},
                                       {"src/workers/jobs/a.cpp", all + "f(terms.reseller.x);\n", 0},
                                       {"src/operations/work.cpp", all + "f(terms.reseller);\n", 0},
                                   });
}

} // namespace

} // namespace cartwright::tests
