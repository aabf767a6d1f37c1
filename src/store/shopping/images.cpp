#include "store/shopping/images.hpp"

#include "base/base64url.hpp"
#include "store/engine/row_values.hpp"
#include "store/shopping/images.sql.hpp"

#include <charconv>
#include <set>

namespace cartwright::store::images {

namespace {

template <class ImageQuery> Image image_in(const Rows& row, const ImageQuery& query) {
    return {.id = std::string(row.text(query.id)),
            .owner = {row.integer(query.owner_id)},
            .payment = {row.integer(query.payment_id)},
            .is_active = row.integer(query.active) != 0,
            .said_at = {row.integer(query.said_at)},
            .file_hash = optional_at<std::string>(row, query.file_hash),
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)}};
}

/// Returns 28 bits of a hash. Two files that share them wait for each other, without any other effect.
std::int64_t lock_number(std::string_view hash) {
    constexpr int base = 16;
    constexpr std::size_t digits = 7;
    std::int64_t number = 0;
    std::from_chars(hash.data(), hash.data() + std::min(hash.size(), digits), number, base);
    return number;
}

/// Locks files, so that no other transaction begins or ceases to use them. The locks are taken in the order of their
/// numbers, so that two transactions never wait for each other.
void lock_files(Transaction& transaction, const std::vector<std::string>& hashes) {
    std::set<std::int64_t> numbers;
    for (const std::string& hash : hashes) numbers.insert(lock_number(hash));
    for (const std::int64_t number : numbers) transaction.lock(sql::images::lock_file, number);
}

/// Deletes images, and the files that no image uses any more.
void remove_each(Transaction& transaction, const std::vector<Image>& images) {
    std::vector<std::string> hashes;
    for (const Image& image : images)
        if (image.file_hash) hashes.push_back(*image.file_hash);
    lock_files(transaction, hashes);
    for (const Image& image : images) transaction.execute(sql::images::remove, image.id);
    for (const std::string& hash : hashes) transaction.execute(sql::images::remove_file, hash);
}

} // namespace

std::int64_t count(Transaction& transaction, CartPaymentId payment) {
    return transaction.one(sql::images::count, payment).value()->integer(sql::images::count.count);
}

bool has_active(Transaction& transaction, CartPaymentId payment) {
    return transaction.one(sql::images::has_active, payment).has_value();
}

bool add(Transaction& transaction, const Image& image) {
    return transaction.execute_counted(sql::images::add, image.id, image.owner, image.payment,
                                       std::int64_t{image.is_active}, image.said_at, image.made_at,
                                       image.changed_at) != 0;
}

std::optional<Image> find(Transaction& transaction, std::string_view id) {
    const auto row = transaction.one(sql::images::find, id);
    if (!row) return std::nullopt;
    return image_in(**row, sql::images::find);
}

void set_active(Transaction& transaction, const Image& image, bool is_active) {
    transaction.execute(sql::images::set_active, image.id, std::int64_t{is_active}, transaction.now());
}

void set_file(Transaction& transaction, const Image& image, const ImageFile& file) {
    std::vector<std::string> hashes{file.hash};
    if (image.file_hash) hashes.push_back(*image.file_hash);
    lock_files(transaction, hashes);
    const std::string content = base64url(file.bytes);
    transaction.execute(sql::images::add_file, file.hash, name_of(file.type), std::ssize(file.bytes), content);
    transaction.execute(sql::images::set_file, image.id, file.hash, transaction.now());
    if (image.file_hash) transaction.execute(sql::images::remove_file, *image.file_hash);
}

void remove(Transaction& transaction, const Image& image) { remove_each(transaction, {image}); }

void remove_all(Transaction& transaction, CartPaymentId payment) {
    std::vector<Image> images;
    const auto read = [&](const Rows& row) { images.push_back(image_in(row, sql::images::of_payment)); };
    transaction.each(sql::images::of_payment, read, payment);
    remove_each(transaction, images);
}

std::optional<ImageFile> file(Transaction& transaction, const Image& image) {
    if (!image.file_hash) return std::nullopt;
    const auto row = transaction.one(sql::images::file, *image.file_hash);
    if (!row) return std::nullopt;
    return ImageFile{.hash = *image.file_hash,
                     .type = parsed_at(**row, sql::images::file.type, parse_image_type),
                     .bytes = from_base64url((*row)->text(sql::images::file.content)).value()};
}

} // namespace cartwright::store::images
