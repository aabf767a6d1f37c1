#include "domain/orderflow/notice.hpp"
#include "domain/outbox/recipient.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cartwright {
namespace {

TEST(NoticeTest, knows_its_occasions) {
    EXPECT_EQ(parse_occasion("InvoiceCreated"), Occasion::invoice_created);
    EXPECT_EQ(parse_occasion("PaymentProcessed"), Occasion::payment_processed);
    EXPECT_EQ(parse_occasion("OrderShipped"), Occasion::order_shipped);
    for (const char* other : {"CartUpdated", "", "invoicecreated", "OrderShipped "})
        EXPECT_EQ(parse_occasion(other), std::nullopt) << other;
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

TEST(notice, names_no_person_with_links_or_marks) {
    for (const std::string_view name : {"Lital Hay", "ליטל חי", "Zoë O'Neil-Ray", "a:b //c", "St.John",
                                        "J.R.R. Tolkien", "Mrs.Smith", "Kettle 1.7 l / black.", ""})
        EXPECT_EQ(flaw_of_name(name), "") << name;
    for (const std::string_view name :
         {"see https://evil.example", "://", "visit evil.example today", "//evil.example", "www.evil", "WWW.x",
          "ada@evil", "https\uFF1A\uFF0F\uFF0Fevil", "e\u00ADvil.exa\u00ADmple", "http:\u2060//x"})
        EXPECT_EQ(flaw_of_name(name), "must not have a link") << name;
    for (const std::string_view name : {"a\nb", "a\x7F", "a\u0085"})
        EXPECT_EQ(flaw_of_name(name), "must not have control characters") << name;
    for (const std::string_view name : {"a\u2028b", "a\u2029b", "\u202Eba", "a\u2066b", "a\u200F", "\u061Ca"})
        EXPECT_EQ(flaw_of_name(name), "must not have characters that change lines or directions") << name;
}

} // namespace
} // namespace cartwright
