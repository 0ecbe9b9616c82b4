/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A careful client in C without any library.
 *   plain_sockets PORT careful MILLISECONDS_BETWEEN_POLLS
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { kUnit = 5, kHeader = 7, kLongest = 260, kReadHolding = 3, kExceptionBit = 0x80 };

static int server = -1;
static uint16_t transaction = 0;

static int connectTo(int port)
{
    const struct timeval patience = {1, 500000};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    setsockopt(server, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    return connect(server, (struct sockaddr*)&address, sizeof(address));
}

static int receiveAll(uint8_t* bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        const ssize_t count = recv(server, bytes + done, size - done, 0);
        if (count <= 0) {
            return -1;
        }
        done += (size_t)count;
    }
    return 0;
}

/* 0: answered, perhaps with an exception. -1: the connection must be closed. */
static int readWords(int address, int count)
{
    uint8_t reply[kLongest];
    ++transaction;
    const uint8_t request[12] = {(uint8_t)(transaction >> 8), (uint8_t)transaction, 0, 0, 0, 6, kUnit, kReadHolding,
        (uint8_t)(address >> 8), (uint8_t)address, (uint8_t)(count >> 8), (uint8_t)count};
    if (send(server, request, sizeof(request), MSG_NOSIGNAL) != (ssize_t)sizeof(request)
        || receiveAll(reply, kHeader) != 0 || memcmp(reply, request, 4) != 0 || reply[6] != kUnit) {
        return -1;
    }
    const int length = (reply[4] << 8 | reply[5]) - 1;
    if (length < 2 || length > kLongest - kHeader || receiveAll(reply + kHeader, (size_t)length) != 0) {
        return -1;
    }
    const int isException = (reply[kHeader] & kExceptionBit) != 0;
    return isException || (reply[kHeader] == kReadHolding && length == 2 + 2 * count) ? 0 : -1;
}

int main(int argc, char** argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: %s PORT careful MILLISECONDS\n", argv[0]);
        return 2;
    }
    const long pause = atol(argv[3]);
    const struct timespec time = {pause / 1000, pause % 1000 * 1000000};
    for (;;) {
        const int ready = server >= 0 || connectTo(atoi(argv[1])) == 0;
        if (!ready || readWords(50512, 62) != 0 || readWords(50946, 2) != 0) {
            close(server);
            server = -1;
        }
        nanosleep(&time, NULL);
    }
}
