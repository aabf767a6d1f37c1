#include "demo/demo_shopping.hpp"

#include "base/object_id.hpp"
#include "base/password_hash.hpp"
#include "demo/demo.hpp"
#include "operations/accounts/access.hpp"
#include "store/catalogue/products.hpp"
#include "store/members/clients.hpp"
#include "store/members/member_access.hpp"
#include "store/members/members.hpp"

namespace cartwright::demo {

namespace {

constexpr std::int64_t ten_years_ms = std::int64_t{10} * 365 * 24 * 60 * 60 * 1000;

Member demo_member(std::string_view id, std::string_view password) {
    constexpr std::int64_t ms_of_second = 1'000;
    const ObjectId parsed = parse_object_id(id).value();
    return {
        .id = {parsed.number}, .password_hash = hash_password(password), .made_at = {parsed.seconds * ms_of_second}};
}

Member demo_admin() {
    Member admin = demo_member(admin_id, admin_password);
    admin.email = admin_email;
    admin.email_confirmed_at = admin.made_at;
    admin.is_admin = true;
    return admin;
}

Member demo_user() {
    Member user = demo_member(user_id, user_password);
    user.mobile = "+91" + std::string(user_mobile);
    user.mobile_written = user_mobile;
    user.mobile_state = Member::MobileState::confirmed;
    return user;
}

void add_signed_in(store::Transaction& tx, const Member& member, std::string_view token, std::string_view es) {
    store::members::add(tx, member);
    store::member_access::add_token(tx, operations::hash_of_key(token), member.id, tx.now() + ten_years_ms);
    store::member_access::secret_of(tx, member.id, app_id, std::string(es));
}

} // namespace

void fill_shopping(store::Store& store) {
    const Member admin = demo_admin();
    const Member user = demo_user();
    const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
        store::products::lock_catalogue(tx); // nodes may start at the same time
        if (store::members::find(tx, admin.id)) return false;
        add_signed_in(tx, admin, admin_user_token, admin_es);
        add_signed_in(tx, user, user_token, user_es);
        store::clients::add(tx, admin.id, api_key);
        store::clients::add_app(tx, {.member = admin.id, .api_key = {}}, app_id);
        return true;
    });
    if (outcome != store::Outcome::committed && outcome != store::Outcome::refused)
        throw std::runtime_error("the shopping demo data cannot be stored; see the log");
}

} // namespace cartwright::demo
