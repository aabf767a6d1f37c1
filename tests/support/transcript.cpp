#include "support/transcript.hpp"

#include <charconv>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace cartwright::tests {

namespace {

const std::regex header_line("^([A-Za-z][A-Za-z0-9_-]*):(?: (.*))?$");
const std::regex request_line("^([A-Z]+) +(\\S+)(?: +(.*))?$");
const std::regex status_line("^([1-5][0-9]{2})(?: +(.*))?$");
const std::regex wait_line("^@wait ([0-9]{1,5})$");

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string trimmed_right(std::string_view line) {
    return std::string(line.substr(0, line.find_last_not_of(" \r") + 1));
}

/// Reads line by line; what is open is the exchange whose empty line has not come yet.
class Parser {
  public:
    Transcript parse(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++number_;
            take(trimmed_right(text.substr(0, end)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        close();
        return std::move(transcript_);
    }

  private:
    enum class Part { outside, request, reply_status, reply };

    [[noreturn]] void complain(const std::string& message) const {
        throw std::runtime_error("line " + std::to_string(number_) + ": " + message);
    }

    void take(const std::string& line) {
        if (line.empty()) return close();
        switch (part_) {
        case Part::outside: return take_outside(line);
        case Part::request: return take_request(line);
        case Part::reply_status: return take_status(line);
        case Part::reply: return take_reply(line);
        }
    }

    void take_outside(const std::string& line) {
        std::smatch match;
        if (line.starts_with("# flags: ")) {
            if (!transcript_.steps.empty()) complain("flags come first");
            transcript_.flags = words_of(line.substr(9));
        } else if (line.starts_with('#')) {
            return;
        } else if (line == "@payments" || line == "@store") {
            server_ = line == "@store" ? Step::Server::store : Step::Server::payments;
        } else if (line == "@crash") {
            transcript_.steps.push_back({.kind = Step::Kind::crash, .line = number_});
        } else if (line.starts_with("@import ")) {
            transcript_.steps.push_back({.kind = Step::Kind::import, .line = number_, .target = line.substr(8)});
        } else if (std::regex_match(line, match, wait_line)) {
            wait_ms_ = std::stoi(match[1].str());
        } else if (std::regex_match(line, match, request_line)) {
            step_ = Step{.line = number_, .server = server_, .method = match[1], .target = match[2], .body = match[3]};
            step_.wait_ms = std::exchange(wait_ms_, 0);
            part_ = Part::request;
        } else {
            complain("neither a request nor a directive: " + line);
        }
    }

    void take_request(const std::string& line) {
        std::smatch match;
        if (line == "----") {
            part_ = Part::reply_status;
        } else if (std::regex_match(line, match, header_line)) {
            step_.headers.emplace_back(match[1], match[2]);
        } else {
            append(step_.body, line);
        }
    }

    void take_status(const std::string& line) {
        std::smatch match;
        if (!std::regex_match(line, match, status_line)) complain("a status was expected, not: " + line);
        step_.expected = {.status = std::stoi(match[1].str()), .body = match[2]};
        part_ = Part::reply;
    }

    void take_reply(const std::string& line) {
        std::smatch match;
        if (std::regex_match(line, match, header_line)) {
            step_.expected.headers.emplace_back(match[1], match[2]);
        } else {
            append(step_.expected.body, line);
        }
    }

    void close() {
        if (part_ == Part::request || part_ == Part::reply_status) complain("the exchange has no reply");
        if (part_ == Part::reply) transcript_.steps.push_back(std::move(step_));
        part_ = Part::outside;
    }

    static void append(std::string& body, const std::string& line) {
        if (!body.empty()) body += '\n';
        body += line;
    }

    Transcript transcript_;
    Part part_ = Part::outside;
    Step step_;
    Step::Server server_ = Step::Server::store;
    int wait_ms_ = 0;
    std::size_t number_ = 0;
};

} // namespace

Transcript parse_transcript(std::string_view text) { return Parser().parse(text); }

std::string with_bytes(std::string_view body) {
    static const std::regex escape(R"(\\x([0-9a-fA-F]{2})(?:\*([0-9]{1,7}))?)");
    std::string out;
    std::match_results<std::string_view::const_iterator> match;
    auto at = body.begin();
    while (std::regex_search(at, body.end(), match, escape)) {
        out.append(at, match[0].first);
        const auto byte = static_cast<char>(std::stoi(match[1].str(), nullptr, 16));
        const std::size_t count = match[2].matched ? std::stoul(match[2].str()) : 1;
        out.append(count, byte);
        at = match[0].second;
    }
    return out.append(at, body.end());
}

} // namespace cartwright::tests
