#include "domain/notice.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cartwright {
namespace {

TEST(NoticeTest, knows_its_occasions) {
    EXPECT_EQ(occasion_named("InvoiceCreated"), Occasion::invoice_created);
    EXPECT_EQ(occasion_named("PaymentProcessed"), Occasion::payment_processed);
    EXPECT_EQ(occasion_named("OrderShipped"), Occasion::order_shipped);
    for (const char* other : {"CartUpdated", "", "invoicecreated", "OrderShipped "})
        EXPECT_EQ(occasion_named(other), std::nullopt) << other;
}

TEST(MailAddressTest, is_one_address_and_nothing_else) {
    for (const char* good : {"buyer@example.com", "a@b.co", "first.last+tag@sub.example.org", "o'neill@example.ie",
                             "x_y-z@xn--bcher-kva.example", "1@2.3"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    for (const char* bad : {"",
                            "@",
                            "a",
                            "a@",
                            "@b.co",
                            "a@b",
                            "a@b.",
                            "a@.b",
                            "a@b..c",
                            "a b@c.de",
                            "a@b c.de",
                            "a@-b.de",
                            "a@b-.de",
                            ".a@b.de",
                            "a.@b.de",
                            "a..b@c.de",
                            "<a@b.de>",
                            "a@b.de>",
                            "a@b.de,c@d.ef",
                            "\"a\"@b.de",
                            "a@b.de\n",
                            "a\r@b.de",
                            "a@[1.2.3.4]",
                            "a@b@c.de",
                            "\xC3\xA4@b.de",
                            "a@b.de\r\nBcc: c@d.ef"})
        EXPECT_FALSE(is_mail_address(bad)) << bad;
    EXPECT_FALSE(is_mail_address(std::string("a\0b@c.de", 8)));
    EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@b.de"));
    EXPECT_FALSE(is_mail_address("a@" + std::string(64, 'b') + ".de"));
    std::string longest = "a@";
    while (longest.size() < 252) longest += "b.";
    EXPECT_TRUE(is_mail_address(longest + "de"));
    EXPECT_FALSE(is_mail_address(longest + "def"));
}

} // namespace
} // namespace cartwright
