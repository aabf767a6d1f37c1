#include "app/serve.hpp"
#include "commands/commands.hpp"
#include "http/client.hpp"

#include <iostream>

namespace cartwright {

int run(const command::AskHealth& wanted) {
    http::ClientRequest request{.url = wanted.url};
    if (request.url.empty()) {
        request.url = local_url(wanted.listen.front()) + "/health/ready";
        if (!wanted.hosts.empty()) request.headers.emplace_back("Host", wanted.hosts.front());
    }
    http::Client client;
    const auto reply = client.send(request);
    if (reply && reply->status == 200) {
        std::cout << reply->body << '\n';
        return 0;
    }
    std::cerr << "cartwright: " << request.url << ' '
              << (reply ? "answers " + std::to_string(reply->status) + ": " + reply->body
                        : "does not answer: " + client.failure())
              << '\n';
    return 1;
}

} // namespace cartwright
