#include "program/doors/recipes.hpp"
#include "support/card_payment.hpp"
#include "support/pictures.hpp"

namespace cartwright::tests {

namespace {

/// Whose pictures they are, kept as "token es".
SignedInMember owner_of_pictures(World& world) {
    const std::string both = world.once("owner of pictures", [&] {
        const SignedInMember member = world.shopping().new_member(world.fresh_name() + "@example.com", good_password);
        return member.token + ' ' + member.es;
    });
    const std::size_t space = both.find(' ');
    return {.token = both.substr(0, space), .es = both.substr(space + 1), .app = Application{}.app};
}

Wanted of_picture_owner(World& world, Wanted wanted) {
    wanted.owner = owner_of_pictures(world).headers();
    return wanted;
}

std::string new_card_payment(World& world) {
    static constexpr std::int64_t first = std::int64_t{1} << 60;
    const std::string id =
        world.once("id of the owner of pictures", [&] { return world.shopping().id_of(owner_of_pictures(world)); });
    const std::string count = rows(world.server().database(), "SELECT count(*) FROM cart_payments").at(0).at(0);
    return add_card_payment(world.server().database(), first + std::stoll(count), id);
}

std::string image_of(const std::string& payment, const std::string& more = {}) {
    return with_application(R"("image":{"parent_id":")" + payment + R"(","parent_class":"Shopping::Payment")" + more +
                            "}");
}

/// A picture with a file.
std::string new_picture(World& world) {
    const Wanted wanted{.method = "POST",
                        .target = "/auth/images",
                        .body =
                            image_of(new_card_payment(world), R"(,"file":"iVBORw0KGgoAAAANSUhEUgAAAABJRU5ErkJggg==")")};
    return member(world.made(wanted, owner_or(of_picture_owner(world, {}), administrator(world, "shopping"))),
                  "public_id");
}

Recipes recipes_under(const std::string& prefix, const std::string& word) {
    const auto at_picture = [prefix](World& world, const std::string& ending) {
        return prefix + '/' + new_picture(world) + ending;
    };
    const auto in_query = std::string("?") + application_in_query;
    return {
        {"create_" + word,
         [=](World& world) {
             return of_picture_owner(world,
                                     {.method = "POST", .target = prefix, .body = image_of(new_card_payment(world))});
         }},
        {"get_" + word,
         [=](World& world) {
             return of_picture_owner(world, {.method = "GET", .target = at_picture(world, ".json") + in_query});
         }},
        {"update_" + word,
         [=](World& world) {
             return of_picture_owner(world, {.method = "PUT",
                                             .target = at_picture(world, ".json"),
                                             .body = with_application(R"("image":{"active":false})")});
         }},
        {"delete_" + word,
         [=](World& world) {
             return of_picture_owner(
                 world, {.method = "DELETE", .target = at_picture(world, ""), .body = with_application("")});
         }},
        {"upload_" + word + "_file",
         [=](World& world) {
             return of_picture_owner(world, {.method = "PUT",
                                             .target = at_picture(world, "/file") + in_query,
                                             .body = jpeg(),
                                             .content_type = "image/jpeg"});
         }},
        {"download_" + word + "_file",
         [=](World& world) {
             return of_picture_owner(world, {.method = "GET", .target = at_picture(world, "/file") + in_query});
         }},
    };
}

} // namespace

Recipes image_recipes() {
    Recipes gathered = recipes_under("/auth/images", "member_image");
    gathered.merge(recipes_under("/shopping/images", "shop_image"));
    return gathered;
}

} // namespace cartwright::tests
