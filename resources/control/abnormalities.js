// SPDX-License-Identifier: GPL-3.0-or-later
// The abnormalities of the bench as text, each with a function that removes it.

import { endFault } from '/undo_log.js';
import { send } from '/bench.js';
import { language, text } from '/texts.js';

export const CONDUCTORS = ['L1', 'L2', 'L3', 'N'];
export const PHASES = CONDUCTORS.slice(0, 3);
/** Lists of terminals in the wiring, with their texts. */
export const FLAGS = { open: text.isOpen, open_load: text.isOpenLoad, reverse: text.isReversed };

const setWiring = (wiring) => send('PATCH', '/v1/input', { wiring });
const number = (value) => value.toLocaleString(language, { maximumFractionDigits: 3, useGrouping: false });
const numbers = (list) => list.map(number).join(' / ');

const CHANGED = {
    voltage: (voltage) => `${numbers(voltage)} V`,
    load: ({ current, phi }) => `${numbers(current)} A, φ ${numbers(phi)}°`,
    tariff: number,
};
const NAMES = { voltage: text.mains, load: text.load, tariff: text.tariff };

function faultText(fault, time) {
    const delay = fault.delay ?? fault.gap;
    const details = [
        Array.isArray(delay) ? text.range(...delay) : delay,
        fault.code ?? fault.message,
        fault.client,
        fault.probability < 1 && text.of(number(fault.probability * 100)),
        fault.by === 'scenario' && text.byScenario,
        fault.struck > 0 && text.struck(fault.struck),
        fault.remaining !== undefined && text.replies(fault.remaining),
        fault.ends_s !== undefined && text.left(Math.max(0, Math.ceil(fault.ends_s - time))),
    ];
    return [text.kinds[fault.kind][0], ...details.filter(Boolean)].join(', ');
}

/** [{key, said, takeBack}]: `key` identifies an abnormality while it lasts. */
export function abnormalitiesOf(bench, undoLog) {
    const found = [];
    if (!bench.mains) {
        found.push({ key: 'mains', said: text.isOff, takeBack: () => send('POST', '/v1/power', { on: true }) });
    }
    for (const [flag, say] of Object.entries(FLAGS)) {
        for (const at of bench.wiring[flag]) {
            const others = (now) => now.wiring[flag].filter((other) => other !== at);
            found.push({ key: flag + at, said: say(at), takeBack: (now) => setWiring({ [flag]: others(now) }) });
        }
    }
    for (const side of ['supply_at', 'load_at']) {
        const places = bench.wiring[side].map((conductor, index) => [CONDUCTORS[index], conductor])
            .filter(([at, conductor]) => at !== conductor).map(([at, conductor]) => text.place(at, conductor));
        if (places.length > 0) {
            const said = text.isExchanged(text[side], places.join(', '));
            found.push({ key: side, said, takeBack: () => setWiring({ [side]: CONDUCTORS }) });
        }
    }
    for (const [part, say] of Object.entries(CHANGED)) {
        const before = undoLog.before(part);
        if (before !== undefined) {
            const said = text.isChanged(NAMES[part], say(bench[part]), say(before));
            found.push({ key: part, said, takeBack: () => undoLog.undo(part) });
        }
    }
    for (const fault of bench.faults) {
        found.push({ key: `fault${fault.id}`, said: faultText(fault, bench.time), takeBack: () => endFault(fault.id) });
    }
    return found;
}
