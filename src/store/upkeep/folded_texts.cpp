#include "store/upkeep/folded_texts.hpp"

#include "base/text.hpp"
#include "domain/members/member.hpp"
#include "store/marketplace/shoes.sql.hpp"
#include "store/members/members.sql.hpp"
#include "store/upkeep/folded_texts.sql.hpp"

#include <algorithm>
#include <array>

namespace cartwright::store::folded_texts {

namespace {

namespace queries = store::sql::folded_texts;

/// A column whose folded texts are unique among the rows of a kind.
template <class TextsQuery, class HolderQuery> struct UniqueColumn {
    std::string_view what;     // a kind of row, as `check` names it
    const TextsQuery& texts;   // id and text of each row
    const HolderQuery& holder; // the other row of the kind of row $1 that has the text $2, and whether it is older
    const Query& set;
};

/// Calls `visit(column)` for each.
template <class Visit> void each_unique_column(const Visit& visit) {
    visit(UniqueColumn{"user", queries::user_emails, queries::user_with_email, queries::set_user_email});
    visit(UniqueColumn{"shop", queries::shop_names, queries::shop_with_name, queries::set_shop_name});
    visit(UniqueColumn{"member", queries::member_emails, queries::member_with_email, queries::set_member_email});
}

template <class Texts, class Holder>
std::vector<Stale> stale_in(Transaction& transaction, const UniqueColumn<Texts, Holder>& column) {
    std::vector<Stale> found;
    transaction.each(column.texts, [&](const Rows& row) {
        const std::string_view text = row.text(column.texts.text);
        if (folded(text) != text)
            found.push_back({.what = column.what, .id = row.integer(column.texts.id), .text = std::string(text)});
    });
    return found;
}

template <class Texts, class Holder>
void fold_again(Transaction& transaction, const UniqueColumn<Texts, Holder>& column, const Stale& row) {
    const std::string text = folded(row.text);
    std::int64_t holder = 0;
    bool is_older = false;
    if (const auto found = transaction.one(column.holder, row.id, text)) {
        holder = (*found)->integer(column.holder.id);
        is_older = (*found)->integer(column.holder.is_older) != 0;
    }
    if (is_older) return;
    // The two rows swap their texts. The intermediate text keeps the unique index satisfied after each statement.
    if (holder != 0) transaction.execute(column.set, holder, "being folded: " + text);
    transaction.execute(column.set, row.id, text);
    if (holder != 0) transaction.execute(column.set, holder, row.text);
}

/// Folds the texts of shoe models. Models that have become equal are merged.
void fold_models_again(Transaction& transaction) {
    struct Model {
        std::int64_t id;
        std::array<std::string, 3> words;
    };
    constexpr auto& query = queries::models;
    std::vector<Model> stale;
    transaction.each(query, [&](const Rows& row) {
        const Model model{.id = row.integer(query.id),
                          .words = {std::string(row.text(query.brand)), std::string(row.text(query.style)),
                                    std::string(row.text(query.color))}};
        if (std::ranges::any_of(model.words, [](const auto& word) { return folded(word) != word; }))
            stale.push_back(model);
    });
    for (auto& [id, words] : stale) {
        std::ranges::transform(words, words.begin(), [](const auto& word) { return folded(word); });
        std::int64_t same = 0;
        if (const auto found = transaction.one(sql::shoes::model, words[0], words[1], words[2]))
            same = (*found)->integer(sql::shoes::model.id);
        if (same == 0) {
            transaction.execute(queries::set_model, id, words[0], words[1], words[2]);
        } else {
            transaction.execute(queries::move_shoes, id, same);
            transaction.execute(queries::remove_model, id);
        }
    }
}

/// Folds the addresses to which members have asked to change. They need not be unique.
void fold_new_emails_again(Transaction& transaction) {
    constexpr auto& query = queries::new_emails;
    std::vector<std::pair<std::int64_t, std::string>> stale;
    transaction.each(query, [&](const Rows& row) {
        if (std::string text = folded(row.text(query.new_email)); text != row.text(query.new_email))
            stale.emplace_back(row.integer(query.id), std::move(text));
    });
    for (const auto& [id, text] : stale) transaction.execute(queries::set_new_email, id, text);
}

/// Converts a table of search words. `words` returns each word, and the id of the row that it finds; the parameters of
/// `add` and `remove` are $1 word, $2 id.
template <class WordQuery>
void convert_words(Transaction& transaction, const WordQuery& words, const Query& add, const Query& remove) {
    std::vector<std::pair<std::string, std::int64_t>> stale;
    transaction.each(words, [&](const Rows& row) {
        const std::string_view word = row.text(words.word);
        if (searchable(word) != word) stale.emplace_back(word, row.integer(words.id));
    });
    for (const auto& [old, id] : stale) {
        for (const std::string& word : search_words(old)) transaction.execute(add, word, id);
        transaction.execute(remove, old, id);
    }
}

} // namespace

void fold_again(Transaction& transaction) {
    each_unique_column([&](const auto& column) {
        for (const Stale& row : stale_in(transaction, column)) fold_again(transaction, column, row);
    });
    fold_models_again(transaction);
    fold_new_emails_again(transaction);
    convert_words(transaction, queries::member_words, sql::members::add_word, queries::remove_member_word);
    convert_words(transaction, queries::item_words, queries::add_item_word, queries::remove_item_word);
}

std::vector<Stale> stale(Transaction& transaction) {
    std::vector<Stale> all;
    each_unique_column(
        [&](const auto& column) { std::ranges::move(stale_in(transaction, column), std::back_inserter(all)); });
    return all;
}

} // namespace cartwright::store::folded_texts
