#pragma once

#include "domain/shopping/image.hpp"
#include "store/engine/transaction.hpp"

/// Images that prove payments of members, as stored.
namespace cartwright::store::images {

std::int64_t count(Transaction& transaction, CartPaymentId payment);

/// Returns whether the payment has an image that has not been withdrawn.
[[nodiscard]] bool has_active(Transaction& transaction, CartPaymentId payment);

/// Adds an image without a file. Returns false when another image has the id.
bool add(Transaction& transaction, const Image& image);
std::optional<Image> find(Transaction& transaction, std::string_view id);
void set_active(Transaction& transaction, const Image& image, bool is_active);

/// A file is stored once. It is deleted with the last image that uses it. Call these after the lock of the buyer, not
/// before.
void set_file(Transaction& transaction, const Image& image, const ImageFile& file);
void remove(Transaction& transaction, const Image& image);
void remove_all(Transaction& transaction, CartPaymentId payment);
std::optional<ImageFile> file(Transaction& transaction, const Image& image);

} // namespace cartwright::store::images
