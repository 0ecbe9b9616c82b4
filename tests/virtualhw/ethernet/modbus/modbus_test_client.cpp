// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace vmeter {

namespace {

constexpr timeval kFailureBound{20, 0};

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what + ": " + std::strerror(errno));
}

void sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0) {
            fail("send");
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string receiveAll(int socket, std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t received = 0; received < size;) {
        const ssize_t count = ::recv(socket, &bytes[received], size - received, 0);
        if (count == 0) {
            throw std::runtime_error(
                "closed by the server after " + std::to_string(received) + " of " + std::to_string(size) + " bytes");
        }
        if (count < 0) {
            fail("receive");
        }
        received += static_cast<std::size_t>(count);
    }
    return bytes;
}

} // namespace

ModbusTestClient::ModbusTestClient(uint16_t port, const char* from)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int on = 1;
    setsockopt(socket(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    setsockopt(socket(), SOL_SOCKET, SO_RCVTIMEO, &kFailureBound, sizeof(kFailureBound));
    setsockopt(socket(), SOL_SOCKET, SO_SNDTIMEO, &kFailureBound, sizeof(kFailureBound));
    sockaddr_in here{};
    here.sin_family = AF_INET;
    if (inet_pton(AF_INET, from, &here.sin_addr) != 1
        || bind(socket(), reinterpret_cast<const sockaddr*>(&here), sizeof(here)) != 0) {
        fail("bind");
    }
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server.sin_port = htons(port);
    if (connect(socket(), reinterpret_cast<const sockaddr*>(&server), sizeof(server)) != 0) {
        fail("connect");
    }
}

void ModbusTestClient::send(std::string_view hex) const
{
    sendAll(socket(), bytesOf(hex));
}

void ModbusTestClient::sendBytewise(std::string_view hex) const
{
    for (const char byte : bytesOf(hex)) {
        sendAll(socket(), {&byte, 1});
    }
}

std::string ModbusTestClient::receive(std::size_t size) const
{
    return hexOf(receiveAll(socket(), size));
}

std::string ModbusTestClient::receiveReply() const
{
    const std::string header = receiveAll(socket(), 6);
    const auto length
        = static_cast<std::size_t>(static_cast<unsigned char>(header[4]) << 8 | static_cast<unsigned char>(header[5]));
    return hexOf(header + receiveAll(socket(), length));
}

bool ModbusTestClient::isClosedByServer() const
{
    char byte = 0;
    const ssize_t count = ::recv(socket(), &byte, 1, 0);
    return count == 0 || (count < 0 && errno == ECONNRESET);
}

std::string bytesOf(std::string_view hex)
{
    std::string digits;
    for (const char c : hex) {
        if (std::isxdigit(static_cast<unsigned char>(c)) != 0) {
            digits += c;
        }
    }
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!hex.empty()) {
            hex += ' ';
        }
        hex += kDigits[byte >> 4U];
        hex += kDigits[byte & 0xFU];
    }
    return hex;
}

} // namespace vmeter
