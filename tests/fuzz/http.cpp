// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a client to the HTTP server, over a real connection: what the handler gets keeps the promises of
// HttpRequest, and what the client gets is nothing or a response.
#include "tests/fuzz/expect.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace vmeter {
namespace {

bool isControl(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

HttpResponse answerTo(const HttpRequest& request)
{
    EXPECT(!request.path.empty() && request.path.front() == '/');
    EXPECT(std::none_of(request.path.begin(), request.path.end(), isControl));
    EXPECT(request.method != "HEAD");
    EXPECT(request.client.starts_with("127.0.0.") && request.localAddress == "127.0.0.1");
    for (const HttpHeader& header : request.headers) {
        EXPECT(!header.name.empty() && header.value.find('\n') == std::string::npos);
    }
    // What the servers do with each request before anything else.
    static_cast<void>(hostIsAllowed(request));
    static_cast<void>(sentByOtherSite(request));
    static_cast<void>(portOf(request));
    static_cast<void>(request.cookie("vmeter_session"));
    static_cast<void>(formFields(request.query));
    static_cast<void>(formFields(request.body));
    return {200, "text/plain", request.path, {}};
}

uint16_t portOfServer()
{
    static HttpServer& server = *new HttpServer(answerTo); // lives as long as the program
    static const uint16_t port = [] {
        Message error;
        EXPECT(server.listen("127.0.0.1", 0, error));
        return server.port();
    }();
    return port;
}

sockaddr_in loopback(uint32_t host, uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + host);
    return address;
}

/// A connection from the next of many addresses: a port that was used is not free for a minute.
int connected()
{
    static uint32_t host = 0;
    host = host % 250 + 1;
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in own = loopback(host, 0);
    const sockaddr_in server = loopback(1, portOfServer());
    EXPECT(client >= 0 && bind(client, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0);
    EXPECT(connect(client, reinterpret_cast<const sockaddr*>(&server), sizeof server) == 0);
    return client;
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const int client = connected();
    for (std::size_t sent = 0; sent < size;) {
        const ssize_t done = send(client, data + sent, size - sent, MSG_NOSIGNAL);
        if (done <= 0) {
            break; // the server has heard enough
        }
        sent += static_cast<std::size_t>(done);
    }
    shutdown(client, SHUT_WR);
    std::string answer;
    char buffer[4096];
    for (ssize_t got = 0; (got = recv(client, buffer, sizeof buffer, 0)) > 0;) {
        answer.append(buffer, static_cast<std::size_t>(got));
    }
    close(client);
    EXPECT(answer.empty() || answer.starts_with("HTTP/1."));
    return 0;
}
