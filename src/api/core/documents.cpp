#include "api/core/documents.hpp"

#include "base/json/json_writer.hpp"
#include "events/event.hpp"

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

/// The members of a JSON object, without its braces.
std::string_view members_of(std::string_view object) {
    const std::size_t first = object.find('{') + 1;
    return object.substr(first, object.rfind('}') - first);
}

/// False for a path that ends in a slash: it is another form of the path without one. Tools that read the document
/// treat the two as the same, so only the other one is described.
bool is_described(const Route& route) { return !route.path.ends_with('/'); }

void write_schema(JsonWriter& json, std::string_view schema, std::string_view example) {
    json.object("schema", [&] { json.field("$ref", "#/components/schemas/" + std::string(schema)); });
    if (example.empty()) return;
    json.key("example");
    json.raw(example);
}

/// OpenAPI 3.1: the content of a binary file has no schema.
void write_other_body(JsonWriter& json, std::string_view media_type) {
    if (media_type.starts_with("text/")) json.object("schema", [&] { json.field("type", "string"); });
}

void write_parameter(JsonWriter& json, const Parameter& parameter) {
    json.object([&] {
        json.field("name", parameter.name);
        json.field("in", parameter.place);
        json.field("required", parameter.required || parameter.place == "path");
        json.field("description", parameter.about);
        json.key("schema");
        json.raw(parameter.schema);
    });
}

void write_answer(JsonWriter& json, const Answer& answer) {
    json.object(std::to_string(answer.status), [&] {
        json.field("description", answer.about);
        if (answer.schema.empty() && answer.media_types.empty()) return;
        json.object("content", [&] {
            if (!answer.schema.empty())
                json.object("application/json", [&] { write_schema(json, answer.schema, answer.example); });
            for (const std::string_view type : answer.media_types)
                json.object(type, [&] { write_other_body(json, type); });
        });
    });
}

void write_request_body(JsonWriter& json, const RequestBody& body) {
    if (!body.exists()) return;
    constexpr std::string_view usual[] = {"application/json"};
    const std::span<const std::string_view> types = body.media_types.empty() ? usual : body.media_types;
    json.object("requestBody", [&] {
        json.field("required", !body.optional);
        json.object("content", [&] {
            for (const std::string_view type : types)
                json.object(type, [&] {
                    if (!body.schema.empty()) write_schema(json, body.schema, body.example);
                });
        });
    });
}

/// An application identifies itself in the body or the query, which the route's own parameters and schemas describe.
bool requires_credentials(const Door& door, const Route& route) {
    return !door.security.empty() && !route.access.scopes.has(Scope::anyone) && !route.access.scopes.has(Scope::client);
}

void write_security(JsonWriter& json, const Door& door, const Route& route) {
    json.key("security");
    if (!requires_credentials(door, route)) return json.raw("[]");
    const std::string_view none = route.access.is_open_for == nullptr ? "" : "{},";
    json.raw("[" + std::string(none) + std::string(door.security) + "]");
}

void write_operation(JsonWriter& json, const Door& door, const Route& route) {
    const Operation& operation = door.routes.operation_of(route);
    json.object(lower_case(name_of(route.method)), [&] {
        json.field("operationId", operation.id);
        json.field("summary", operation.about);
        json.array("tags", std::vector{door.name}, [&](std::string_view tag) { json.text(tag); });
        write_security(json, door, route);
        if (!operation.parameters.empty())
            json.array("parameters", operation.parameters,
                       [&](const Parameter& parameter) { write_parameter(json, parameter); });
        write_request_body(json, operation.body);
        json.object("responses", [&] {
            for (const Answer& answer : operation.answers) write_answer(json, answer);
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

/// Describes what a webhook receives for one kind of fact: an event, whose `type` and `data` are known.
void write_event(JsonWriter& json, const EventKind& kind) {
    json.object(kind.type, [&] {
        json.object("post", [&] {
            json.field("operationId", kind.type);
            json.field("summary", kind.about);
            json.key("security");
            json.raw("[]"); // the event is signed instead: Standard Webhooks
            json.object("requestBody", [&] {
                json.object("content", [&] {
                    json.object("application/cloudevents+json",
                                [&] { json.object("schema", [&] { write_event_schema(json, kind); }); });
                });
            });
            json.object("responses", [&] {
                json.object("2XX", [&] { json.field("description", "Acknowledged: the event is not sent again."); });
                json.object("410", [&] { json.field("description", "Gone: the server disables the subscription."); });
            });
        });
    });
}

/// A door may have several prefixes: the first of its name describes it.
bool is_first_of_name(const std::vector<Door>& doors, const Door& door) {
    return &*std::ranges::find(doors, door.name, &Door::name) == &door;
}

} // namespace

std::string openapi(const std::vector<Door>& doors, std::string_view version) {
    std::set<std::string_view> paths;
    std::vector<const Door*> named;
    for (const Door& door : doors) {
        if (is_first_of_name(doors, door)) named.push_back(&door);
        for (const Route& route : door.routes)
            if (is_described(route)) paths.insert(route.path);
    }

    JsonWriter json(256 * 1024);
    json.object([&] {
        json.field("openapi", "3.1.0");
        json.object("info", [&] {
            json.field("title", "Cartwright");
            json.field("version", version);
            json.object("license", [&] {
                json.field("name", "Apache License 2.0");
                json.field("identifier", "Apache-2.0");
            });
        });
        json.key("servers");
        json.raw(R"([{"url":"/","description":"The server that this document comes from."}])");
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
            json.object("securitySchemes", [&] {
                for (const Door& door : doors)
                    if (!door.security_schemes.empty()) json.raw(members_of(door.security_schemes));
            });
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
            const Operation& operation = door.routes.operation_of(route);
            std::string answers;
            for (const Answer& answer : operation.answers)
                answers += (answers.empty() ? "" : ", ") + std::to_string(answer.status);
            text += "| `" + std::string(name_of(route.method)) + " " + std::string(route.path) + "` | " +
                    std::string(operation.id) + " | " + answers + " | " + std::string(operation.about) + " |\n";
        }
    }
    return text;
}

std::string events_manual() {
    std::string text =
        "# Events\n\n"
        "Generated by `cartwright manual --events` from `src/events`; `./test` verifies that it is current."
        "\n\n"
        "Each event is a [CloudEvents 1.0](https://cloudevents.io) event in JSON with the members `specversion`,\n"
        "`id`, `source` (`/shop`), `type`, `subject`, `time`, `datacontenttype`, `sequence` and `data`. The server\n"
        "stores an event in the transaction that caused it. `id` and `sequence` are the same number: 1, 2, 3 and so\n"
        "on without gaps, in the order of delivery. After a crash a subscriber may receive an event again; the `id`\n"
        "identifies it.\n\n"
        "`GET /events` returns events as pages and as a stream. Webhooks (Standard Webhooks) and NATS JetStream\n"
        "deliver them: see [operate.md](operate.md). Amounts are in minor units.\n";
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
