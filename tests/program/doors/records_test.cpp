// What is kept of a request under its Idempotency-Key gives nothing away that was secret in it.

#include "base/digest.hpp"
#include "program/doors/recipes.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

class IdempotencyRecords : public testing::TestWithParam<Engine> {
  protected:
    /// What is kept of a write that goes well.
    std::string kept(const Wanted& wanted, const Caller& caller) {
        const std::string key = world.fresh_name();
        const Answer answer = world.ask(wanted, caller, {{"Idempotency-Key", key}});
        EXPECT_EQ(answer.status / 100, 2) << answer.body;
        const auto found = rows(world.server().database(),
                                "SELECT fingerprint FROM idempotency_keys WHERE idempotency_key = '" + key + "'");
        return found.size() == 1 ? found[0][0] : std::string();
    }

    /// What anybody can make of the request, who guesses what was in its body.
    static std::string guessed(const Wanted& wanted) {
        return fingerprint({wanted.method, wanted.target, wanted.body});
    }

    World world{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(On, IdempotencyRecords, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(IdempotencyRecords, can_not_be_used_to_guess_a_body) {
    Wanted checkout = recipes().at("check_out_user_cart")(world);
    checkout.body = R"({"name": "A. Buyer", "credit_card": "4111111111111111", "exp_date": "12/30", )"
                    R"("security_code": "123"})";
    const std::string of_card = kept(checkout, administrator(world, "marketplace"));
    EXPECT_NE(of_card, guessed(checkout));
    checkout.body.clear();
    EXPECT_EQ(of_card, guessed(checkout)) << "the body is left out";

    const Wanted customer = recipes().at("create_customer")(world);
    EXPECT_NE(kept(customer, administrator(world, "reseller")), guessed(customer)) << "keyed with the seal key";

    const Wanted cart = recipes().at("submit_cart")(world);
    EXPECT_EQ(kept(cart, {}), guessed(cart)) << "nothing in it is secret";
}

} // namespace cartwright::tests
