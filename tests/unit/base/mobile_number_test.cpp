#include "base/mobile_number.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace cartwright {

namespace {

struct NumberCase {
    std::string text;
    const char* region;
    const char* number; // "" for none
};

void expect_all(const std::vector<NumberCase>& cases) {
    for (const NumberCase& each : cases)
        EXPECT_EQ(mobile_number(each.text, each.region).value_or(""), each.number)
            << each.text << " in " << each.region;
}

TEST(MobileNumber, is_of_shoppings_own_form_whoever_has_it) {
    expect_all({
        {"9999999999", "IN", "+919999999999"},
        {"7912345678", "IN", "+917912345678"}, // which the library takes for a fixed line
        {"8002345678", "US", "+18002345678"},  // and this for a freephone number
        {"7999999999", "GB", "+447999999999"},
        {" 9999999999\n", "IN", "+919999999999"},
        {"0+919999999999", "IN", "+919999999999"},
        {"0+919999999999", "US", "+919999999999"},
        {"0+17000000000", "IN", "+17000000000"},
        {"0+123459999999999", "IN", "+123459999999999"},
        {"0+009199999999999", "IN", "+9199999999999"},
        {"0+09999999999", "IN", "+919999999999"},
        {"0+09999999999", "XX", ""},
        {"0+1234569999999999", "IN", ""}, // six digits of country code
        {"0+9999999999", "IN", ""},       // none
        {"0+91 9999999999", "IN", ""},    // a blank where a digit has to be
        {"9999999999", "XX", ""},         // nobody's country
        {"9999999999", "", ""},
    });
}

TEST(MobileNumber, is_what_the_library_knows_to_be_mobile) {
    expect_all({
        {"6000000000", "IN", "+916000000000"},
        {"+91 98765 43210", "IN", "+919876543210"},
        {"+919876543210", "US", "+919876543210"},
        {"+919876543210", "", "+919876543210"},
        {"09876543210", "IN", "+919876543210"},
        {"00447400123456", "IN", "+447400123456"},
        {"(201) 555-0123", "US", "+12015550123"},
        {"1-201-555-0123", "US", "+12015550123"},
        {"201.555.0123", "US", "+12015550123"},
        {"011 44 7400 123456", "US", "+447400123456"},
        {"07400 123456", "GB", "+447400123456"},
        {"+44 (0)7400 123456", "GB", "+447400123456"},
        {"020 7946 0018", "GB", ""},  // fixed lines
        {"011 2345 6789", "IN", ""},  //
        {"(800) 234-5678", "US", ""}, // freephone, not of the own form
        {"5999999999", "IN", ""},     // nobody's
        {"99999", "IN", ""},
        {"99999999999", "IN", ""},
        {"07400 123456", "US", ""},
        {"+9999999999", "IN", ""},
    });
}

TEST(MobileNumber, may_have_the_digits_of_any_script) {
    expect_all({
        {"९९९९९९९९९९", "IN", "+919999999999"},           // Devanagari
        {"٠٧٤٠٠ ١٢٣٤٥٦", "GB", "+447400123456"},         // Arabic-Indic
        {"９９９９９９９９９９", "IN", "+919999999999"}, // full width
        {"9९9९9९9९9९", "IN", "+919999999999"},
        {"Ⅸ999999999", "IN", ""}, // a letter that looks like a number
        {"９９９９９９９９９９９", "IN", ""},
    });
}

TEST(MobileNumber, is_nothing_else) {
    expect_all({
        {"", "IN", ""},
        {"   ", "IN", ""},
        {"+", "IN", ""},
        {"0+", "IN", ""},
        {"()", "IN", ""},
        {"buyer@example.com", "IN", ""},
        {"999999999a", "IN", ""},
        {"call 9999999999", "IN", ""},
        {"1-800-FLOWERS", "US", ""},
        {"(201) 555-0123 ext. 5", "US", ""},
        {"(201) 555-0123 x5", "US", ""},
        {"(201) 555-0123 #5", "US", ""},
        {"tel:+919876543210", "IN", ""},
        {"98765\n43210", "IN", ""},
        {"98765\t43210", "IN", ""},
        {"9876543210;ext=5", "IN", ""},
        {"9876543210,5", "IN", ""},
        {std::string("9876543210\0", 11), "IN", ""},
        {"987654321\xFF", "IN", ""},
        {"98765\xE2\x80\x8B"
         "43210",
         "IN", ""}, // a blank that nobody sees
        {std::string(64, '9'), "IN", ""},
        {std::string(55, ' ') + "9999999999", "IN", ""},
        {std::string(1'000'000, '9'), "IN", ""},
    });
}

} // namespace

} // namespace cartwright
