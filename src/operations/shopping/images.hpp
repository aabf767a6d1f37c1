#pragma once

#include "domain/shopping/image.hpp"
#include "operations/shopping/buyers.hpp"

/// Pictures with which members prove their payments: the document's "request X".
namespace cartwright::operations {

/// A picture of a payment, with its file or without: that may come later, or lie elsewhere.
struct AddImage {
    std::optional<std::string> id{};        // one that the client has drawn
    std::optional<std::string> public_id{}; // the same once more
    std::string parent{};                   // the payment's id
    std::string parent_class{};
    std::optional<std::string> timestamp{}; // seconds since 1970
    bool is_active = true;
    std::optional<ImageFile> file{};
    bool wants_signature = false; // to upload the file elsewhere
};
struct ImageShown {
    Image image;
    std::string owner;       // its id
    std::string signature{}; // when it was wanted
};

/// The picture belongs to whom the payment belongs to, also when an admin adds it. Refused: member_invalid, when a
/// field is wrong, the payment is not there or somebody else's, the id is used, or the payment has too many pictures;
/// secrets_not_kept, when nothing can be signed.
Result<ImageShown> add_image(Work& work, const AddImage& wish);

/// By its id as it was sent. It is shown to its owner and to admins; to all others, here and below, it is not there.
/// Refused: member_not_found.
struct ShowImage {
    std::string id;
};
Result<ImageShown> show_image(Work& work, const ShowImage& wish);

/// Takes a picture back, or takes that back. Refused: member_not_found; removal_refused, when it has proved a payment
/// and no admin is asking.
struct ChangeImage {
    std::string id;
    std::optional<bool> is_active{};
};
Result<Image> change_image(Work& work, const ChangeImage& wish);

/// Gone, with its file if no other picture has the same. Refused: as above.
struct RemoveImage {
    std::string id;
};
Result<Image> remove_image(Work& work, const RemoveImage& wish);

/// The file, in the place of an earlier one. Refused: as above; a file that has proved a payment stays.
struct SetImageFile {
    std::string id;
    ImageFile file;
};
Result<Image> set_image_file(Work& work, const SetImageFile& wish);

/// Refused: member_not_found; resource_not_found, when no file has come.
struct ImageFileShown {
    std::string id;
    ImageFile file;
};
Result<ImageFileShown> show_image_file(Work& work, const ShowImage& wish);

} // namespace cartwright::operations
