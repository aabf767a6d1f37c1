#include "api/documents.hpp"

#include "base/json_writer.hpp"
#include "domain/event.hpp"

#include <algorithm>
#include <set>

namespace cartwright::api {

namespace {

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

/// The inside of a JSON object: what stands between its braces.
std::string_view members_of(std::string_view object) {
    const std::size_t first = object.find('{') + 1;
    return object.substr(first, object.rfind('}') - first);
}

void write_content(JsonWriter& json, std::string_view schema, std::string_view example) {
    json.object("content", [&] {
        json.object("application/json", [&] {
            json.object("schema", [&] { json.field("$ref", "#/components/schemas/" + std::string(schema)); });
            if (example.empty()) return;
            json.key("example");
            json.raw(example);
        });
    });
}

void write_parameter(JsonWriter& json, const Parameter& parameter) {
    json.object([&] {
        json.field("name", parameter.name);
        json.field("in", parameter.place);
        json.field("required", parameter.place == "path");
        json.field("description", parameter.about);
        json.key("schema");
        json.raw(parameter.schema);
    });
}

void write_answer(JsonWriter& json, const Answer& answer) {
    json.object(std::to_string(answer.status), [&] {
        json.field("description", answer.about);
        if (!answer.schema.empty()) write_content(json, answer.schema, answer.example);
    });
}

void write_operation(JsonWriter& json, const Door& door, const Route& route) {
    json.object(lower_case(name_of(route.method)), [&] {
        json.field("operationId", route.operation);
        json.field("summary", route.about);
        json.array("tags", std::vector{door.name}, [&](std::string_view tag) { json.text(tag); });
        if (!route.parameters.empty())
            json.array("parameters", route.parameters,
                       [&](const Parameter& parameter) { write_parameter(json, parameter); });
        if (!route.body.empty()) {
            json.object("requestBody", [&] {
                json.field("required", true);
                write_content(json, route.body, route.body_example);
            });
        }
        json.object("responses", [&] {
            for (const Answer& answer : route.answers) write_answer(json, answer);
        });
    });
}

void write_event_schema(JsonWriter& json, const EventKind& kind) {
    json.key("allOf");
    json.raw(R"([{"$ref":"#/components/schemas/Event"}])");
    json.object("properties", [&] {
        json.object("type", [&] { json.field("const", kind.type); });
        json.object("data", [&] {
            json.field("type", "object");
            json.object("properties", [&] {
                for (const EventField& field : kind.fields) {
                    json.key(field.name);
                    json.raw(field.schema);
                }
            });
        });
    });
}

void write_path(JsonWriter& json, const std::vector<Door>& doors, std::string_view path) {
    json.object(path, [&] {
        for (const Door& door : doors)
            for (const Route& route : door.routes)
                if (route.path == path) write_operation(json, door, route);
    });
}

/// What a webhook is told of one kind of fact: an event, whose `type` and `data` are known.
void write_event(JsonWriter& json, const EventKind& kind) {
    json.object(kind.type, [&] {
        json.object("post", [&] {
            json.field("summary", kind.about);
            json.object("requestBody", [&] {
                json.object("content", [&] {
                    json.object("application/cloudevents+json",
                                [&] { json.object("schema", [&] { write_event_schema(json, kind); }); });
                });
            });
            json.object("responses", [&] {
                json.object("2XX", [&] { json.field("description", "Heard; it is not told again."); });
                json.object("410", [&] { json.field("description", "Nobody wants to be told any more."); });
            });
        });
    });
}

/// A door may stand at several prefixes: the first of its name says what it is.
bool is_first_of_name(const std::vector<Door>& doors, const Door& door) {
    return &*std::ranges::find(doors, door.name, &Door::name) == &door;
}

} // namespace

std::string openapi(const std::vector<Door>& doors) {
    std::set<std::string_view> paths;
    std::vector<const Door*> named;
    for (const Door& door : doors) {
        if (is_first_of_name(doors, door)) named.push_back(&door);
        for (const Route& route : door.routes) paths.insert(route.path);
    }

    JsonWriter json(32 * 1024);
    json.object([&] {
        json.field("openapi", "3.1.0");
        json.object("info", [&] {
            json.field("title", "Cartwright");
            json.field("version", "0.1.0");
        });
        json.array("tags", named, [&](const Door* door) {
            json.object([&] {
                json.field("name", door->name);
                json.field("description", door->about);
            });
        });
        json.object("paths", [&] {
            for (const std::string_view path : paths) write_path(json, doors, path);
        });
        json.object("webhooks", [&] {
            for (const EventKind& kind : event_kinds()) write_event(json, kind);
        });
        json.object("components", [&] {
            json.object("schemas", [&] {
                for (const Door& door : doors)
                    if (!door.schemas.empty()) json.raw(members_of(door.schemas));
            });
        });
    });
    return json.take();
}

std::string manual(const std::vector<Door>& doors) {
    std::string text = "# The doors\n\nMade by `cartwright manual` from the route tables; `./test` holds it to them. "
                       "`GET /openapi.json` says the same with schemas and examples.\n";
    for (const Door& door : doors) {
        if (is_first_of_name(doors, door))
            text += "\n## " + std::string(door.name) + "\n\n" + std::string(door.about) +
                    "\n\n| request | operation | answers | what it does |\n|---|---|---|---|\n";
        for (const Route& route : door.routes) {
            std::string answers;
            for (const Answer& answer : route.answers)
                answers += (answers.empty() ? "" : ", ") + std::to_string(answer.status);
            text += "| `" + std::string(name_of(route.method)) + " " + std::string(route.path) + "` | " +
                    std::string(route.operation) + " | " + answers + " | " + std::string(route.about) + " |\n";
        }
    }
    return text;
}

std::string events_manual() {
    std::string text =
        "# Events\n\nMade by `cartwright manual --events` from `src/domain/event.cpp`; `./test` holds it to that.\n\n"
        "Each is a [CloudEvents 1.0](https://cloudevents.io) event in JSON: `specversion`, `id`, `source` (`/shop`), "
        "`type`, `subject`, `time`, `datacontenttype`, `sequence` and `data`. `id` and `sequence` are the same number: "
        "1, 2, 3 and so on without gaps, in the order in which everybody is told. It was written down in the "
        "transaction "
        "that made it so. Who hears of one twice (that can happen after a crash) knows it by its id.\n\n"
        "`GET /events` gives them as pages and as a stream, webhooks (Standard Webhooks) and NATS JetStream bring "
        "them: "
        "[operate.md](operate.md). Amounts are in minor units.\n";
    for (const EventKind& kind : event_kinds()) {
        text += "\n## " + std::string(kind.type) + "\n\n" + std::string(kind.about) + " Its subject is `" +
                std::string(kind.subject) + "…`.\n\n| field of `data` | schema | |\n|---|---|---|\n";
        for (const EventField& field : kind.fields)
            text += "| " + std::string(field.name) + " | `" + std::string(field.schema) + "` | " +
                    std::string(field.about) + " |\n";
    }
    return text;
}

} // namespace cartwright::api
