/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One Modbus TCP request with libmodbus.
 *   libmodbus_client PORT UNIT read-coils ADDRESS COUNT  function 1
 *   libmodbus_client PORT UNIT read ADDRESS COUNT        function 3
 *   libmodbus_client PORT UNIT read-input ADDRESS COUNT  function 4
 *   libmodbus_client PORT UNIT write ADDRESS WORD        function 6
 *   libmodbus_client PORT UNIT write-many ADDRESS WORD   function 16
 * MILLISECONDS behind it: how long the reply is awaited.
 * Prints the words read, or "exception N"; exit code 0 done, 1 exception, 2 anything else.
 */
#include <errno.h>
#include <modbus.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int request(modbus_t* client, const char* what, int address, int argument)
{
    uint16_t words[MODBUS_MAX_READ_REGISTERS];
    const uint16_t word = (uint16_t)argument;
    int count = -1;
    if (strcmp(what, "read-coils") == 0) {
        uint8_t coils[MODBUS_MAX_READ_BITS];
        return modbus_read_bits(client, address, argument, coils);
    } else if (strcmp(what, "read") == 0) {
        count = modbus_read_registers(client, address, argument, words);
    } else if (strcmp(what, "read-input") == 0) {
        count = modbus_read_input_registers(client, address, argument, words);
    } else if (strcmp(what, "write") == 0) {
        return modbus_write_register(client, address, word);
    } else if (strcmp(what, "write-many") == 0) {
        return modbus_write_registers(client, address, 1, &word);
    } else {
        errno = EINVAL;
    }
    for (int i = 0; i < count; ++i) {
        printf("%u\n", words[i]);
    }
    return count;
}

int main(int argc, char** argv)
{
    if (argc != 7) {
        fprintf(stderr,
            "usage: %s PORT UNIT read-coils|read|read-input|write|write-many ADDRESS COUNT|WORD MILLISECONDS\n",
            argv[0]);
        return 2;
    }
    const uint32_t patience = (uint32_t)atoi(argv[6]);
    modbus_t* client = modbus_new_tcp("127.0.0.1", atoi(argv[1]));
    if (client == NULL || modbus_set_slave(client, atoi(argv[2])) != 0
        || modbus_set_response_timeout(client, patience / 1000, patience % 1000 * 1000) != 0
        || modbus_connect(client) != 0) {
        fprintf(stderr, "%s\n", modbus_strerror(errno));
        return 2;
    }
    const int result = request(client, argv[3], atoi(argv[4]), atoi(argv[5]));
    const int error = errno;
    modbus_close(client);
    modbus_free(client);
    if (result >= 0) {
        return 0;
    }
    if (error > MODBUS_ENOBASE && error < MODBUS_ENOBASE + MODBUS_EXCEPTION_MAX) {
        printf("exception %d\n", error - MODBUS_ENOBASE);
        return 1;
    }
    fprintf(stderr, "%s\n", modbus_strerror(error));
    return 2;
}
