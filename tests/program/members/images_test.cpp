// Pictures that prove payments: what is taken, who sees it, and that each file is kept once, whoever comes when.

#include "demo/demo.hpp"
#include "program/members/crowd.hpp"
#include "support/card_payment.hpp"
#include "support/pictures.hpp"
#include "support/pipeline.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

constexpr const char* not_found = R"(422 {"errors":"Not Found"})";
constexpr const char* approved = "approved";

SignedInMember demo_admin() {
    return {.token = std::string(demo::admin_user_token),
            .es = std::string(demo::admin_es),
            .app = std::string(demo::app_id)};
}

std::string image_of(const std::string& payment, const std::string& more = {}) {
    return with_application(R"("image":{"parent_id":")" + payment + R"(","parent_class":"Shopping::Payment")" + more +
                            "}");
}

std::string wrong(const std::string& field, const std::string& message) {
    return R"(422 {"errors":{")" + field + R"(":[")" + message + R"("]}})";
}

Headers with(Headers headers, const std::string& name, const std::string& value) {
    headers.emplace_back(name, value);
    return headers;
}

} // namespace

class MembersImages : public testing::TestWithParam<Engine> {
  protected:
    /// A payment of its own.
    std::string payment_of(const SignedInMember& member, const std::string& status = "pending") {
        static constexpr std::int64_t first = std::int64_t{1} << 60;
        return add_card_payment(shop.database(), first + ++payments_, shop.client().id_of(member), status);
    }
    Asked add(const SignedInMember& member, const std::string& body, const std::string& path = "/auth/images.json") {
        return shop.client().ask("POST", path, body, member.headers());
    }
    /// Its id.
    std::string added(const SignedInMember& member, const std::string& payment) {
        const Asked answer = add(member, image_of(payment));
        EXPECT_EQ(answer->status, 201) << told(answer);
        return json_member(answer->body, "public_id");
    }
    Asked get(const SignedInMember& member, const std::string& id, const std::string& ending = {}) {
        return shop.client().ask("GET", "/auth/images/" + id + ending + '?' + application_in_query, {},
                                 member.headers());
    }
    Asked change(const SignedInMember& member, const std::string& id, const std::string& active) {
        return shop.client().ask("PUT", "/auth/images/" + id + ".json",
                                 with_application(R"("image":{"active":)" + active + "}"), member.headers());
    }
    Asked remove(const SignedInMember& member, const std::string& id) {
        return shop.client().ask("DELETE", "/shopping/images/" + id, with_application(""), member.headers());
    }
    Asked put_file(const SignedInMember& member, const std::string& id, const std::string& bytes,
                   const std::string& type) {
        const Application application;
        return call({.port = shop.server().store_port(),
                     .method = "PUT",
                     .target = "/auth/images/" + id + "/file?api_key=" + application.api_key +
                               "&current_app_id=" + application.app,
                     .headers = with(member.headers(), "Content-Type", type),
                     .body = bytes});
    }
    std::int64_t count(const std::string& table) { return number(shop.database(), "SELECT count(*) FROM " + table); }
    SignedInMember new_member(int i) { return shop.client(i).new_member(email_of(i), good_password); }

    MembersShop shop{GetParam(), {"--image-upload-secret", "abcd"}};

  private:
    std::int64_t payments_ = 0;
};

INSTANTIATE_TEST_SUITE_P(On, MembersImages, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersImages, are_shown_as_they_were_sent) {
    const SignedInMember member = new_member(1);
    const std::string payment = payment_of(member);
    const std::pair<std::string, std::string> places[] = {{"/auth/images.json", "/auth/images/"},
                                                          {"/shopping/images", "/shopping/images/"}};
    for (const auto& [path, place] : places) {
        const Asked answer = add(member, image_of(payment), path);
        ASSERT_EQ(answer->status, 201) << told(answer);
        const std::string id = json_member(answer->body, "public_id");
        EXPECT_EQ(answer->header("Location"), place + id);
        const std::string made_at = json_member(answer->body, "created_at");
        const auto field = [&](const char* name, const std::string& value) {
            return '"' + std::string(name) + R"(":")" + value + "\",";
        };
        std::string shown = R"({"_id":{"$oid":")" + id + R"("},"active":true,)";
        shown += field("created_at", made_at) + R"("parent_class":"Shopping::Payment",)" + field("parent_id", payment);
        shown += R"("public":"no",)" + field("public_id", id) + R"("resource_class":"User",)";
        shown += field("resource_id", shop.client().id_of(member)) + R"("timestamp":)";
        shown += json_member(answer->body, "timestamp") + R"(,"updated_at":")" + made_at + "\"}";
        EXPECT_EQ(answer->body, shown);
        EXPECT_EQ(told(get(member, id, ".json")), "200 " + answer->body);
        EXPECT_EQ(told(change(member, id, "false")), "204 ");
        EXPECT_NE(get(member, id)->body.find(R"("active":false)"), std::string::npos);
        EXPECT_EQ(told(change(member, id, "\"true\"")), "204 ");
        EXPECT_NE(get(member, id)->body.find(R"("active":true)"), std::string::npos);
        EXPECT_EQ(told(remove(member, id)), "204 ");
        EXPECT_EQ(told(get(member, id)), not_found);
    }
    EXPECT_EQ(count("images"), 0);
}

TEST_P(MembersImages, are_refused_with_what_is_wrong) {
    const SignedInMember member = new_member(1);
    const std::string payment = payment_of(member);
    const std::string mine = "5a96a5c0ffffffffffffffff";
    EXPECT_EQ(add(member, image_of(payment, R"(,"_id":")" + mine + R"(","public_id":")" + mine + '"'))->status, 201);
    EXPECT_EQ(get(member, mine)->status, 200) << "an id that a client has drawn, whatever its number";
    const std::string parent = R"("parent_class":"Shopping::Payment","parent_id":)";
    struct Case {
        std::string image;
        std::string answer;
    };
    const std::vector<Case> cases{
        {"", R"(422 {"errors":{"parent_class":["can't be blank"],"parent_id":["can't be blank"]}})"},
        {parent + R"("")", wrong("parent_id", "can't be blank")},
        {R"("parent_id":")" + payment + R"(","parent_class":"Shopping::Cart")",
         wrong("parent_class", "is not included in the list")},
        {parent + R"("5a96a5c0421aa91ffc68c901")", wrong("parent_id", "was not found")},
        {parent + R"("dog")", wrong("parent_id", "was not found")},
        {parent + '"' + payment + R"(","_id":"dog")", wrong("_id", "is invalid")},
        {parent + '"' + payment + R"(","_id":")" + mine + '"', wrong("_id", "is already taken")},
        {parent + '"' + payment + R"(","public_id":")" + mine + '"', wrong("public_id", "is already taken")},
        {parent + '"' + payment + R"(","public_id":"dog")", wrong("public_id", "is invalid")},
        {parent + '"' + payment + R"(","_id":"5a96a5c0421aa91ffc68c902","public_id":"5a96a5c0421aa91ffc68c901")",
         wrong("public_id", "must be the id of the image")},
        {parent + '"' + payment + R"(","timestamp":1519822256)", wrong("timestamp", "is too old")},
        {parent + '"' + payment + R"(","timestamp":99999999999)", wrong("timestamp", "is in the future")},
        {parent + '"' + payment + R"(","file":"R0lGODlh")", wrong("file", "must be a PNG, JPEG or WebP picture")},
        {parent + '"' + payment + R"(","file":"!")", wrong("file", "must be a PNG, JPEG or WebP picture")},
        {parent + '"' + payment + R"(","file":"")", wrong("file", "can't be blank")}};
    for (const Case& one : cases)
        EXPECT_EQ(told(add(member, with_application(R"("image":{)" + one.image + "}"))), one.answer) << one.image;
    EXPECT_EQ(count("images"), 1);
}

TEST_P(MembersImages, are_uploaded_elsewhere_with_a_signature) {
    const SignedInMember member = new_member(1);
    const Asked answer =
        shop.client().ask("POST", "/auth/images", image_of(payment_of(member), R"(,"_id":"5a96a5c0421aa91ffc68c901")"),
                          with(member.headers(), "Accept", "text/plain"));
    ASSERT_EQ(answer->status, 201) << told(answer);
    EXPECT_EQ(answer->header("Content-Type"), "text/plain");
    EXPECT_EQ(answer->body.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(answer->body.size(), 64U);
    EXPECT_EQ(get(member, "5a96a5c0421aa91ffc68c901")->status, 200);
}

TEST_P(MembersImages, have_files_of_three_kinds) {
    const SignedInMember member = new_member(1);
    const std::string id = added(member, payment_of(member));
    EXPECT_EQ(told(get(member, id, "/file")), R"(404 {"errors":"Not Found"})");
    struct Case {
        std::string bytes;
        std::string type;
        std::string name;
    };
    for (const Case& one :
         {Case{png(std::string(300'000, '\0')), "image/png", "png"},
          Case{jpeg("{\"not\":\"json\""), "image/jpeg", "jpeg"}, Case{webp(), "image/webp", "webp"}}) {
        ASSERT_EQ(told(put_file(member, id, one.bytes, one.type)), "204 ") << one.type;
        const Asked shown = shop.client().ask("GET", "/shopping/images/" + id + "/file.json?" + application_in_query,
                                              {}, with(member.headers(), "Accept-Encoding", "gzip"));
        ASSERT_EQ(shown->status, 200) << one.type;
        EXPECT_TRUE(shown->body == one.bytes) << one.type;
        EXPECT_EQ(shown->header("Content-Type"), one.type);
        EXPECT_EQ(shown->header("Content-Encoding"), std::nullopt);
        EXPECT_EQ(shown->header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(shown->header("Content-Security-Policy"), "default-src 'none'; sandbox");
        EXPECT_EQ(shown->header("Content-Disposition"), "inline; filename=\"" + id + '.' + one.name + '"');
        EXPECT_EQ(shown->header("Cache-Control"), "private, no-store");
        EXPECT_EQ(count("image_files"), 1) << "the former has gone";
    }
    EXPECT_EQ(told(put_file(member, id, png(), "image/jpeg")),
              wrong("file", "is not of the type that it is said to be"));
    EXPECT_EQ(told(put_file(member, id, "GIF89a", "image/gif")), wrong("file", "must be a PNG, JPEG or WebP picture"));
    EXPECT_EQ(told(put_file(member, id, "", "image/png")), wrong("file", "can't be blank"));
    EXPECT_EQ(told(put_file(member, "dog", png(), "image/png")), not_found);
    EXPECT_TRUE(get(member, id, "/file")->body == webp());
    EXPECT_EQ(told(remove(member, id)), "204 ");
    EXPECT_EQ(count("image_files"), 0);
}

TEST_P(MembersImages, are_no_larger_than_the_server_takes) {
    const SignedInMember member = new_member(1);
    const std::string id = added(member, payment_of(member));
    constexpr std::size_t most = std::size_t{1024} * 1024;
    const std::string largest = png(std::string(most - png().size(), '.'));
    EXPECT_EQ(told(put_file(member, id, largest, "image/png")), "204 ");
    EXPECT_TRUE(get(member, id, "/file")->body == largest);
    EXPECT_EQ(put_file(member, id, largest + '.', "image/png")->status, 413);
}

TEST_P(MembersImages, have_their_files_kept_once) {
    const SignedInMember one = new_member(1);
    const SignedInMember other = new_member(2);
    const std::string first = added(one, payment_of(one));
    EXPECT_EQ(told(put_file(one, first, png(), "image/png")), "204 ");
    // As it stands in JSON: with padding, and in the alphabet that has '+' and '/'.
    const Asked inside =
        add(other, image_of(payment_of(other), R"(,"file":"iVBORw0KGgoAAAANSUhEUgAAAABJRU5ErkJggg==")"));
    ASSERT_EQ(inside->status, 201) << told(inside);
    const std::string second = json_member(inside->body, "public_id");
    EXPECT_TRUE(get(other, second, "/file")->body == png());
    EXPECT_EQ(count("image_files"), 1);
    EXPECT_EQ(told(remove(one, first)), "204 ");
    EXPECT_TRUE(get(other, second, "/file")->body == png());
    EXPECT_EQ(told(remove(other, second)), "204 ");
    EXPECT_EQ(count("image_files"), 0);
}

TEST_P(MembersImages, are_seen_by_their_owner_and_by_admins) {
    const SignedInMember owner = new_member(1);
    const SignedInMember other = new_member(2);
    const std::string payment = payment_of(owner);
    const std::string id = added(owner, payment);
    ASSERT_EQ(told(put_file(owner, id, png(), "image/png")), "204 ");
    EXPECT_EQ(told(get(other, id)), not_found);
    EXPECT_EQ(told(get(other, id, "/file")), not_found);
    EXPECT_EQ(told(put_file(other, id, jpeg(), "image/jpeg")), not_found);
    EXPECT_EQ(told(change(other, id, "false")), not_found);
    EXPECT_EQ(told(remove(other, id)), not_found);
    EXPECT_EQ(told(add(other, image_of(payment))), wrong("parent_id", "was not found"));
    EXPECT_EQ(told(get(demo_admin(), id)), told(get(owner, id)));
    EXPECT_TRUE(get(demo_admin(), id, "/file")->body == png());

    const Asked by_admin = add(demo_admin(), image_of(payment));
    ASSERT_EQ(by_admin->status, 201);
    EXPECT_EQ(json_member(by_admin->body, "resource_id"), shop.client().id_of(owner)) << "whose the payment is";
    EXPECT_EQ(get(owner, json_member(by_admin->body, "public_id"))->status, 200);
}

TEST_P(MembersImages, stay_when_their_payment_is_approved) {
    const SignedInMember member = new_member(1);
    const std::string id = added(member, payment_of(member, approved));
    EXPECT_EQ(told(put_file(member, id, png(), "image/png")), "204 ") << "none was there";
    EXPECT_EQ(told(put_file(member, id, png(), "image/png")), "204 ") << "the same";
    for (const Asked& refused :
         {change(member, id, "false"), remove(member, id), put_file(member, id, png("another"), "image/png")}) {
        EXPECT_EQ(refused->status, 422);
        EXPECT_NE(told(refused), not_found);
    }
    EXPECT_TRUE(get(member, id, "/file")->body == png());
    EXPECT_NE(get(member, id)->body.find(R"("active":true)"), std::string::npos);
    EXPECT_EQ(told(change(demo_admin(), id, "false")), "204 ");
    EXPECT_EQ(told(remove(demo_admin(), id)), "204 ");
}

TEST_P(MembersImages, are_twenty_of_a_payment) {
    constexpr int most = 20;
    constexpr int asked = 26;
    const SignedInMember member = new_member(1);
    const std::string payment = payment_of(member);
    const std::vector<Answer> answers = at_once(asked, [&](int) { return add(member, image_of(payment)); });
    EXPECT_EQ(count_of(answers, 201), most);
    EXPECT_EQ(counted(answers)[wrong("parent_id", "has too many images")], asked - most);
    EXPECT_EQ(count("images"), most);
    EXPECT_EQ(add(member, image_of(payment_of(member)))->status, 201) << "of another payment";
}

TEST_P(MembersImages, keep_a_file_once_whoever_comes_and_goes_when) {
    constexpr int members_count = 4;
    constexpr int each = 4;
    const std::string bytes = png(std::string(20'000, 'x'));
    std::vector<SignedInMember> members;
    members.reserve(members_count);
    for (int i = 0; i < members_count; ++i) members.push_back(new_member(i + 1));
    const auto member_of = [&](int i) { return members[static_cast<std::size_t>(i % members_count)]; };
    for (int round = 0; round < 4; ++round) {
        std::vector<std::string> ids;
        ids.reserve(std::size_t{members_count} * each);
        for (int i = 0; i < members_count * each; ++i) ids.push_back(added(member_of(i), payment_of(member_of(i))));
        const auto put = [&](int i) {
            return put_file(member_of(i), ids[static_cast<std::size_t>(i)], bytes, "image/png");
        };
        EXPECT_EQ(counted(at_once(members_count * each, put)),
                  (std::map<std::string, int>{{"204 ", members_count * each}}));
        EXPECT_EQ(count("image_files"), 1);

        // Half of them go while others change between two files, and come with the one that goes.
        const auto stir = [&](int i) {
            const std::string& id = ids[static_cast<std::size_t>(i)];
            if (i % 3 == 0) return remove(member_of(i), id);
            return put_file(member_of(i), id, i % 3 == 1 ? png("other") : bytes, "image/png");
        };
        EXPECT_EQ(counted(at_once(members_count * each, stir)),
                  (std::map<std::string, int>{{"204 ", members_count * each}}));
        EXPECT_EQ(count("image_files"), 2);
        const auto leave = [&](int i) { return remove(member_of(i), ids[static_cast<std::size_t>(i)]); };
        EXPECT_EQ(counted(at_once(members_count * each, leave))["204 "], 10);
        EXPECT_EQ(count("image_files"), 0);
    }
}

TEST_P(MembersImages, come_with_a_file_that_is_just_going) {
    constexpr int members_count = 2; // with more of them somebody always has it
    constexpr int rounds = 150;
    std::vector<SignedInMember> members;
    std::vector<std::string> payments;
    members.reserve(members_count);
    payments.reserve(members_count);
    for (int i = 0; i < members_count; ++i) {
        members.push_back(new_member(i + 1));
        payments.push_back(payment_of(members.back()));
    }
    const auto come_and_go = [&](int i) -> Asked {
        const SignedInMember& member = members[static_cast<std::size_t>(i)];
        const std::string body =
            image_of(payments[static_cast<std::size_t>(i)], R"(,"file":"iVBORw0KGgoAAAANSUhEUgAAAABJRU5ErkJggg==")");
        for (int round = 0; round < rounds; ++round) {
            const Asked here = add(member, body);
            if (!here || here->status != 201) return here;
            const std::string id = json_member(here->body, "public_id");
            if (const Asked gone = remove(member, id); !gone || gone->status != 204) return gone;
        }
        return Answer{.status = 200};
    };
    EXPECT_EQ(counted(at_once(members_count, come_and_go)), (std::map<std::string, int>{{"200 ", members_count}}));
    EXPECT_EQ(count("images"), 0);
    EXPECT_EQ(count("image_files"), 0);
}

TEST(MembersImagesAlone, sign_nothing_without_a_secret) {
    MembersShop shop(Engine::sqlite);
    const SignedInMember member = shop.client().new_member(email_of(1), good_password);
    const std::string payment = add_card_payment(shop.database(), std::int64_t{1} << 60, shop.client().id_of(member));
    EXPECT_EQ(told(shop.client().ask("POST", "/auth/images", image_of(payment),
                                     with(member.headers(), "Accept", "text/plain"))),
              R"(422 {"errors":"There is no such upload"})");
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM images"), 0);
}

} // namespace cartwright::tests
