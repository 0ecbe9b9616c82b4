// SPDX-License-Identifier: GPL-3.0-or-later
// Three Modbus libraries with one interface. connect(port, patienceMs) returns an object with
//     readCoils(address, count), read(address, count), readInput(address, count), write(address, word),
//     writeMany(address, [word]), close()
// whose reads resolve to words. A rejection by a library becomes a ModbusException if the server sent one.
import net from "node:net";
import Jsmodbus from "jsmodbus";
import ModbusSerial from "modbus-serial";
import modbusStream from "modbus-stream";

const HOST = "127.0.0.1";
const UNIT = 5;

export class ModbusException extends Error {
    constructor(code) {
        super(`exception ${code}`);
        this.code = code;
    }
}

async function connectModbusSerial(port, patienceMs) {
    const client = new ModbusSerial();
    await client.connectTCP(HOST, { port });
    client.setID(UNIT);
    client.setTimeout(patienceMs);
    const call = async (promise) => {
        try {
            return (await promise).data;
        } catch (error) {
            throw error.modbusCode === undefined ? error : new ModbusException(error.modbusCode);
        }
    };
    return {
        readCoils: (address, count) => call(client.readCoils(address, count)),
        read: (address, count) => call(client.readHoldingRegisters(address, count)),
        readInput: (address, count) => call(client.readInputRegisters(address, count)),
        write: (address, word) => call(client.writeRegister(address, word)),
        writeMany: (address, words) => call(client.writeRegisters(address, words)),
        close: () => client.destroy(() => {}),
    };
}

async function connectJsmodbus(port, patienceMs) {
    const socket = new net.Socket();
    const client = new Jsmodbus.client.TCP(socket, UNIT, patienceMs);
    await new Promise((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("error", reject);
        socket.connect(port, HOST);
    });
    socket.on("error", () => {}); // the library rejects what is under way
    const call = async (promise) => {
        try {
            return (await promise).response.body.valuesAsArray;
        } catch (error) {
            throw error.err === "ModbusException" ? new ModbusException(error.response.body.code)
                : new Error(`${error.err}: ${error.message}`);
        }
    };
    return {
        readCoils: (address, count) => call(client.readCoils(address, count)),
        read: (address, count) => call(client.readHoldingRegisters(address, count)),
        readInput: (address, count) => call(client.readInputRegisters(address, count)),
        write: (address, word) => call(client.writeSingleRegister(address, word)),
        writeMany: (address, words) => call(client.writeMultipleRegisters(address, words)),
        close: () => socket.destroy(),
    };
}

function bytes(word) {
    return Buffer.from([word >> 8, word & 0xff]);
}

async function connectModbusStream(port, patienceMs) {
    const options = { unitId: UNIT, retry: patienceMs, debug: null };
    const connection = await new Promise((resolve, reject) => {
        modbusStream.tcp.connect(port, HOST, options, (error, made) => (error ? reject(error) : resolve(made)));
    });
    let giveUp = () => {};
    connection.on("error", (error) => giveUp(error)); // also for a reply that the library cannot take apart
    connection.on("close", () => giveUp(new Error("closed by the server")));
    const call = (name, request) => new Promise((resolve, reject) => {
        giveUp = reject;
        connection[name](request, (error, info) => {
            if (error) {
                // The library has the same names for exceptions and for its own failures; only the former have a reply.
                reject(info ? new ModbusException(modbusStream.pdu.Exception[error.message]) : error);
            } else {
                resolve(info.response.data);
            }
        });
    });
    const words = async (data) => (await data).map((word) => word.readUInt16BE(0));
    return {
        readCoils: (address, quantity) => call("readCoils", { address, quantity }),
        read: (address, quantity) => words(call("readHoldingRegisters", { address, quantity })),
        readInput: (address, quantity) => words(call("readInputRegisters", { address, quantity })),
        write: (address, word) => call("writeSingleRegister", { address, value: bytes(word) }),
        writeMany: (address, list) => call("writeMultipleRegisters", { address, values: list.map(bytes) }),
        close: () => connection.transport.stream.destroy(),
    };
}

export const LIBRARIES = {
    "modbus-serial": connectModbusSerial,
    jsmodbus: connectJsmodbus,
    "modbus-stream": connectModbusStream,
};
