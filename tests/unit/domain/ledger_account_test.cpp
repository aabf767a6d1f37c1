#include "domain/ledger/ledger_account.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace cartwright {
namespace {

// The stored entries and the queries in src/store contain these texts.
TEST(format_account, is_the_stored_text) {
    struct Row {
        LedgerAccount account;
        const char* text;
    };
    const Row rows[] = {
        {LedgerAccount::sales(), "sales"},
        {LedgerAccount::commission(), "commission"},
        {LedgerAccount::tax(), "tax"},
        {LedgerAccount::discount(), "discount"},
        {LedgerAccount::payout(), "payout"},
        {LedgerAccount::buyer(OrderId{77}), "buyer:77"},
        {LedgerAccount::buyer(OrderId{std::numeric_limits<std::int64_t>::max()}), "buyer:9223372036854775807"},
        {LedgerAccount::buyer(MemberCartId{77}), "buyer:cart:77"},
        {LedgerAccount::seller({9}), "seller:9"},
        {LedgerAccount::cash("payments-server"), "cash:payments-server"},
        {LedgerAccount::cash("purchase order"), "cash:purchase order"},
        {LedgerAccount::cash(""), "cash:"},
    };
    for (const Row& row : rows) EXPECT_EQ(format_account(row.account), row.text);
}

TEST(LedgerAccount, equals_itself_alone) {
    const std::vector<LedgerAccount> accounts{
        LedgerAccount::sales(),
        LedgerAccount::commission(),
        LedgerAccount::tax(),
        LedgerAccount::discount(),
        LedgerAccount::payout(),
        LedgerAccount::buyer(OrderId{7}),
        LedgerAccount::buyer(OrderId{8}),
        LedgerAccount::buyer(MemberCartId{7}),
        LedgerAccount::seller({7}),
        LedgerAccount::cash("7"),
        LedgerAccount::cash("card"),
    };
    for (std::size_t i = 0; i < accounts.size(); ++i)
        for (std::size_t j = 0; j < accounts.size(); ++j)
            EXPECT_EQ(accounts[i] == accounts[j], i == j) << i << ' ' << j;
}

} // namespace
} // namespace cartwright
