#pragma once

#include "operations/shopping/page_payments.hpp"
#include "support/database.hpp"
#include "support/temporary_folder.hpp"

#include "domain/terms.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/store.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace cartwright::tests {

/// A shop's database without a server: what happens in it is what tests let operations do.
class BareShop {
  public:
    explicit BareShop(Engine engine, std::size_t batch_max);

    /// From now on cards, cheques and refunds are approved with a picture only.
    void require_proofs() { terms_.shopping.proofs_required = true; }

    /// One transaction of its own. Throws std::runtime_error when it is not kept.
    void write(const std::function<void(store::Transaction&)>& work);
    void read(const std::function<void(store::Transaction&)>& work) { store_.read(0, work); }

    [[nodiscard]] store::Store& store() { return store_; }
    [[nodiscard]] const Terms& terms() const { return terms_; }

    /// The rules of the shop that do not hold, in words.
    std::string violations();

  private:
    test::TemporaryFolder folder_;
    TestDatabase database_;
    SystemClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_;
    telemetry::Metrics metrics_;
    store::Store store_;
    Terms terms_;
};

/// The secrets of the door, with those of a payment page.
const Secrets& door_secrets();

/// What somebody can do in a transaction: as a member, or as an admin who is that member.
operations::Work as_member(store::Transaction& tx, const Terms& terms, AccountId member);
operations::Work as_admin(store::Transaction& tx, const Terms& terms, AccountId member = {});

AccountId new_member(store::Transaction& tx);
ProductId new_product(store::Transaction& tx, const Terms& terms, std::int64_t price_minor, std::int64_t stock);

/// How far a member has come with a cart.
enum class State : std::uint8_t {
    unpaid,     // two items
    half_paid,  // one of three items is accepted; two payments wait; the last piece of one thing is wanted elsewhere
    overpaid,   // an item was removed; two refunds wait
    fully_paid, // everything is accepted; an older payment still waits
    given_away, // the same, with a coupon that somebody may use twice
    verified,   // the same, where the owner of the coupon decides; two wait for that
    proven,     // as half paid, where proofs are required: of two cards one has a picture; a payment is at the gateway
};
inline constexpr std::array states{State::unpaid,     State::half_paid, State::overpaid, State::fully_paid,
                                   State::given_away, State::verified,  State::proven};
std::string_view name_of(State state);

/// A payment on the gateway's page, which has been asked about it: what is left is to write down what it said.
struct AtPage {
    operations::AskedPage asked_by_owner{};
    operations::AskedPage asked_by_job{};
    std::int64_t amount_minor = 0;
};

/// A member with a cart, and another with one "elsewhere". What is in them has names, so that what becomes of two
/// worlds can be compared.
struct World {
    AccountId owner{};
    AccountId other{};
    MemberCartId cart{};
    MemberCartId elsewhere{};
    std::map<std::string, CartItemId> items{};       // I1 …: of the cart; W: a wish; F: elsewhere
    std::map<std::string, CartPaymentId> payments{}; // P: approved; A, B, N: waiting; R, S: refunds; G, V, X: elsewhere
    std::optional<DiscountId> coupon{};
    std::optional<AtPage> at_page{}; // N
    std::string picture{};           // its id, when A has one
};

/// What all worlds of a shop sell, with pieces enough for all: for 10.00, 20.00 and 30.00.
using Products = std::array<ProductId, 3>;
Products enough_for_all(store::Transaction& tx, const Terms& terms);

World prepared(store::Transaction& tx, const Terms& terms, State state, const Products& products);

/// Everything that has become of a world, without numbers that differ from world to world.
std::string told(store::Transaction& tx, const World& world);

} // namespace cartwright::tests
