/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What vmeter's Modbus server is measured against: libmodbus with select(), serving 62 registers from 50512 on.
 *   libmodbus_server [PORT]     0: any free one
 * Prints the port. Connections beyond what select() can watch are closed.
 */
#include <arpa/inet.h>
#include <modbus.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

enum { UNIT = 5, FIRST_REGISTER = 50512, REGISTERS = 62, BACKLOG = 1024 };

static int accept_client(int listener, fd_set* watched)
{
    const int client = accept(listener, NULL, NULL);
    if (client < 0) {
        return -1;
    }
    if (client >= FD_SETSIZE) {
        close(client);
        return -1;
    }
    const int on = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    FD_SET(client, watched);
    return client;
}

/* Returns 0 when the client has gone. */
static int serve(modbus_t* server, modbus_mapping_t* mapping, int client)
{
    uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
    modbus_set_socket(server, client);
    const int length = modbus_receive(server, request);
    if (length > 0) {
        modbus_reply(server, request, length, mapping);
    }
    return length >= 0;
}

int main(int argc, char** argv)
{
    modbus_t* server = modbus_new_tcp("127.0.0.1", argc > 1 ? atoi(argv[1]) : 0);
    modbus_mapping_t* mapping = modbus_mapping_new_start_address(0, 0, 0, 0, FIRST_REGISTER, REGISTERS, 0, 0);
    const int listener = server != NULL ? modbus_tcp_listen(server, BACKLOG) : -1;
    if (listener < 0 || mapping == NULL) {
        fprintf(stderr, "libmodbus_server cannot listen\n");
        return 1;
    }
    modbus_set_slave(server, UNIT);
    struct sockaddr_in address;
    socklen_t size = sizeof(address);
    getsockname(listener, (struct sockaddr*)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    fd_set watched;
    FD_ZERO(&watched);
    FD_SET(listener, &watched);
    int highest = listener;
    for (;;) {
        fd_set ready = watched;
        if (select(highest + 1, &ready, NULL, NULL, NULL) < 0) {
            perror("select");
            return 1;
        }
        for (int socket = 0; socket <= highest; ++socket) {
            if (!FD_ISSET(socket, &ready)) {
                continue;
            }
            if (socket == listener) {
                const int client = accept_client(listener, &watched);
                highest = client > highest ? client : highest;
            } else if (!serve(server, mapping, socket)) {
                FD_CLR(socket, &watched);
                close(socket);
            }
        }
    }
}
