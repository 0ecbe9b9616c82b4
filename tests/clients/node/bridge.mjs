// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one of the libraries for node_clients.py.
//
//     node bridge.mjs LIBRARY PORT PATIENCE_MS
//
// A line of JSON on standard input is a request: {"do": "read", "with": [address, count]}. Its answer is a line on
// standard output: {"words": [...]}, {"exception": code} or {"error": "why"}. After an error it connects again, as a
// client does that continues.
import readline from "node:readline";
import { LIBRARIES, ModbusException } from "./libraries.mjs";

const [library, port, patience] = process.argv.slice(2);
const connect = () => LIBRARIES[library](Number(port), Number(patience));
let connection = null;

// Always sends an answer, whatever the library does.
function withinTime(promise) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error("nothing from the library in time")), 2 * Number(patience));
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function carryOut({ do: what, with: parameters }) {
    try {
        connection ??= await withinTime(connect());
        const words = await withinTime(connection[what](...parameters));
        return { words: Array.isArray(words) ? words : [] };
    } catch (error) {
        if (error instanceof ModbusException) {
            return { exception: error.code };
        }
        connection?.close();
        connection = null;
        return { error: error.message ?? String(error) };
    }
}

// If a library throws in an event handler, the client has failed, but the bridge must continue.
process.on("uncaughtException", (error) => process.stderr.write(`${library}: ${error.stack}\n`));

for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await carryOut(JSON.parse(line)))}\n`);
}
process.exit(0);
