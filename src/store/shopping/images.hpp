#pragma once

#include "domain/shopping/image.hpp"
#include "store/engine/transaction.hpp"

/// Pictures that prove payments of members, as stored.
namespace cartwright::store::images {

std::int64_t count(Transaction& transaction, CartPaymentId payment);

/// Whether there is a picture of that payment that has not been taken back.
[[nodiscard]] bool has_active(Transaction& transaction, CartPaymentId payment);

/// Without a file. False when the id is another's.
bool add(Transaction& transaction, const Image& image);
std::optional<Image> find(Transaction& transaction, std::string_view id);
void set_active(Transaction& transaction, const Image& image, bool is_active);

/// Files are kept once: the last picture that loses one takes it along. After the lock of the buyer, not before.
void set_file(Transaction& transaction, const Image& image, const ImageFile& file);
void remove(Transaction& transaction, const Image& image);
void remove_all(Transaction& transaction, CartPaymentId payment);
std::optional<ImageFile> file(Transaction& transaction, const Image& image);

} // namespace cartwright::store::images
