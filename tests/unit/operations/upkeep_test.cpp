#include "operations/upkeep/idempotency.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/accounts/access.hpp"
#include "operations/accounts/rate_limits.hpp"
#include "operations/orders/carts.hpp"
#include "operations/upkeep/keys.hpp"

namespace cartwright::operations {
namespace {

class IdempotentRequests : public OperationTest {
  protected:
    IdempotentRequests() : OperationTest("storefront") {}

    static IdempotencyKey key(const std::string& fingerprint) {
        return {.scope = "storefront", .key = "key 1", .fingerprint = fingerprint};
    }
    Result<std::optional<Answer>> recalled(IdempotencyKey& of) {
        return with_work([&](Work& work) { return recall(work, of); });
    }
    void remember_answer(const IdempotencyKey& of, int status) {
        with_work([&](Work& work) {
            remember(work, of, {.status = status, .headers = "Location: /made/1\n", .body = "the answer"});
            return true;
        });
    }
};

TEST_F(IdempotentRequests, get_the_first_answer_again) {
    IdempotencyKey same = key("add 1");
    EXPECT_EQ(accepted(recalled(same)), std::nullopt);
    remember_answer(same, 201);
    const Answer answer = accepted(recalled(same)).value();
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.headers, "Location: /made/1\n");
    EXPECT_EQ(answer.body, "the answer");
}

TEST_F(IdempotentRequests, are_refused_when_the_key_was_of_another) {
    remember_answer(key("add 1"), 201);
    IdempotencyKey other = key("add 2");
    EXPECT_EQ(refusal_in(recalled(other)).why, Why::key_reused);
    other.scope = "storefront account 7"; // of another caller
    EXPECT_EQ(accepted(recalled(other)), std::nullopt);
}

TEST_F(IdempotentRequests, bind_their_key_before_the_answer_is_known) {
    IdempotencyKey first = key("add 1");
    with_work([&](Work& work) {
        reserve(work, first, 7);
        return true;
    });
    IdempotencyKey other = key("add 2");
    EXPECT_EQ(refusal_in(recalled(other)).why, Why::key_reused);
    EXPECT_EQ(accepted(recalled(first)), std::nullopt);
    EXPECT_TRUE(first.is_reserved);
    EXPECT_EQ(first.begun, 7);
    remember_answer(first, 200);
    EXPECT_EQ(accepted(recalled(first)).value().status, 200);
    EXPECT_FALSE(first.is_reserved);
    EXPECT_EQ(first.begun, std::nullopt);
}

TEST_F(IdempotentRequests, are_remembered_once) {
    remember_answer(key("add 1"), 201);
    EXPECT_THROW(remember_answer(key("add 1"), 201), store::Fault); // another node was faster: the work is run again
}

TEST_F(IdempotentRequests, that_were_refused_are_remembered_without_their_work) {
    const ProductId lamp = offer("Lamp", 100, 1);
    const CartId cart = done(open_cart, {});
    with_work([&](Work& work) {
        EXPECT_TRUE(add_item(work, {.cart = cart, .product = lamp}));
        EXPECT_FALSE(add_item(work, {.cart = cart, .product = lamp}));
        work.tx.undo();
        remember(work, key("add 2"), {.status = 400, .body = "the refusal"});
        return true;
    });
    IdempotencyKey same = key("add 2");
    EXPECT_EQ(accepted(recalled(same)).value().body, "the refusal");
    EXPECT_TRUE(done(show_cart, {.cart = cart}).lines.empty());
}

class AccessKeys : public OperationTest {
  protected:
    AccessKeys() : OperationTest("marketplace") {}

    KeyMade made(const MakeKey& wish) {
        return with_work([&](Work& work) { return make_key(work.tx, wish); }).value();
    }
    Result<Actor> identified(const std::string& secret, const Scopes& scopes) {
        return with_work([&](Work& work) { return identify(work, {.key_hash = hash_of_key(secret)}, scopes); });
    }
};

TEST_F(AccessKeys, let_in_at_their_own_api_with_their_own_scope) {
    const KeyMade key = made({.door = "marketplace", .scope = Scope::buyer});
    EXPECT_EQ(accepted(identified(key.key, Scope::buyer)).key, key.id);
    EXPECT_EQ(refusal_in(identified(key.key, Scope::shop)).why, Why::not_allowed);
    EXPECT_EQ(refusal_in(identified("guess", Scope::buyer)).why, Why::not_authorized);
    EXPECT_EQ(refusal_in(identified("", Scope::buyer)).why, Why::not_authorized);
    door = "reseller";
    EXPECT_EQ(refusal_in(identified(key.key, Scope::buyer)).why, Why::not_authorized);
}

TEST_F(AccessKeys, end_when_they_expire_or_are_revoked) {
    const KeyMade brief = made({.door = "marketplace", .life_ms = hour_ms});
    const KeyMade lasting = made({.door = "marketplace"});
    now = now + hour_ms;
    EXPECT_EQ(refusal_in(identified(brief.key, Scope::buyer)).why, Why::not_authorized);
    EXPECT_TRUE(identified(lasting.key, Scope::buyer));
    const auto revoke = [&] { return with_work([&](Work& work) { return revoke_key(work.tx, lasting.id); }); };
    EXPECT_TRUE(revoke());
    EXPECT_FALSE(revoke()); // it is already
    EXPECT_EQ(refusal_in(identified(lasting.key, Scope::buyer)).why, Why::not_authorized);
}

TEST_F(AccessKeys, of_a_shop_name_one_that_exists) {
    const auto make = [&](const MakeKey& wish) {
        return with_work([&](Work& work) { return make_key(work.tx, wish); });
    };
    EXPECT_FALSE(make({.door = "marketplace", .scope = Scope::shop}));
    EXPECT_FALSE(make({.door = "marketplace", .scope = Scope::shop, .shop = 99}));
    EXPECT_FALSE(make({.door = "marketplace", .scope = Scope::buyer, .shop = 99}));
}

class RateLimits : public OperationTest {
  protected:
    RateLimits() : OperationTest("shopping") {}

    Result<void> count(const std::string& who, Rate rate) {
        return with_work([&](Work& work) { return count_attempt(work, "try of", who, rate); });
    }
    Result<void> mail(const std::string& to, const std::string& from) {
        return with_work([&](Work& work) { return count_message(work, to, from); });
    }
};

TEST_F(RateLimits, begin_anew_with_each_window) {
    const Rate twice{.count = 2, .window_ms = hour_ms};
    EXPECT_TRUE(count("ada", twice));
    EXPECT_TRUE(count("ada", twice));
    EXPECT_EQ(count("ada", twice).error().why, Why::too_many_attempts);
    EXPECT_TRUE(count("eve", twice));
    now = {(now.milliseconds / hour_ms + 1) * hour_ms};
    EXPECT_TRUE(count("ada", twice));
}

TEST_F(RateLimits, of_messages_are_by_mailbox_by_sender_and_in_all) {
    terms.accounts.messages = {.recipient_hourly_max = 2, .sender_hourly_max = 3, .total_hourly_max = 5};
    EXPECT_TRUE(mail("ada@example.com", "192.0.2.1"));
    EXPECT_TRUE(mail("ada+more@example.com", "192.0.2.1"));
    EXPECT_FALSE(mail("ada+most@example.com", "192.0.2.1"));
    EXPECT_TRUE(mail("eve@example.com", "192.0.2.1"));
    EXPECT_FALSE(mail("bob@example.com", "192.0.2.1"));
    EXPECT_TRUE(mail("bob@example.com", "192.0.2.2"));
    EXPECT_TRUE(mail("eve@example.com", "192.0.2.2"));
    EXPECT_FALSE(mail("new@example.com", "192.0.2.3"));
}

} // namespace
} // namespace cartwright::operations
