// SPDX-License-Identifier: GPL-3.0-or-later
// Modbus TCP frames: made, and told in words.

import { text } from 'page/texts.js';

const HEADER = 7;
const EXCEPTION = 0x80;
export const FUNCTIONS = { read: 3, writeWord: 6, writeWords: 16 };

let lastTransaction = 0;

const split = (word) => [word >> 8 & 0xFF, word & 0xFF];
const wordAt = (bytes, at) => bytes[at] << 8 | bytes[at + 1];

export function frameOf(unit, pdu) {
    lastTransaction = lastTransaction % 0xFFFF + 1;
    return Uint8Array.from([...split(lastTransaction), 0, 0, ...split(pdu.length + 1), unit, ...pdu]);
}

/** The PDU of a function; `words`: those that are written. */
export function pduOf(code, address, count, words) {
    switch (code) {
    case FUNCTIONS.writeWord:
        return [code, ...split(address), ...split(words[0])];
    case FUNCTIONS.writeWords:
        return [code, ...split(address), ...split(words.length), words.length * 2, ...words.flatMap(split)];
    default:
        return [code, ...split(address), ...split(count)];
    }
}

export const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');

/** Bytes of a text in hex; null if it is none. */
export function bytesOf(hex) {
    const digits = hex.replace(/\s+/g, '');
    return /^([0-9a-f]{2})+$/i.test(digits) ? Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16)) : null;
}

/** Words of a text of decimal numbers; null if it is none. */
export function wordsOf(entered) {
    const words = entered.trim().split(/\s+/).map(Number);
    const isRight = words.length <= 123 && words.every((word) => Number.isInteger(word) && word >= 0 && word <= 0xFFFF);
    return isRight && entered.trim() !== '' ? words : null;
}

function wordList(bytes) {
    const words = [];
    for (let at = 0; at + 1 < bytes.length; at += 2) {
        words.push(wordAt(bytes, at));
    }
    return words.join(' ');
}

function headText(bytes) {
    return `${text.transaction} ${wordAt(bytes, 0)}, ${text.unit} ${bytes[6]}, ${text.function} ${bytes[HEADER] & ~EXCEPTION}`;
}

/** A request in words. */
export function requestText(bytes) {
    if (bytes.length < HEADER + 5) {
        return text.bytes(bytes.length);
    }
    const address = wordAt(bytes, 8);
    switch (bytes[HEADER]) {
    case FUNCTIONS.writeWord:
        return `${headText(bytes)}: ${address} := ${wordAt(bytes, 10)}`;
    case FUNCTIONS.writeWords:
        return `${headText(bytes)}: ${address} := ${wordList(bytes.slice(13))}`;
    default:
        return `${headText(bytes)}: ${text.wordsFrom(wordAt(bytes, 10), address)}`;
    }
}

/** A reply in words. */
export function replyText(bytes) {
    if (bytes.length < HEADER + 2) {
        return text.noReply;
    }
    const code = bytes[HEADER];
    if ((code & EXCEPTION) !== 0) {
        return `${headText(bytes)}: ${text.exception} ${bytes[8]}, ${text.exceptions[bytes[8]] ?? '?'}`;
    }
    if (code === FUNCTIONS.writeWord || code === FUNCTIONS.writeWords) {
        return `${headText(bytes)}: ${wordAt(bytes, 8)}, ${wordAt(bytes, 10)}`;
    }
    return `${headText(bytes)}: ${text.bytes(bytes[8])}: ${wordList(bytes.slice(9))}`;
}
