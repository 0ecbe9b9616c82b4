// SPDX-License-Identifier: GPL-3.0-or-later
// node iobroker_reader.cjs FILE HOST PORT UNIT: ioBroker's Modbus reader without the rest of ioBroker. It imports the
// TSV file and prints each state that it sets, and each message of its log from warnings on, as a line of JSON.
const fs = require("node:fs");
const Module = require("node:module");

const [file, host, port, unit] = process.argv.slice(2);
const print = what => fs.writeSync(3, JSON.stringify(what) + "\n");

// What the reader uses of ioBroker's adapter class.
class Adapter {
    constructor(options) {
        this.options = options;
        this.namespace = "modbus.0";
        this.name = "modbus";
        this.instance = 0;
        this.config = { params: {} };
        this.stored = {};
        const quiet = () => {};
        const loud = level => text => print({ log: level, text: String(text) });
        this.log = { silly: quiet, debug: quiet, info: quiet, warn: loud("warn"), error: loud("error") };
        setImmediate(() => options.ready());
    }

    setTimeout(...parameters) { return setTimeout(...parameters); }
    clearTimeout(timer) { clearTimeout(timer); }
    setInterval(...parameters) { return setInterval(...parameters); }
    clearInterval(timer) { clearInterval(timer); }
    setState(id, value, ack, done) {
        print({ id, value: value !== null && typeof value === "object" ? value.val : value });
        if (typeof done === "function") {
            done();
        }
        return Promise.resolve();
    }
    setStateAsync(id, value) { return this.setState(id, value); }
    getStateAsync() { return Promise.resolve(null); }
    getForeignStatesAsync() { return Promise.resolve({}); }
    getObjectAsync(id) { return Promise.resolve(this.stored[id] ?? null); }
    setObjectAsync(id, object) {
        this.stored[id] = object;
        return Promise.resolve({ id });
    }
    setObjectNotExistsAsync(id, object) { return this.setObjectAsync(id, this.stored[id] ?? object); }
    extendObjectAsync(id, object) { return this.setObjectAsync(id, { ...this.stored[id], ...object }); }
    delObjectAsync(id) {
        delete this.stored[id];
        return Promise.resolve();
    }
    getForeignObjectAsync() { return Promise.resolve(null); }
    setForeignObjectAsync(id, object) { return this.setObjectAsync(id, object); }
    getForeignObjects() { return Promise.resolve({}); }
    getStatesAsync() { return Promise.resolve({}); }
    getEnumAsync() { return Promise.resolve({ result: {} }); }
    subscribeStates() {}
    terminate() { process.exit(1); }
}

const load = Module._load;
Module._load = function (name, ...rest) {
    return name === "@iobroker/adapter-core" ? { Adapter } : load.call(this, name, ...rest);
};
const modbus = require("@iobroker/modbus");
const Reader = modbus.default;
// eslint-disable-next-line no-new
new Reader("modbus", {}, {
    params: {
        type: "tcp", bind: host, host, port: Number(port), deviceId: Number(unit), slave: "0", poll: 300, recon: 1000,
        timeout: 3000, maxBlock: 100, multiDeviceId: false, holdingRegsOffset: 0, inputRegsOffset: 0,
        showAliases: false, directAddresses: false, doNotIncludeAdrInId: true, preserveDotsInId: false, round: 6,
        alwaysUpdate: true, waitTime: 0, readInterval: 0, disableLogging: false, doNotRoundAddressToWord: true,
    },
    holdingRegs: modbus.tsv2registers("holdingRegs", fs.readFileSync(file, "utf8")),
});
