#include "domain/refusal_names.hpp"

#include <gtest/gtest.h>
#include <set>

namespace cartwright {

namespace {

TEST(RefusalNames, are_different_for_each_reason) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < refusal_reasons; ++i) names.insert(name_of(static_cast<Why>(i)));
    EXPECT_EQ(names.size(), refusal_reasons);
    EXPECT_FALSE(names.contains(""));
    EXPECT_EQ(name_of(Why::malformed), "malformed");
    EXPECT_EQ(name_of(Why::payment_rejected), "payment_rejected");
    EXPECT_EQ(name_of(Why::store_unavailable), "store_unavailable");
}

} // namespace

} // namespace cartwright
