#include "reseller.hpp"

#include "operations/accounts/access.hpp"

namespace cartwright::operations {
namespace {

class ResellerPlans : public ResellerTest {};

TEST_F(ResellerPlans, are_identified_by_a_sku_that_nothing_else_has) {
    const ProductId lamp = offer("Lamp", 100, 1);
    Product product = offer_of(lamp).value().product;
    product.sku = "lamp";
    with_work([&](Work& work) {
        store::products::put(work.tx, product);
        return true;
    });
    EXPECT_EQ(refused(put_plans, {.plans = {plan("lamp", "POSTAL", 1)}}),
              (Refusal{.why = Why::name_in_use, .subject = "lamp"}));
    EXPECT_EQ(refused(put_plans, {.plans = {plan("mail", "DESK", 1)}}),
              (Refusal{.why = Why::name_in_use, .subject = "mail"})); // of another vendor
}

TEST_F(ResellerPlans, are_not_added_by_a_list_that_lacks_columns) {
    EXPECT_EQ(refused(put_plans, {.plans = {plan("new", "DESK", 1)}, .columns = {.price = false}}),
              (Refusal{.why = Why::malformed, .subject = "new", .available = 1}));
}

TEST_F(ResellerPlans, are_priced_only_for_their_provider) {
    const PricePlans wish{.account = reseller.number, .groups = {{.provider = "post", .wanted = {{.sku = "office"}}}}};
    EXPECT_EQ(refused(price_plans, wish).why, Why::resource_not_found);
}

class RefreshTokens : public ResellerTest {
  protected:
    Result<Refreshed> refresh(const std::string& token) {
        return act(refresh_access, {.hash = hash_of_key(token), .door = "reseller"});
    }
    Result<AccessLeft> access(const Tokens& tokens) {
        return act(show_access, {.hash = hash_of_key(tokens.access), .door = "reseller"});
    }
    std::string first_token() { return done(issue_token, {.account = reseller.number}).token; }
};

// reseller §5.1: "32 days, single use, a new one comes with every answer"; "The same call again → 400".
TEST_F(RefreshTokens, are_used_once) {
    const std::string token = first_token();
    const Tokens tokens = accepted(refresh(token)).tokens.value();
    EXPECT_EQ(refusal_in(refresh(token)).why, Why::grant_invalid); // a client that lost the answer
    EXPECT_EQ(accepted(access(tokens)).access_ms, access_life_ms);
    EXPECT_TRUE(accepted(refresh(tokens.refresh)).tokens.has_value());
    EXPECT_EQ(refusal_in(refresh("another")).why, Why::grant_invalid);
    EXPECT_EQ(refused(issue_token, {.account = 99}).why, Why::account_not_found);
}

TEST_F(RefreshTokens, end_their_whole_family_when_one_is_used_again_later) {
    const std::string token = first_token();
    const Tokens tokens = accepted(refresh(token)).tokens.value();
    now = now + terms.reseller.token_reuse_ms;
    EXPECT_FALSE(accepted(refresh(token)).tokens.has_value()); // it may have been stolen
    EXPECT_EQ(refusal_in(access(tokens)).why, Why::grant_invalid);
    EXPECT_EQ(refusal_in(refresh(tokens.refresh)).why, Why::grant_invalid);
}

TEST_F(RefreshTokens, expire) {
    const Tokens tokens = accepted(refresh(first_token())).tokens.value();
    now = now + access_life_ms;
    EXPECT_EQ(refusal_in(access(tokens)).why, Why::grant_invalid);
    now = now + (refresh_life_ms - access_life_ms);
    EXPECT_EQ(refusal_in(refresh(tokens.refresh)).why, Why::grant_invalid);
}

} // namespace
} // namespace cartwright::operations
