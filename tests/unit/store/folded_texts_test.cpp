// Former versions folded fewer letters. The migration folds their texts again; of two equal rows the older one wins.

#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "store/upkeep/folded_texts.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/store/engines.hpp"

#include <algorithm>

namespace cartwright::store {
namespace {

class FoldedTexts : public testing::TestWithParam<tests::Engine> {
  protected:
    void migrate_to(const std::vector<Migration>& schema) const {
        migrate(*store::connect(place_.url(), Access::read_write), schema, {});
    }
    [[nodiscard]] std::string list(const std::string& query) const {
        std::string all;
        for (const tests::Row& row : tests::rows(place_.url(), query)) {
            for (const std::string& cell : row) all += cell + ' ';
            all += "; ";
        }
        return all;
    }

    test::TemporaryFolder folder_;
    tests::TestDatabase place_{GetParam(), folder_.path().string()};
};
INSTANTIATE_TEST_SUITE_P(On, FoldedTexts, testing::ValuesIn(tests::engines), engine_of);

constexpr const char* members_of_a_former_version =
    "INSERT INTO members (id, name, email, new_email, mobile_written, mobile_state, password_hash, admin, "
    "created_by_admin, made_at) VALUES "
    "(1, 'Zoë Ґанок', 'Ґ@shop.test', 'ΩΜ@shop.test', '', 'none', '', 0, 0, 10),"
    "(2, 'younger', 'ґ@shop.test', NULL, '', 'none', '', 0, 0, 20),"
    "(3, 'older', 'strasse@shop.test', NULL, '', 'none', '', 0, 0, 10),"
    "(4, 'younger', 'straße@shop.test', NULL, '', 'none', '', 0, 0, 20),"
    "(5, 'alone', 'ὈΔΌΣ@shop.test', NULL, '', 'none', '', 0, 0, 10),"
    "(6, 'plain', 'ada@shop.test', NULL, '', 'none', '', 0, 0, 10)";
constexpr const char* items_of_a_former_version =
    "INSERT INTO categories (id, name, slug) VALUES (1, 'c', 'c');"
    "INSERT INTO products (id, category_id, name, brand, description, rating_hundredths) VALUES (1, 1, 'Ґ', '', '', 0);"
    "INSERT INTO listings (id, product_id, seller_id, price_minor, currency, on_hand, held) VALUES "
    "(1, 1, 0, 1, 'USD', 0, 0);"
    "INSERT INTO cart_items (id, owner_id, listing_id, product_id, name, price_minor, currency, quantity, state, "
    "made_at, changed_at) VALUES (7, 1, 1, 1, 'Ґ', 1, 'USD', 1, 'undecided', 1, 1);"
    "INSERT INTO cart_item_words (owner_id, word, item_id) VALUES (1, 'Ґ', 7), (1, 'crème', 7), (1, 'low', 7)";
constexpr const char* others_of_a_former_version =
    "INSERT INTO accounts (id, kind, number, name, email, made_at) VALUES "
    "(1, 'user', 1, 'u', 'Ґ@shop.test', 1), (2, 'reseller', 1, 'r', 'As Written', 1);"
    "INSERT INTO accounts (id, kind, number, parent_id, name, email, made_at) VALUES "
    "(3, 'customer', 1, 2, 'c', 'ґ@shop.test', 1), (4, 'customer', 2, 2, 'c', 'Ґ@shop.test', 2);"
    "INSERT INTO sellers (id, kind, number, name, fee_bps, account_id, verified, made_at) VALUES "
    "(101, 'shop', 1, 'ὈΔΌΣ', 0, 1, 0, 1), (102, 'vendor', 1, 'As Written', 0, NULL, 0, 1);"
    "INSERT INTO shoe_models (id, brand, color, style) VALUES (1, 'ґ', 'red', 'low'), (2, 'Ґ', 'red', 'low'), "
    "(3, 'Ґ', 'blue', 'low')";

TEST_P(FoldedTexts, of_former_versions_are_folded_again) {
    std::vector<Migration> former = shop_schema();
    const auto first_of_this =
        std::ranges::find(former, std::string_view("0022_folded_texts.expand"), &Migration::name);
    former.erase(first_of_this, former.end());
    migrate_to(former);
    tests::meddle(place_.url(), members_of_a_former_version);
    tests::meddle(place_.url(), "INSERT INTO member_words (word, member_id) VALUES ('zoe', 1), ('Ґанок', 1), ('Ґ', 2)");
    tests::meddle(place_.url(), items_of_a_former_version);
    tests::meddle(place_.url(), others_of_a_former_version);
    migrate_to(shop_schema());

    EXPECT_EQ(list("SELECT id, email, coalesce(new_email, '-') FROM members ORDER BY id"),
              "1 ґ@shop.test ωμ@shop.test ; 2 Ґ@shop.test - ; 3 strasse@shop.test - ; 4 straße@shop.test - ; "
              "5 ὀδόσ@shop.test - ; 6 ada@shop.test - ; ");
    EXPECT_EQ(list("SELECT member_id, word FROM member_words ORDER BY word"), "1 zoe ; 2 ґ ; 1 ґанок ; ");
    EXPECT_EQ(list("SELECT owner_id, item_id, word FROM cart_item_words ORDER BY word"),
              "1 7 creme ; 1 7 low ; 1 7 ґ ; ");
    EXPECT_EQ(list("SELECT id, email FROM accounts ORDER BY id"),
              "1 ґ@shop.test ; 2 As Written ; 3 ґ@shop.test ; 4 Ґ@shop.test ; ");
    EXPECT_EQ(list("SELECT id, name FROM sellers WHERE id > 100 ORDER BY id"), "101 ὀδόσ ; 102 As Written ; ");
    EXPECT_EQ(list("SELECT id, brand, color FROM shoe_models ORDER BY id"), "1 ґ red ; 3 ґ blue ; ");
}

} // namespace
} // namespace cartwright::store
