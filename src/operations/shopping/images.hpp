#pragma once

#include "domain/shopping/image.hpp"
#include "operations/shopping/buyers.hpp"

/// Pictures with which members prove their payments: the document's "request X".
namespace cartwright::operations {

/// A picture of a payment, with or without its file: the file may come later, or be stored elsewhere.
struct AddImage {
    std::optional<std::string> id{};        // chosen by the client
    std::optional<std::string> public_id{}; // the same id again
    std::string parent{};                   // the payment's id
    std::string parent_class{};
    std::optional<std::string> timestamp{}; // seconds since 1970
    bool is_active = true;
    std::optional<ImageFile> file{};
    bool wants_signature = false; // the client uploads the file elsewhere
};
struct ImageShown {
    Image image;
    std::string owner;       // its id
    std::string signature{}; // when it was requested
};

/// Adds a picture; it belongs to the owner of the payment, also when an admin adds it. Refused: member_invalid, when a
/// field is wrong, the payment does not exist or is another member's, the id is used, or the payment has too many
/// pictures; secrets_not_kept, when no signing secret is configured.
Result<ImageShown> add_image(Work& work, const AddImage& wish);

/// Shows a picture by its id as sent. Only its owner and admins see it; for all others, here and below, it does not
/// exist. Refused: member_not_found.
struct ShowImage {
    std::string id;
};
Result<ImageShown> show_image(Work& work, const ShowImage& wish);

/// Deactivates or reactivates a picture. Refused: member_not_found; removal_refused, when it proves an approved payment
/// and the caller is no admin.
struct ChangeImage {
    std::string id;
    std::optional<bool> is_active{};
};
Result<Image> change_image(Work& work, const ChangeImage& wish);

/// Removes a picture, and its file if no other picture has the same. Refused: as above.
struct RemoveImage {
    std::string id;
};
Result<Image> remove_image(Work& work, const RemoveImage& wish);

/// Sets the file, in place of an earlier one. Refused: as above; only an admin replaces a file of an approved payment.
struct SetImageFile {
    std::string id;
    ImageFile file;
};
Result<Image> set_image_file(Work& work, const SetImageFile& wish);

/// Refused: member_not_found; resource_not_found, when no file has been uploaded.
struct ImageFileShown {
    std::string id;
    ImageFile file;
};
Result<ImageFileShown> show_image_file(Work& work, const ShowImage& wish);

} // namespace cartwright::operations
