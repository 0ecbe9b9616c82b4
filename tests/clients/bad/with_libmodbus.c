/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A client with libmodbus that makes one mistake on purpose, or none.
 *   with_libmodbus PORT MISTAKE MILLISECONDS_BETWEEN_POLLS
 * MISTAKE: careful, timeout-retry (the library's own 0.5 s), torn-pair, reconnect, transaction-id.
 */
#include <errno.h>
#include <modbus.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { kUnit = 5, kBlock = 50512, kBlockWords = 62, kEnergy = 50946 };

static void pauseFor(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* Returns 0 if all was read. An exception of the meter is no failure of the connection. */
static int readWords(modbus_t* client, int address, int count)
{
    uint16_t words[MODBUS_MAX_READ_REGISTERS];
    if (modbus_read_registers(client, address, count, words) == count) {
        return 0;
    }
    return errno >= EMBXILFUN && errno <= EMBXGTAR ? 0 : -1;
}

static int poll(modbus_t* client, const char* mistake)
{
    if (strcmp(mistake, "torn-pair") == 0) {
        return readWords(client, kEnergy, 1) != 0 || readWords(client, kEnergy + 1, 1) != 0;
    }
    return readWords(client, kBlock, kBlockWords) != 0 || readWords(client, kEnergy, 2) != 0;
}

int main(int argc, char** argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: %s PORT MISTAKE MILLISECONDS\n", argv[0]);
        return 2;
    }
    const char* mistake = argv[2];
    modbus_t* client = modbus_new_tcp("127.0.0.1", atoi(argv[1]));
    if (client == NULL || modbus_set_slave(client, kUnit) != 0) {
        return 2;
    }
    if (strcmp(mistake, "timeout-retry") != 0) {
        modbus_set_response_timeout(client, 1, 500000);
    }
    int connected = modbus_connect(client) == 0;
    for (;;) {
        if (!connected && strcmp(mistake, "reconnect") != 0) {
            connected = modbus_connect(client) == 0;
        }
        /* Whoever does not reconnect goes on with the broken socket. */
        if ((connected || strcmp(mistake, "reconnect") == 0) && poll(client, mistake) != 0) {
            const int late = errno == ETIMEDOUT || errno == EMBBADDATA;
            if (strcmp(mistake, "transaction-id") == 0 && late) {
                /* Stays on the connection; the library then finds the late reply in place of each next one. */
            } else if (strcmp(mistake, "reconnect") == 0) {
                if (late) {
                    modbus_close(client);
                    modbus_connect(client);
                }
            } else {
                modbus_close(client);
                connected = 0;
            }
        }
        pauseFor(atol(argv[3]));
    }
}
