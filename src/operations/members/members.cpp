#include "operations/members/members.hpp"

#include "base/mobile_number.hpp"
#include "base/object_id.hpp"
#include "domain/members/terms.hpp"
#include "domain/outbox/recipient.hpp"
#include "domain/refusal.hpp"
#include "store/members/clients.hpp"
#include "store/members/members.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace clients = store::clients;
namespace members = store::members;

namespace {

constexpr std::size_t apps_max = 100;
constexpr std::size_t urls_max = 100;
constexpr std::size_t url_bytes_max = 2'000;
constexpr Rate lookups{.count = 100, .window_ms = std::int64_t{60} * 60 * 1000};

/// The member with that id, if the caller may see them: members see themselves, admins see all.
Result<Member> member_at(Work& work, const std::string& id) {
    const auto parsed = parse_object_id(id);
    if (!parsed) return refuse(Why::member_not_found);
    auto member = members::find(work.tx, AccountId{parsed->number});
    if (!member || object_id(*member) != id) return refuse(Why::member_not_found);
    if (work.actor.scope != Scope::admin && work.actor.account != member->id) return refuse(Why::member_not_found);
    return *std::move(member);
}

/// shopping 1.5: "add any valid url of the type : www.google.com, don't use http or https".
bool is_page(std::string_view url) {
    const auto is_visible = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '<' && c != '>' && c != '\\'; };
    return !url.empty() && url.size() <= url_bytes_max && url.find("://") == std::string_view::npos &&
           url.find('.') != std::string_view::npos && std::ranges::all_of(url, is_visible);
}

std::string new_app(Work& work) {
    return object_id(work.tx.now(), static_cast<std::int64_t>(work.tx.entropy().next() >> 1));
}

} // namespace

Result<Myself> show_myself(Work& work, const ShowMyself& wish) {
    const auto member = members::find(work.tx, work.actor.account.value());
    if (!member) return refuse(Why::not_authorized);
    return Myself{
        .tokens = {.token = wish.token, .secret = wish.secret}, .id = object_id(*member), .is_admin = member->is_admin};
}

Result<std::vector<Member>> search_members(Work& work, const SearchMembers& wish) {
    if (work.actor.scope != Scope::admin) return std::vector<Member>{};
    return members::with_words(work.tx, wish.words, wish.size);
}

Result<bool> check_credential(Work& work, const CheckCredential& wish) {
    TRY(count_attempt(work, "lookup from", wish.from, lookups));
    if (!wish.email.empty())
        return is_member_email(wish.email) && !members::with_email(work.tx, normalized_email(wish.email));
    const auto number = mobile_number(wish.mobile, work.terms.members.region);
    return number && !members::with_mobile(work.tx, *number);
}

Result<Client> show_client(Work& work, const ShowClient& wish) {
    const Member member = TRY(member_at(work, wish.member));
    auto client = clients::find(work.tx, member.id);
    if (!client) return refuse({.why = Why::resource_not_found, .subject = "client"});
    client->owner = wish.member;
    return *std::move(client);
}

// shopping §1a-1: "Any non-empty `add_app_id` makes the server mint a new ObjectId app id; the text is ignored."
Result<Client> change_client(Work& work, const ChangeClient& wish) {
    const Member member = TRY(member_at(work, wish.member));
    members::lock(work.tx, member.id);
    const auto client = clients::find(work.tx, member.id);
    if (!client) return refuse({.why = Why::resource_not_found, .subject = "client"});
    if (!wish.redirect_url.empty()) {
        if (!is_page(wish.redirect_url) || client->redirect_urls.size() >= urls_max)
            return invalid("redirect_urls", "is invalid");
        clients::add_url(work.tx, *client, wish.redirect_url);
    }
    if (wish.adds_app) {
        if (client->apps.size() >= apps_max) return invalid("app_ids", "are too many");
        clients::add_app(work.tx, *client, new_app(work));
    }
    return show_client(work, {.member = wish.member});
}

Result<AdminCreated> create_admin(Work& work, const CreateAdmin& wish) {
    Member member{.id = work.tx.next_id<struct Account>(),
                  .email = normalized_email(wish.email),
                  .email_confirmed_at = work.tx.now(),
                  .password_hash = wish.password_hash,
                  .is_admin = true,
                  .made_at = work.tx.now()};
    if (!members::add(work.tx, member)) return invalid("email", "is already taken");
    TRY(create_client(work, member));
    clients::add_app(work.tx, {.member = member.id, .api_key = {}}, new_app(work));
    return AdminCreated{.member = member, .client = clients::find(work.tx, member.id).value()};
}

} // namespace cartwright::operations
