#include "store/members/clients.hpp"

#include "store/members/clients.sql.hpp"

namespace cartwright::store::clients {

void add(Transaction& transaction, AccountId member, std::string_view api_key) {
    transaction.execute(sql::clients::add, member, api_key, transaction.now());
}

std::optional<Client> find(Transaction& transaction, AccountId member) {
    Client client{.member = member, .api_key = {}};
    {
        const auto row = transaction.one(sql::clients::find, member);
        if (!row) return std::nullopt;
        client.api_key = (*row)->text(sql::clients::find.api_key);
    }
    transaction.each(
        sql::clients::apps, [&](const Rows& row) { client.apps.emplace_back(row.text(sql::clients::apps.app)); },
        member);
    transaction.each(
        sql::clients::urls,
        [&](const Rows& row) { client.redirect_urls.emplace_back(row.text(sql::clients::urls.url)); }, member);
    return client;
}

std::optional<Client> with_app(Transaction& transaction, std::string_view app) {
    const auto row = transaction.one(sql::clients::with_app, app);
    if (!row) return std::nullopt;
    constexpr auto& query = sql::clients::with_app;
    return Client{.member = {(*row)->integer(query.member_id)}, .api_key = std::string((*row)->text(query.api_key))};
}

void add_app(Transaction& transaction, const Client& client, std::string_view app) {
    transaction.execute(sql::clients::add_app, app, client.member, std::ssize(client.apps));
}

void add_url(Transaction& transaction, const Client& client, std::string_view url) {
    transaction.execute(sql::clients::add_url, client.member, std::ssize(client.redirect_urls), url);
}

} // namespace cartwright::store::clients
