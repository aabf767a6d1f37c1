#include "program/doors/recipes.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace cartwright::tests {

namespace {

class ProductsOfTheHouse : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(On, ProductsOfTheHouse, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

std::string listed(World& world) { return world.made({.method = "GET", .target = "/shopping/products"}, {}); }

/// The id of the product of that name, or nothing.
std::string id_of(const std::string& list, const std::string& name) {
    const std::size_t at = list.find("\"name\":\"" + name + '"');
    if (at == std::string::npos) return {};
    return member(list.substr(list.rfind("{\"_id\"", at)), "$oid");
}

std::size_t count_of(const std::string& list, const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = list.find(text); at != std::string::npos; at = list.find(text, at + 1)) ++count;
    return count;
}

TEST_P(ProductsOfTheHouse, that_were_removed_come_back_anew_with_a_list_of_goods) {
    World world(GetParam());
    const std::string file = (world.server().folder() / "goods.csv").string();
    std::ofstream(file) << "sku,name,category,price,stock\nNEW-1,Brass Sextant,Navigation,249.50,4\n";
    world.run("import products " + file);
    const std::string first = id_of(listed(world), "Brass Sextant");
    ASSERT_NE(first, "");
    world.made({.method = "DELETE", .target = "/shopping/products/" + first, .body = with_application("")},
               administrator(world, "shopping"));
    EXPECT_EQ(id_of(listed(world), "Brass Sextant"), "");
    world.run("import products " + file);
    world.run("import products " + file); // changes nothing
    const std::string list = listed(world);
    EXPECT_NE(id_of(list, "Brass Sextant"), "");
    EXPECT_NE(id_of(list, "Brass Sextant"), first);
    EXPECT_EQ(count_of(list, "Brass Sextant"), 1U);
}

TEST_P(ProductsOfTheHouse, are_made_by_many_at_once_in_a_new_category) {
    World world(GetParam());
    const Caller admin = administrator(world, "shopping");
    constexpr int makers = 8;
    std::vector<int> answers(makers);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < makers; ++i)
            threads.emplace_back([&, i] {
                const std::string product = R"("product":{"price":1,"name":"Compass )" + std::to_string(i) +
                                            R"(","category":")" + (i % 2 == 0 ? "Navigation" : "navigation") + "\"}";
                answers[static_cast<std::size_t>(i)] =
                    world
                        .ask({.method = "POST", .target = "/shopping/products", .body = with_application(product)},
                             admin)
                        .status;
            });
    }
    EXPECT_EQ(answers, std::vector<int>(makers, 201));
    const std::string list = listed(world);
    EXPECT_EQ(count_of(list, "\"name\":\"Compass "), 8U);
    const std::size_t capitals = count_of(list, R"("category":"Navigation")");
    EXPECT_EQ(capitals + count_of(list, R"("category":"navigation")"), 8U);
    EXPECT_TRUE(capitals == 0 || capitals == 8) << "one category, as the first has spelled it";
}

} // namespace

} // namespace cartwright::tests
