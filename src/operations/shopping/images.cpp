#include "operations/shopping/images.hpp"

#include "base/object_id.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "store/shopping/images.hpp"
#include "store/shopping/member_carts.hpp"

namespace cartwright::operations {

namespace images = store::images;
namespace member_carts = store::member_carts;

namespace {

constexpr std::string_view payments = "Shopping::Payment";

Result<Image> image_at(Work& work, const std::string& id) {
    if (!is_image_id(id)) return refuse(Why::member_not_found);
    auto image = images::find(work.tx, id);
    if (!image || !may_see(work, image->owner)) return refuse(Why::member_not_found);
    return *std::move(image);
}

/// The same, locked for a change.
Result<Image> locked_image_at(Work& work, const std::string& id) {
    const Image seen = TRY(image_at(work, id));
    lock_buyers(work, {seen.owner});
    return image_at(work, id);
}

/// Only admins change what an approval rests on.
Result<void> may_be_taken_back(Work& work, const Image& image) {
    if (is_admin(work)) return {};
    const auto payment = member_carts::find(work.tx, image.payment);
    if (!payment || !payment->is_approved()) return {};
    return refuse({.why = Why::removal_refused, .subject = "The payment of this image is approved"});
}

ImageShown shown(Work& work, Image image) {
    std::string owner = format_buyer(work, image.owner);
    return {.image = std::move(image), .owner = std::move(owner)};
}

// shopping §4: "`parent_id` and `parent_class` required; `public_id` must equal the image's own id."
std::vector<Flaw> flaws_of(const Work& work, const AddImage& wish) {
    std::vector<Flaw> flaws;
    const auto note = [&](std::string_view field, std::string_view message) {
        flaws.push_back(field_flaw(field, message));
    };
    if (wish.parent.empty()) note("parent_id", "can't be blank");
    if (wish.parent_class.empty()) note("parent_class", "can't be blank");
    if (!wish.parent_class.empty() && wish.parent_class != payments)
        note("parent_class", "is not included in the list");
    if (wish.id && !is_image_id(*wish.id)) note("_id", "is invalid");
    if (wish.public_id && wish.id && wish.public_id != wish.id) note("public_id", "must be the id of the image");
    if (wish.public_id && !wish.id && !is_image_id(*wish.public_id)) note("public_id", "is invalid");
    if (wish.timestamp)
        if (auto flaw = flaw_of_timestamp(*wish.timestamp, work.tx.now())) flaws.push_back(*std::move(flaw));
    return flaws;
}

std::string id_for(Work& work, const AddImage& wish) {
    if (wish.id) return *wish.id;
    if (wish.public_id) return *wish.public_id;
    return object_id(work.tx.next_id<Image>().value);
}

Instant client_time(const Work& work, const AddImage& wish) {
    const std::int64_t now = work.tx.now().milliseconds / second_ms;
    return {(wish.timestamp ? parse_integer(*wish.timestamp).value_or(now) : now) * second_ms};
}

} // namespace

Result<ImageShown> add_image(Work& work, const AddImage& wish) {
    if (wish.wants_signature && !work.secrets.image_upload) return refuse(Why::secrets_not_kept);
    if (auto flaws = flaws_of(work, wish); !flaws.empty()) return invalid(std::move(flaws));

    const CartPaymentId payment{number_of_object_id(wish.parent).value_or(0)};
    const auto seen = member_carts::find(work.tx, payment);
    if (!seen || !may_see(work, seen->owner)) return invalid("parent_id", "was not found");
    lock_buyers(work, {seen->owner});
    if (!member_carts::find(work.tx, payment)) return invalid("parent_id", "was not found"); // removed meanwhile
    if (images::count(work.tx, payment) >= images_max) return invalid("parent_id", "has too many images");

    const Image image{.id = id_for(work, wish),
                      .owner = seen->owner,
                      .payment = payment,
                      .is_active = wish.is_active,
                      .said_at = client_time(work, wish),
                      .made_at = work.tx.now(),
                      .changed_at = work.tx.now()};
    if (!images::add(work.tx, image)) return invalid(wish.id ? "_id" : "public_id", "is already taken");
    if (wish.file) images::set_file(work.tx, image, *wish.file);
    ImageShown result = shown(work, image);
    if (wish.wants_signature) result.signature = upload_signature(image, *work.secrets.image_upload);
    return result;
}

Result<ImageShown> show_image(Work& work, const ShowImage& wish) { return shown(work, TRY(image_at(work, wish.id))); }

Result<Image> change_image(Work& work, const ChangeImage& wish) {
    Image image = TRY(locked_image_at(work, wish.id));
    if (!wish.is_active || *wish.is_active == image.is_active) return image;
    if (!*wish.is_active) TRY(may_be_taken_back(work, image));
    images::set_active(work.tx, image, *wish.is_active);
    return image;
}

Result<Image> remove_image(Work& work, const RemoveImage& wish) {
    Image image = TRY(locked_image_at(work, wish.id));
    TRY(may_be_taken_back(work, image));
    images::remove(work.tx, image);
    return image;
}

Result<Image> set_image_file(Work& work, const SetImageFile& wish) {
    Image image = TRY(locked_image_at(work, wish.id));
    if (image.file_hash == wish.file.hash) return image;
    if (image.file_hash) TRY(may_be_taken_back(work, image));
    images::set_file(work.tx, image, wish.file);
    return image;
}

Result<ImageFileShown> show_image_file(Work& work, const ShowImage& wish) {
    const Image image = TRY(image_at(work, wish.id));
    auto file = images::file(work.tx, image);
    if (!file) return refuse({.why = Why::resource_not_found, .subject = "file"});
    return ImageFileShown{.id = image.id, .file = *std::move(file)};
}

} // namespace cartwright::operations
