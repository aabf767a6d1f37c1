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
struct UniqueColumn {
    std::string_view what; // a kind of row, as `check` names it
    const Query* texts;    // id and text of each row
    const Query* holder;   // the other row of the kind of row $1 that has the text $2: its id; 1 if it is older, else 0
    const Query* set;
};

constexpr std::array<UniqueColumn, 3> unique_columns{
    {{"user", &queries::user_emails, &queries::user_with_email, &queries::set_user_email},
     {"shop", &queries::shop_names, &queries::shop_with_name, &queries::set_shop_name},
     {"member", &queries::member_emails, &queries::member_with_email, &queries::set_member_email}}};

std::vector<Stale> stale_in(Transaction& transaction, const UniqueColumn& column) {
    std::vector<Stale> found;
    transaction.each(*column.texts, [&](const Rows& row) {
        if (folded(row.text(1)) != row.text(1))
            found.push_back({.what = column.what, .id = row.integer(0), .text = std::string(row.text(1))});
    });
    return found;
}

void fold_again(Transaction& transaction, const UniqueColumn& column, const Stale& row) {
    const std::string text = folded(row.text);
    std::int64_t holder = 0;
    bool is_older = false;
    if (const auto found = transaction.one(*column.holder, row.id, text)) {
        holder = (*found)->integer(0);
        is_older = (*found)->integer(1) != 0;
    }
    if (is_older) return;
    // The two rows swap their texts. The intermediate text keeps the unique index satisfied after each statement.
    if (holder != 0) transaction.execute(*column.set, holder, "being folded: " + text);
    transaction.execute(*column.set, row.id, text);
    if (holder != 0) transaction.execute(*column.set, holder, row.text);
}

/// Folds the texts of shoe models. Models that have become equal are merged.
void fold_models_again(Transaction& transaction) {
    struct Model {
        std::int64_t id;
        std::array<std::string, 3> words;
    };
    std::vector<Model> stale;
    transaction.each(queries::models, [&](const Rows& row) {
        const Model model{.id = row.integer(0),
                          .words = {std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))}};
        if (std::ranges::any_of(model.words, [](const auto& word) { return folded(word) != word; }))
            stale.push_back(model);
    });
    for (auto& [id, words] : stale) {
        std::ranges::transform(words, words.begin(), [](const auto& word) { return folded(word); });
        std::int64_t same = 0;
        if (const auto found = transaction.one(sql::shoes::model, words[0], words[1], words[2]))
            same = (*found)->integer(0);
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
    std::vector<std::pair<std::int64_t, std::string>> stale;
    transaction.each(queries::new_emails, [&](const Rows& row) {
        if (std::string text = folded(row.text(1)); text != row.text(1))
            stale.emplace_back(row.integer(0), std::move(text));
    });
    for (const auto& [id, text] : stale) transaction.execute(queries::set_new_email, id, text);
}

/// A table of search words.
struct WordTable {
    const Query* words;  // the word, and the id of the row that it finds
    const Query* add;    // $1 word, $2 id
    const Query* remove; // $1 word, $2 id
};

constexpr std::array<WordTable, 2> word_tables{
    {{&queries::member_words, &sql::members::add_word, &queries::remove_member_word},
     {&queries::item_words, &queries::add_item_word, &queries::remove_item_word}}};

void convert_words(Transaction& transaction, const WordTable& table) {
    std::vector<std::pair<std::string, std::int64_t>> stale;
    transaction.each(*table.words, [&](const Rows& row) {
        if (searchable(row.text(0)) != row.text(0)) stale.emplace_back(row.text(0), row.integer(1));
    });
    for (const auto& [old, id] : stale) {
        for (const std::string& word : search_words(old)) transaction.execute(*table.add, word, id);
        transaction.execute(*table.remove, old, id);
    }
}

} // namespace

void fold_again(Transaction& transaction) {
    for (const UniqueColumn& column : unique_columns)
        for (const Stale& row : stale_in(transaction, column)) fold_again(transaction, column, row);
    fold_models_again(transaction);
    fold_new_emails_again(transaction);
    for (const WordTable& table : word_tables) convert_words(transaction, table);
}

std::vector<Stale> stale(Transaction& transaction) {
    std::vector<Stale> all;
    for (const UniqueColumn& column : unique_columns)
        std::ranges::move(stale_in(transaction, column), std::back_inserter(all));
    return all;
}

} // namespace cartwright::store::folded_texts
