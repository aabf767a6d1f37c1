#include "import/plans.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace cartwright::import {
namespace {

const Format plans_format{};

const std::string header_of_plans =
    "sku,name,vendor,provider,category,vertical,period,price,fee,attributes,description\n";

std::string said(std::string_view csv) {
    const auto plans = read_plans(csv, plans_format);
    if (plans) return {};
    std::ostringstream out;
    out << plans.error();
    return out.str();
}

TEST(read_plans, reads_all_that_is_said_of_a_plan) {
    const auto plans =
        read_plans(header_of_plans + "AZ,Azure plan,MICROSOFT,azure,Infra,Dev,year,1.50,12.5,"
                                     "domainName*; adminPassword#* ;region=eu|us,\"A plan, in quotes.\"\n",
                   plans_format);
    ASSERT_TRUE(plans);
    ASSERT_EQ(plans->plans.size(), 1U);
    const auto& offered = plans->plans.front();
    EXPECT_EQ(offered.fee_bps, 1250);
    EXPECT_EQ(offered.plan.sku, "AZ");
    EXPECT_EQ(offered.plan.vendor_name, "MICROSOFT");
    EXPECT_EQ(offered.plan.provider, "azure");
    EXPECT_EQ(offered.plan.period, Period::year);
    EXPECT_EQ(offered.plan.price.minor, 150);
    EXPECT_EQ(offered.plan.description, "A plan, in quotes.");
    const std::vector<AttributeRule> rules{{.name = "domainName", .required = true},
                                           {.name = "adminPassword", .required = true, .secret = true},
                                           {.name = "region", .allowed = {"eu", "us"}}};
    EXPECT_EQ(offered.plan.rules, rules);
}

TEST(read_plans, wants_no_more_than_it_must) {
    const auto plans = read_plans("price,provider,vendor,name,sku\n7.20,gws,GOOGLE,Workspace,GWS\n", plans_format);
    ASSERT_TRUE(plans);
    const Plan& plan = plans->plans.front().plan;
    EXPECT_EQ(plan.period, Period::month);
    EXPECT_EQ(plan.price.minor, 720);
    EXPECT_TRUE(plan.rules.empty());
    EXPECT_TRUE(read_plans(header_of_plans, plans_format)->plans.empty());
}

TEST(read_plans, says_what_is_wrong) {
    const struct {
        std::string csv;
        const char* part;
    } cases[] = {
        {"", "the file is empty"},
        {"name,price\n", "sku: is not named in the header"},
        {"sku,currency\nA,USD\n", "currency: requires the column price"},
        {"sku;name\nA;B\n", "semicolons separate the fields of this file: use --delimiter ';'"},
        {"sku,price,currency\nA,1,JPY\n", "currency: 'JPY' must be a currency with two decimals"},
        {"sku,sku,name,vendor,provider,price\n", "is named twice"},
        {"sku,name,vendor,provider,price,colour\n", "'colour' is not a column of plans; the columns are sku, name"},
        {header_of_plans + "A,B\n", "has 2 fields"},
        {header_of_plans + ",B,V,p,,,,1,,,\n", "sku: is missing"},
        {header_of_plans + "A,B,V,p,,,week,1,,,\n", "neither month, quarter nor year"},
        {header_of_plans + "A,B,V,p,,,,1.234,,,\n", "price: '1.234'"},
        {header_of_plans + "A,B,V,p,,,,-1,,,\n", "price: is negative"},
        {header_of_plans + "A,B,V,p,,,,1,100.01,,\n", "fee: is more than 100"},
        {header_of_plans + "A,B,V,p,,,,1,,*,\n", "attributes: '*' is not a valid attribute"},
        {header_of_plans + "A,B,V,p,,,,1,,a=,\n", "attributes: 'a=' is not a valid attribute"},
        {header_of_plans + "A,B,V,p,,,,1,,a;a,\n", "or its name occurs twice"},
        {header_of_plans + "A,B,V,p,,,,1,,,\nA,B,V,p,,,,1,,,\n", "'A' is on line 2 already"},
        {header_of_plans + "A,\xFF,V,p,,,,1,,,\n", "name: is not UTF-8"},
        {header_of_plans + "A," + std::string(501, 'b') + ",V,p,,,,1,,,\n", "name: is longer than 500 bytes"},
    };
    for (const auto& each : cases) {
        const std::string words = said(each.csv);
        EXPECT_NE(words.find(each.part), std::string::npos) << each.csv << "\n" << words;
    }
}

} // namespace
} // namespace cartwright::import
