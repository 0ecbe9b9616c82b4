// SPDX-License-Identifier: GPL-3.0-or-later
// The state of the bench, and the changes made from this page, which can be undone.

import { get, send } from '/bench.js';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const patch = (change) => send('PATCH', '/v1/input', change);

/** Functions that set each part of the bench. */
const PUT = {
    wiring: (wiring) => patch({ wiring }),
    voltage: (voltage) => patch({ supply: { voltage } }),
    load: (load) => patch({ load }),
    tariff: (tariff) => patch({ tariff }),
    mains: (on) => send('POST', '/v1/power', { on }),
};

export const endFault = (id) => send('DELETE', `/v1/faults?id=${id}`);

export async function readBench() {
    const [{ input, devices, recording }, status] = await Promise.all([get('/v1/input'), get('/v1/status')]);
    return {
        wiring: input.wiring,
        voltage: input.supply.voltage,
        load: input.load,
        tariff: input.tariff,
        mains: status.mains,
        faults: status.faults,
        time: status.meter_time_s,
        isPaused: status.speed === 0,
        isRecording: recording,
        devices,
    };
}

/** Stores the earlier value of each part that this page has changed, until another client changes the part. */
export class UndoLog {
    #changed = new Map(); // part -> {before, after}
    #begun = new Set(); // ids of faults
    #time = 0;

    /** Records a change: the states of the bench before (`was`) and after (`is`). */
    record(was, is) {
        this.refresh(was);
        for (const part of Object.keys(PUT).filter((name) => !same(was[name], is[name]))) {
            const before = this.#changed.get(part)?.before ?? was[part];
            this.#changed.set(part, { before, after: is[part] });
        }
        const there = new Set(was.faults.map(({ id }) => id));
        is.faults.filter(({ id }) => !there.has(id)).forEach(({ id }) => this.#begun.add(id));
        this.refresh(is);
    }

    /** Removes entries whose part has changed since: another client changed it, or another bench runs. */
    refresh(bench) {
        if (bench.time < this.#time) {
            this.clear();
        }
        this.#time = bench.time;
        for (const [part, { before, after }] of this.#changed) {
            if (!same(after, bench[part]) || same(before, after)) {
                this.#changed.delete(part);
            }
        }
        const there = new Set(bench.faults.map(({ id }) => id));
        this.#begun.forEach((id) => there.has(id) || this.#begun.delete(id));
    }

    clear() {
        this.#changed.clear();
        this.#begun.clear();
    }

    get isEmpty() {
        return this.#changed.size === 0 && this.#begun.size === 0;
    }

    /** Earlier value of `part`; undefined if this page has not changed it. */
    before(part) {
        return this.#changed.get(part)?.before;
    }

    async undo(part) {
        await PUT[part](this.before(part));
    }

    async undoAll(bench) {
        this.refresh(bench);
        for (const id of this.#begun) {
            await endFault(id);
        }
        for (const part of this.#changed.keys()) {
            await this.undo(part);
        }
    }
}
