// SPDX-License-Identifier: GPL-3.0-or-later
// node read_thing.cjs FILE: for each line on standard input, reads all properties of the Thing Description and prints
// them as one line of JSON.
const fs = require("node:fs");
const readline = require("node:readline");
const { Servient } = require("@node-wot/core");
const { ModbusClientFactory } = require("@node-wot/binding-modbus");

async function main() {
    const servient = new Servient();
    servient.addClientFactory(new ModbusClientFactory());
    const wot = await servient.start();
    const thing = await wot.consume(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
    for await (const _ of readline.createInterface({ input: process.stdin })) {
        const values = {};
        for (const name of Object.keys(thing.getThingDescription().properties)) {
            values[name] = await (await thing.readProperty(name)).value();
        }
        fs.writeSync(3, JSON.stringify(values) + "\n");
    }
    process.exit(0);
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
