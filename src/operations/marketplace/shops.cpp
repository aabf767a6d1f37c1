#include "operations/marketplace/shops.hpp"

#include "base/text.hpp"
#include "domain/marketplace/events.hpp"
#include "domain/marketplace/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/marketplace/users.hpp"
#include "store/accounts/accounts.hpp"
#include "store/engine/counters.hpp"
#include "store/marketplace/shops.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::operations {

namespace sellers = store::sellers;
namespace shops = store::shops;

namespace {

tl::unexpected<Refusal> shop_not_found(std::int64_t number) {
    return refuse(Refusal{.why = Why::shop_not_found, .subject = std::to_string(number)});
}

Result<void> check_name_unused(Work& work, const Seller& seller) {
    const auto other = sellers::named(work.tx, Seller::Kind::shop, seller.name);
    if (other && other->id != seller.id) return refuse(Refusal{.why = Why::name_in_use, .subject = seller.name});
    return {};
}

ShopShown with_verification(Work& work, const Seller& seller) {
    ShopShown shop{.record = {.seller = seller}, .criteria = work.terms.marketplace.criteria};
    if (auto verification = shops::find(work.tx, seller.id)) shop.record.verification = *std::move(verification);
    shop.record.verification.verified = seller.verified;
    if (seller.account)
        if (const auto owner = store::accounts::find(work.tx, *seller.account)) shop.record.owner = owner->number;
    return shop;
}

/// Stores a decision, and records an event when it has changed the verification.
ShopShown store_decision(Work& work, ShopShown shop, Verification after, VerificationEntry::Cause cause) {
    Seller& seller = shop.record.seller;
    const bool has_changed = seller.verified != after.verified;
    seller.verified = after.verified;
    shops::decide(work.tx, seller.id, after, cause);
    if (has_changed) {
        sellers::put(work.tx, seller);
        work.tx.record(ShopVerified{.shop = seller.number, .verified = seller.verified});
    }
    shop.record.verification = std::move(after);
    return shop;
}

/// The caller's shop, with its seller locked against concurrent decisions.
Result<ShopShown> lock_own_shop(Work& work, std::int64_t number) {
    const Seller seller = TRY(own_shop(work, number));
    sellers::lock(work.tx, seller.id);
    return with_verification(work, sellers::find(work.tx, seller.id).value());
}

} // namespace

Result<Seller> find_shop(Work& work, std::int64_t number) {
    auto seller = sellers::numbered(work.tx, Seller::Kind::shop, number);
    if (!seller) return shop_not_found(number);
    return *std::move(seller);
}

Result<Seller> own_shop(Work& work, std::int64_t number) {
    Seller seller = TRY(find_shop(work, number));
    if (!work.actor.may_act_for(seller.id)) return shop_not_found(number);
    return seller;
}

// marketplace: "one shop per account, store_name unique and lower-cased".
Result<ShopShown> make_shop(Work& work, const MakeShop& wish) {
    shops::lock_names(work.tx);
    const Account owner = TRY(show_user(work, {.user = wish.user}));
    if (const auto present = shops::of_account(work.tx, owner.id))
        return refuse(Refusal{.why = Why::name_in_use, .subject = sellers::find(work.tx, *present)->name});
    Seller seller{.id = work.tx.next_id<struct Seller>(),
                  .kind = Seller::Kind::shop,
                  .name = folded(wish.name),
                  .fee_bps = wish.fee_bps.value_or(work.terms.marketplace.platform_fee_bps),
                  .account = owner.id};
    if (const auto unused = check_name_unused(work, seller); !unused) return refuse(unused.error());
    seller.number = store::counters::next(work.tx, "shops");
    sellers::put(work.tx, seller);
    shops::add(work.tx, seller.id);
    return ShopShown{.record = {.seller = seller, .owner = owner.number}, .criteria = work.terms.marketplace.criteria};
}

Result<ShopShown> show_shop(Work& work, const ShowShop& wish) {
    const Seller seller = TRY(find_shop(work, wish.shop));
    ShopShown shop = with_verification(work, seller);
    shop.is_own = work.actor.may_act_for(seller.id);
    return shop;
}

Result<ShopShown> change_shop(Work& work, const ChangeShop& wish) {
    shops::lock_names(work.tx);
    ShopShown shop = TRY(lock_own_shop(work, wish.shop));
    if (wish.fee_bps && work.actor.scope != Scope::admin) return refuse(Why::not_allowed);
    Seller& seller = shop.record.seller;
    seller.name = folded(wish.name.value_or(seller.name));
    seller.fee_bps = wish.fee_bps.value_or(seller.fee_bps);
    if (const auto unused = check_name_unused(work, seller); !unused) return refuse(unused.error());
    sellers::put(work.tx, seller);
    return shop;
}

// marketplace A0-10: "POST application evaluates at once and sets verified".
Result<ShopShown> apply_for_verification(Work& work, const ApplyForVerification& wish) {
    ShopShown shop = TRY(lock_own_shop(work, wish.shop));
    Verification after = after_application(shop.record.verification, shop.criteria);
    return store_decision(work, std::move(shop), std::move(after), VerificationEntry::Cause::application);
}

Result<ShopShown> decide_on_verification(Work& work, const DecideOnVerification& wish) {
    ShopShown shop = TRY(lock_own_shop(work, wish.shop));
    Verification after = after_decision(shop.record.verification, wish.verified, wish.reason, shop.criteria);
    return store_decision(work, std::move(shop), std::move(after), VerificationEntry::Cause::decision);
}

Result<std::vector<VerificationEntry>> list_verifications(Work& work, const ListVerifications& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    return shops::verifications(work.tx, seller.id, wish.limit);
}

void review_verification(Work& work, SellerId id) {
    const auto seller = sellers::find(work.tx, id);
    if (!seller || seller->kind != Seller::Kind::shop || !seller->verified) return;
    ShopShown shop = with_verification(work, *seller);
    Verification after = after_review(shop.record.verification, shop.criteria);
    if (after == shop.record.verification) return;
    store_decision(work, std::move(shop), std::move(after), VerificationEntry::Cause::review);
}

} // namespace cartwright::operations
