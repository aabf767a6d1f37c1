// The style of the house as a test: what a machine can see, a reader need not look for. Each rule is also shown a
// sample that breaks it, because a check that cannot fail is none.

#include "support/layer_rules.hpp"
#include "support/tidy_rules.hpp"
#include "support/tidy_samples.hpp"
#include "support/transcript.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <ostream>

namespace cartwright::tests {

namespace {

struct NamedRule {
    const char* name;
    Rule rule;

    friend std::ostream& operator<<(std::ostream& out, const NamedRule& one) { return out << one.name; }
};

constexpr NamedRule rules[] = {
    {"foreign_includes", foreign_includes}, {"heavy_includes", heavy_includes},     {"banned_words", banned_words},
    {"long_functions", long_functions},     {"foreign_postings", foreign_postings}, {"bad_shape", bad_shape},
    {"silent_refusals", silent_refusals},   {"numbered_columns", numbered_columns}, {"untidy_routes", untidy_routes},
    {"misplaced_events", misplaced_events}, {"crowded_settings", crowded_settings}, {"foreign_terms", foreign_terms},
};

class RuleTest : public testing::TestWithParam<NamedRule> {};

TEST_P(RuleTest, holds_everywhere) {
    Findings findings;
    for (const SourceFile& file : project()) {
        for (std::string& finding : GetParam().rule(file)) findings.push_back(std::move(finding));
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

INSTANTIATE_TEST_SUITE_P(Tidy, RuleTest, testing::ValuesIn(rules), [](const auto& one) { return one.param.name; });

/// "shopping" of "src/api/shopping/carts/routes_of_carts.cpp"; empty for files that are of no door.
std::string door_of(const std::string& path) {
    if (is_below(path, "src/rehearsal/api")) return "rehearsal";
    if (!is_below(path, "src/api")) return {};
    const std::string inside = path.substr(std::string_view("src/api/").size());
    return inside.substr(0, inside.find('/'));
}

/// The routes of every door, by the door: "storefront".
std::map<std::string, std::vector<Route>> routes() {
    std::map<std::string, std::vector<Route>> routes;
    for (const SourceFile& file : project()) {
        const std::filesystem::path path = file.path;
        const std::string name = path.filename().string();
        const std::string door = door_of(file.path);
        if (door.empty() || path.extension() != ".cpp") continue;
        if (name != "routes.cpp" && !name.starts_with("routes_of_")) continue;
        for (Route& route : routes_of(file)) routes[door].push_back(std::move(route));
    }
    return routes;
}

/// Also a form that a door's document says is not for programs: that answer is all that there is to say.
bool is_success(int status) {
    constexpr int not_acceptable = 406;
    return status < 400 || status == not_acceptable;
}

/// True when a transcript of `door`, or one across doors, has a request for `route` that succeeds.
bool is_spoken(const std::string& door, const Route& route) {
    return std::ranges::any_of(project(), [&](const SourceFile& file) {
        const bool of_door = is_below(file.path, "tests/transcripts/" + door);
        if (!file.path.ends_with(".http") || !(of_door || is_below(file.path, "tests/transcripts/together")))
            return false;
        const Transcript transcript = parse_transcript(file.text);
        return std::ranges::any_of(transcript.steps, [&](const Step& step) {
            return step.method == route.first && is_success(step.expected.status) &&
                   is_request_for(route.second, step.target);
        });
    });
}

TEST(TidyTest, every_route_has_a_transcript) {
    for (const auto& [door, table] : routes()) {
        EXPECT_FALSE(table.empty()) << "no route was found in the table of " << door;
        for (const Route& route : table) {
            EXPECT_TRUE(is_spoken(door, route)) << door << ": no transcript for " << route.first << " " << route.second;
        }
    }
}

TEST(TidyTest, the_project_is_there) {
    EXPECT_GT(project().size(), 50U);
    EXPECT_TRUE(std::ranges::any_of(project(), [](const auto& file) { return file.path == "src/base/money.cpp"; }));
    EXPECT_TRUE(std::ranges::none_of(project(), [](const auto& file) { return file.path.starts_with("build/"); }));
    EXPECT_FALSE(routes().empty());
}

TEST(TidyTest, sees_foreign_includes) {
    expect_findings(foreign_includes,
                    {
                        {"src/base/a.cpp", "#include \"base/b.hpp\"\n", 0},
                        {"src/base/a.cpp", "#include \"domain/orders/cart.hpp\"\n", 1},
                        {"src/domain/orders/a.hpp", "#include \"base/id.hpp\"\n#include \"http/x.hpp\"\n", 1},
                        {"src/operations/orders/a.cpp", "#include \"store/orders/carts.hpp\"\n", 0},
                        {"src/operations/orders/a.cpp", "#include \"api/core/kit.hpp\"\n", 1},
                        {"src/operations/orders/a.cpp", "#include \"store/catalogue/products.hpp\"\n", 0},
                        {"src/operations/orders/a.cpp", "#include \"store/shopping/images.hpp\"\n", 1},
                        {"src/operations/reseller/a.cpp", "#include \"domain/marketplace/shop.hpp\"\n", 1},
                        {"src/store/catalogue/a.cpp", "#include \"store/orders/carts.hpp\"\n", 1},
                        {"src/store/engine/a.cpp", "#include \"store/orders/carts.hpp\"\n", 0},
                        {"src/domain/a.hpp", "#include \"domain/orders/order.hpp\"\n", 0},
                        {"src/api/core/api_server.cpp", "#include \"store/orders/carts.hpp\"\n", 1},
                        {"src/api/storefront/a.cpp", "#include \"api/core/kit.hpp\"\n", 0},
                        {"src/api/storefront/a.cpp", "#include \"api/marketplace/b.hpp\"\n", 1},
                        {"src/api/storefront/a.cpp", "#include \"store/orders/carts.hpp\"\n", 1},
                        {"src/api/storefront/a.cpp", "#include \"operations/orders/carts.hpp\"\n", 0},
                        {"src/api/storefront/a.cpp", "#include \"operations/shopping/images.hpp\"\n", 1},
                        {"src/api/core/api_server.cpp", "#include \"api/storefront/door.hpp\"\n", 1},
                        {"src/rehearsal/api/a.cpp", "#include \"rehearsal/adapters/b.hpp\"\n", 0},
                        {"src/api/storefront/a.cpp", "#include \"rehearsal/adapters/b.hpp\"\n", 1},
                        {"src/payments/a.cpp", "#include \"store/engine/database.hpp\"\n", 0},
                        {"src/payments/a.cpp", "#include \"store/orders/orders.hpp\"\n", 1},
                        {"src/newcomer/a.cpp", "#include \"base/id.hpp\"\n", 1},
                        {"src/main.cpp", "#include \"store/engine/store.hpp\"\n", 0},
                    });
}

TEST(TidyTest, reads_the_table_of_layers) {
    const LayerRules rules = layer_rules_in("# a comment\nlayer a:\nlayer b: a\n\narea x: y\n");
    EXPECT_EQ(rules.layers.at("b"), std::vector<std::string>{"a"});
    EXPECT_EQ(rules.areas.at("x"), std::vector<std::string>{"y"});
    EXPECT_THROW(layer_rules_in("layer b a\n"), std::runtime_error);
    EXPECT_THROW(layer_rules_in("layer b: a\nlayer b: c\n"), std::runtime_error);
}

TEST(TidyTest, every_layer_and_area_is_a_folder) {
    for (const auto& [layer, folders] : layer_rules().layers) {
        EXPECT_TRUE(std::filesystem::is_directory(CARTWRIGHT_SOURCE "/src/" + layer)) << layer;
        for (const std::string& folder : folders)
            EXPECT_TRUE(std::filesystem::is_directory(CARTWRIGHT_SOURCE "/src/" + folder)) << layer << ": " << folder;
    }
    for (const auto& [area, others] : layer_rules().areas) {
        const auto is_of = [&](const char* layer) {
            return std::filesystem::is_directory(std::string(CARTWRIGHT_SOURCE "/src/") + layer + '/' + area);
        };
        EXPECT_TRUE(is_of("domain") || is_of("operations")) << area;
        for (const std::string& other : others)
            EXPECT_TRUE(layer_rules().areas.contains(other)) << area << ": " << other;
    }
}

TEST(TidyTest, no_folder_is_crowded) {
    EXPECT_EQ(crowded_folders(project()), Findings{});
    std::vector<SourceFile> files;
    for (std::size_t number = 0; number <= folder_files_max; ++number)
        files.push_back({"src/a/" + std::to_string(number), ""});
    EXPECT_EQ(crowded_folders(files), Findings{"src/a: 31 files"});
}

TEST(TidyTest, sees_heavy_includes) {
    expect_findings(heavy_includes, {
                                        {"src/http/a.hpp", "#include <boost/asio/io_context.hpp>\n", 1},
                                        {"src/http/a.hpp", "#include <simdjson.h>\n", 1},
                                        {"src/http/a.cpp", "#include <boost/asio/io_context.hpp>\n", 0},
                                        {"src/http/a.hpp", "#include <string>\n", 0},
                                    });
}

TEST(TidyTest, sees_banned_words) {
    const std::string unfinished = std::string("# TO") + "DO: later\n";
    const std::string foreign = std::string("see /wo") + "rk/notes\n";
    expect_findings(banned_words, {
                                      {"src/domain/a.cpp", "double price;\n", 1},
                                      {"src/domain/a.cpp", "// a double\nint doubled = f(\"float\");\n", 0},
                                      {"src/base/a.cpp", "double price;\n", 0},
                                      {"src/domain/a.cpp", "auto now = std::chrono::system_clock::now();\n", 1},
                                      {"src/base/a.cpp", "int n = std::rand();\n", 1},
                                      {"src/operations/a.cpp", "sqlite3_step(s);\nrun(\"PRAGMA x\");\n", 2},
                                      {"src/store/engine/sqlite.cpp", "sqlite3_step(s);\nrun(\"PRAGMA x\");\n", 0},
                                      {"src/api/a.cpp", "simdjson::dom::parser p;\n", 1},
                                      {"src/api/a.hpp", "std::optional<http::JsonObject> body_;\n", 1},
                                      {"src/payments/a.cpp", "a = value.object();\nb = found->object();\n", 2},
                                      {"src/payments/shop.cpp", "const auto object = document->object();\n", 0},
                                      {"src/providers/a.cpp", "const auto object = document->object();\n", 0},
                                      {"src/api/a.cpp", "json.object([&] { json.field(\"id\", id); });\n", 0},
                                      {"src/http/a.cpp", "std::cout << 1;\nprintf(\"x\");\n", 2},
                                      {"src/commands/commands.cpp", "std::cout << 1;\n", 0},
                                      {"src/import/a.cpp", "std::cout << 1;\n", 0},
                                      {"src/shelf/a.cpp", "try { f(); } catch (...) {}\n", 1},
                                      {"src/shelf/a.hpp", "using namespace std;\n", 1},
                                      {"src/shelf/a.cpp", "thread.detach();\n", 1},
                                      {"src/workers/jobs/a.hpp", "std::condition_variable a;\n", 1},
                                      {"src/workers/leases/a.hpp", "std::condition_variable a;\n", 0},
                                      {"tests/a_test.cpp", "GTEST_SKIP();\nTEST(A, DISABLED_b) {}\n", 2},
                                      {"tools/a", unfinished, 1},
                                      {"docs/a.md", foreign, 1},
                                  });
}

TEST(TidyTest, sees_columns_read_by_number) {
    const std::string by_number = "order.stage = parse_stage(row.text({1})).value();\n";
    const std::string by_name = "order.stage = parsed_at(row, sql::orders::find.stage, parse_stage);\n";
    expect_findings(numbered_columns,
                    {
                        {"src/store/orders/a.cpp", by_number, 2},
                        {"src/store/orders/a.cpp", "return (*row)->integer(14);\n", 1},
                        {"src/store/orders/a.cpp", "x = parse_kind(row.text(query.kind)).value_or(Kind::none);\n", 1},
                        {"src/store/orders/a.cpp", by_name, 0},
                        {"src/store/orders/a.cpp", "return row.integer(query.count);\n", 0},
                        {"src/store/engine/a.cpp", "rows.integer({0});\n", 0},
                        {"tests/unit/store/a.cpp", by_number, 0},
                        {"src/api/a.cpp", "const auto wish = parse_stage(text).value_or(Stage::open);\n", 0},
                    });
}

TEST(TidyTest, sees_foreign_postings) {
    const std::string text = "post(tx, {.fact = \"sale\", .entries = {{\"buyer:\" + id, amount}, {sales, back}}});\n";
    expect_findings(foreign_postings,
                    {
                        {"src/operations/orders/a.cpp", text, 2},
                        {"src/domain/orders/a.cpp", text, 0},
                        {"src/store/ledger/a.sql", "account = \"buyer:\"\n", 0},
                        {"src/api/shopping/a.json", "{\"account\": \"cash:card\"}\n", 0},
                        {"tests/unit/store/a.cpp", text, 0},
                        {"src/operations/orders/a.cpp", "ledgers::post(tx, postings_of_refund(refund, method));\n", 0},
                        {"src/operations/orders/a.cpp", "for (const Posting& one : postings) post(tx, one);\n", 0},
                        {"src/operations/orders/a.cpp", "const Posting posting = posting_of(payout);\n", 0},
                        {"src/operations/orders/a.cpp", "Posting sale;\nPosting back{sale};\n", 2},
                        {"src/operations/orders/a.cpp", "Posting sale = {};\nauto back = Posting{};\n", 2},
                        {"src/operations/orders/a.cpp", "Posting posting_of(const Payout& payout) {\n", 1},
                        {"src/operations/orders/a.cpp", "entry.account = LedgerAccount::sales();\n", 1},
                        {"src/store/marketplace/a.cpp", "format_account(LedgerAccount::seller(id));\n", 0},
                        {"src/store/marketplace/a.cpp", "post(tx, Posting{});\n", 1},
                        {"src/store/marketplace/a.cpp", "find(tx, \"seller:\" + id);\nfind(tx, \"cash:card\");\n", 2},
                        {"src/paper/a.cpp", "// \"buyer:\"\nf(\"seller\", \"the buyer: name\");\n", 0},
                        {"src/shelf/a.cpp", "Postings by_brand;\nnext_id<struct Posting>();\n", 0},
                    });
}

TEST(TidyTest, sees_long_functions) {
    const std::string short_body(function_lines_max - 2, '\n');
    const std::string long_body(function_lines_max - 1, '\n');
    const auto sample = [](const std::string& head, const std::string& body, std::size_t findings) {
        return Sample{"src/base/a.cpp", head + body + "}\n", findings};
    };
    expect_findings(long_functions,
                    {
                        sample("int f(int a) {\n", short_body, 0),
                        sample("int f(int a) {\n", long_body, 1),
                        sample("namespace a {\nint f(int a) const noexcept {\n", long_body + "}\n", 1),
                        sample("class A {\n  public:\n    A(int b) : b_{b}, c_{f(b)} {\n", long_body + "}\n", 1),
                        sample("auto f = [](int a) {\n", long_body, 1),
                        sample("TEST(A, b) {\n  while (true) { f(\"}\"); } // }\n", long_body, 1),
                        sample("struct A {\n", long_body, 0),
                        sample("template <class T = decltype(f())>\nstruct A {\n", long_body, 0),
                        sample("const std::vector<int> table = f({\n", long_body, 0),
                        sample("namespace a {\n", long_body, 0),
                        sample("#define A(x) {\nnamespace a {\n", long_body, 0),
                        sample("int f(A a) {\n  case A::b: // and\n  case A::c:\n", short_body, 0),
                        sample("int f(A a) {\n  case A::b: return 1;\n", short_body, 1),
                    });
}

TEST(TidyTest, sees_silent_refusals) {
    const std::string exhaustive = "switch (why) {\ncase Why::a:\ncase Why::b: return 1;\n}\n";
    const std::string silent = "switch (why) {\ncase Why::a: return 1;\ndefault: return 2;\n}\n";
    const std::string other = "switch (status) {\ncase 404: return 1;\ndefault: return 2;\n}\n";
    expect_findings(silent_refusals,
                    {
                        {"src/api/shopping/refusals.cpp", exhaustive, 0},
                        {"src/api/shopping/refusals.cpp", silent, 1},
                        {"src/api/shopping/refusals.cpp", other, 0},
                        {"src/rehearsal/api/routes.cpp", silent, 1},
                        {"src/import/import.cpp", silent, 0},
                        {"src/api/core/a.hpp", "inline int f(Why why) {\n" + silent + "}\n", 1},
                        {"src/api/core/a.cpp", "struct A {\nA() = default;\n};\n" + exhaustive + other, 0},
                        {"src/api/core/a.cpp", other + exhaustive + silent, 1},
                        {"src/api/core/a.cpp", "switch (f({why})) {\ndefault: {\n}\ncase cartwright::Why::a:;\n}", 1},
                        {"src/api/core/a.cpp", "switch (why) {\ncase Why::a: {\n" + other + "}\n}\n", 0},
                        {"src/api/core/a.cpp", "switch (status) {\ncase 1: {\n" + exhaustive + "}\ndefault: ;\n}", 0},
                        {"src/api/core/a.cpp", "// default:\n" + exhaustive + "f(\"default:\");\n", 0},
                    });
}

TEST(TidyTest, sees_bad_shape) {
    const std::string wide(columns_max, 'x');
    std::string umlauts;
    for (std::size_t count = 0; count < columns_max; ++count) umlauts += "ü";
    expect_findings(bad_shape, {
                                   {"src/base/a.hpp", "#pragma once\n", 0},
                                   {"src/base/a.hpp", "\n#pragma once\n", 1},
                                   {"src/base/a.cpp", "int a;", 1},
                                   {"src/base/a.cpp", "\tint a;\n", 1},
                                   {"src/base/a.cpp", wide + "\n", 0},
                                   {"src/base/a.cpp", wide + "x\n", 1},
                                   {"src/base/a.cpp", umlauts + "\n", 0},
                                   {"src/base/a.cpp", std::string(file_lines_max, '\n'), 0},
                                   {"src/base/a.cpp", std::string(file_lines_max + 1, '\n'), 1},
                                   {"docs/a.md", wide + "x\n", 0},
                               });
}

TEST(TidyTest, sees_untidy_routes) {
    const std::string row = R"(    {get, "/a,b{c}", show, anyone}, // a comment, with {a, b})";
    const std::string call = R"(    {post, "/a", ship, billing.or_anyone_if(is_notice, {1, 2})},)";
    const auto table = [](const std::string& rows) {
        return Sample{"src/api/a/routes.cpp", "constexpr Route routes[] = {\n" + rows + "\n};\nf({a, b, c});\n", 0};
    };
    const auto with = [](Sample sample, std::size_t findings) {
        sample.findings = findings;
        return sample;
    };
    expect_findings(untidy_routes,
                    {
                        table(row + "\n" + call),
                        with(table(row + "\n    {get, \"/b\", show, \"show\", anyone},"), 1),
                        with(table("    {get, \"/b\", show},"), 1),
                        with(table("    {get,\n     \"/b\", show, anyone},"), 1),
                        with(table("    {get, \"/b\", show, anyone}, {put, \"/b\", change, anyone},"), 1),
                        with(table("    {get, \"/b\",\n     show},\n" + row), 2),
                        {"src/payments/a.cpp", "std::array routes{Route{get, \"/a\", show, anyone}};\n", 1},
                        {"src/api/core/a.hpp", "struct Route {\n    int a, b;\n};\n", 0},
                        {"src/api/core/a.cpp", "for (const Route& route : door.routes) f({a, b});\n", 0},
                        {"tests/a.cpp", "Route routes[] = {{a, b}};\n", 0},
                    });
}

TEST(TidyTest, reads_route_tables) {
    const SourceFile table{"src/api/a/routes.cpp",
                           "// {put, \"/gone\", put, anyone},\n{get, \"/cart/{cart}\", show, anyone},\n"
                           "{delete_, \"/cart/{cart}/items/{product}\", remove, members.unrecorded()},\n"};
    EXPECT_EQ(routes_of(table),
              (std::vector<Route>{{"GET", "/cart/{cart}"}, {"DELETE", "/cart/{cart}/items/{product}"}}));
    EXPECT_TRUE(is_request_for("/cart/{cart}", "/cart/<cart>?x=/y"));
    EXPECT_FALSE(is_request_for("/cart/{cart}", "/cart/a/b"));
    EXPECT_FALSE(is_request_for("/cart/{cart}", "/cart/"));
    EXPECT_TRUE(is_request_for("/carts/{cart}:checkout", "/carts/7:checkout"));
    EXPECT_FALSE(is_request_for("/carts/{cart}:checkout", "/carts/7"));
    EXPECT_TRUE(is_request_for("/openapi.json", "/openapi.json"));
    EXPECT_FALSE(is_request_for("/openapi.json", "/openapi-json"));
}

} // namespace

} // namespace cartwright::tests
