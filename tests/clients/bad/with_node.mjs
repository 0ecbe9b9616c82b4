// SPDX-License-Identifier: GPL-3.0-or-later
// A client with a library for Node.js that makes one mistake on purpose, or none.
//     node with_node.mjs LIBRARY PORT MISTAKE MILLISECONDS_BETWEEN_POLLS
// LIBRARY: modbus-serial or jsmodbus.
import { LIBRARIES } from "./libraries.mjs";

const [library, port, mistake, interval] = process.argv.slice(2);
const TIMEOUT_MS = mistake === "timeout-retry" ? 250 : 1500;
const READS = {
    "off-by-one": [[50513, 2], [50947, 2]],
    "request-size": [[50520, 2], [50522, 2], [50524, 2], [50526, 2], [50528, 2], [50536, 2]],
    "half-of-a-pair": [[50512, 62], [50947, 1]],
    "hole": [[50512, 62], [50930, 40]],
};
const reads = READS[mistake] ?? [[50512, 62], [50946, 2]];

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

let client = null;
let dead = false;

async function poll() {
    client ??= await LIBRARIES[library](Number(port), TIMEOUT_MS);
    for (const [address, count] of reads) {
        try {
            await (mistake === "function-code" ? client.readInput(address, count) : client.read(address, count));
        } catch (error) {
            if (error.code === undefined || typeof error.code !== "number") {
                throw error; // no exception of the meter: the connection has failed
            }
        }
    }
}

process.on("uncaughtException", () => { client = null; });
for (;;) {
    try {
        if (!dead) {
            await poll();
        }
    } catch {
        client?.close();
        client = null;
        dead = mistake === "reconnect";
    }
    if (mistake === "connection-per-poll") {
        client?.close();
        client = null;
    }
    await pause(mistake === "poll-rate" ? 20 : Number(interval));
}
