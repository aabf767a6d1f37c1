#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cartwright::tests {

// A transcript is a conversation with the servers, told in the words of the documents:
//
//     # flags: --hold-seconds 1          only in the first lines: flags for the server (with --demo=false it is no
//     demo) # A comment. POST /cart                         method, path, and after blanks the body, if there is one …
//     Content-Type: text/plain           … or headers, and the body on lines of its own
//     ----
//     200 {"cart_id": <cart:[0-9a-f]{12}>}
//     Content-Type: application/json     headers the reply must have; more are allowed
//
//     GET /cart/<cart>
//     ----
//     200 {"cart_id": <cart>, …}
//
// A long one is a folder of files, its parts: they speak to one server, and what one captures is known in the next.
// An exchange ends with an empty line. Bodies of several lines hold no empty line and no line that looks like a header.
//   <name>            captures what stands there; later, in requests and in expectations, it stands for the captured
//   value <name:pattern>    the same, and must match the regular expression (which holds no '>') … inside a JSON
//   string: any text; as a value: any value; as a member of an object or as the last element
//                     of an array (`{"id": 3, …}`, `[1, …]`): further ones are allowed. `...` means the same outside
//                     strings. As the whole body: any body. An expectation without a body wants an empty one.
//   \xNN  \xNN*count  in a request's body: the byte NN, so many times
//   Name: <none>      the reply must not have this header
//   @payments @store  whom the following requests go to
//   @wait 500         the next request is repeated until it is answered as expected, for so many milliseconds at most
//   @import PATH      products are imported from a CSV file below tests/transcripts, while the servers run
//   @crash            the server is killed without warning and started again on the same database and ports
// JSON is compared as values: members in any order, numbers as numbers, and nothing missing or added. A request with a
// body has `Content-Type: application/json` unless it says otherwise (`Content-Type:` alone sends none).

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Expectation {
    int status = 0;
    Headers headers{};
    std::string body{};
};

struct Step {
    enum class Kind { exchange, crash, import };
    enum class Server { store, payments };

    Kind kind = Kind::exchange;
    std::size_t line = 0;
    Server server = Server::store;
    std::string method{};
    std::string target{}; // of an import, the path
    Headers headers{};
    std::string body{};
    Expectation expected{};
    int wait_ms = 0;
};

struct Transcript {
    std::vector<std::string> flags;
    std::vector<Step> steps;
};

/// Throws std::runtime_error, with the number of the line, when `text` is not a transcript.
Transcript parse_transcript(std::string_view text);

/// `body` with its \xNN escapes replaced.
std::string with_bytes(std::string_view body);

} // namespace cartwright::tests
