// SPDX-License-Identifier: GPL-3.0-or-later
// The bench for the instructor: its abnormalities, and controls to cause more. Everything shown is read from the bench;
// the page stores only how to undo its own changes.

import { RequestError, get, send } from '/bench.js';
import { UndoLog, readBench } from '/undo_log.js';
import { language, text, translate } from '/texts.js';
import { CONDUCTORS, FLAGS, PHASES, abnormalitiesOf } from '/abnormalities.js';

const PAIRS = [['L1', 'L2'], ['L2', 'L3'], ['L1', 'L3'], ['L1', 'N'], ['L2', 'N'], ['L3', 'N']];
const STATES = ['unplugged', 'restart', 'malfunction']; // of the device, which all clients share
const EXPLAINED = { // codes of the API
    invalid_fault: text.notTaken,
    invalid_input: text.notTaken,
    no_such_fault: () => text.alreadyOver,
    read_only: () => text.lookOnly,
    unavailable: () => text.stopped,
};

const EXPLAINED_FIELDS = { count: text.countNeedsFor, client: text.clientForm }; // of a fault

const part = (id) => document.getElementById(id);
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const press = (button, isPressed) => button.setAttribute('aria-pressed', String(isPressed));
const isPressed = (button) => button.getAttribute('aria-pressed') === 'true';
const option = (value, label) => make('option', { value, textContent: label });

/** A toggle button that shows a state. */
function toggle(label) {
    const button = make('button', { type: 'button', textContent: label });
    press(button, false);
    return button;
}

function explanation(error) {
    if (!(error instanceof RequestError)) {
        return text.lost;
    }
    if (error.code === 'invalid_fault' && EXPLAINED_FIELDS[error.field]) {
        return EXPLAINED_FIELDS[error.field];
    }
    return (EXPLAINED[error.code] ?? text.failed)(error.message);
}

export class Instructor {
    #place;
    #undoLog = new UndoLog();
    #lesson = null; // for which #undoLog counts
    #toggles = new Map(); // button -> (bench) => whether what it says is so
    #inputs = { voltage: [], current: [] };
    #isActing = false;
    #acts = 0;

    /** Fills `place` with the controls. */
    constructor(place) {
        this.#place = place;
        place.replaceChildren(part('bench-of-the-instructor').content.cloneNode(true));
        translate(place);
        this.#prepareWiring();
        this.#prepareNumbers('supply', 'voltage', (voltage) => ({ supply: { voltage } }), text.volts);
        this.#prepareNumbers('load', 'current', (current) => ({ load: { current } }), text.amperes);
        this.#prepareSwitches();
        this.#prepareFaults();
    }

    /** Shows the present state of the bench. `training`: reply of GET /v1/training. */
    async refresh(training) {
        const acts = this.#acts;
        const bench = await readBench();
        await this.#lookAtPool(training);
        if (this.#isActing || acts !== this.#acts) {
            return; // older than what was done meanwhile
        }
        this.#undoLog.refresh(bench);
        this.#show(bench);
        this.#place.inert = false;
    }

    /** The bench does not answer: disables the controls. */
    rest() {
        this.#place.inert = true;
    }

    /** Offers the faults of a running exam; another lesson has another bench. */
    async #lookAtPool(training) {
        const lesson = training.lesson && `${training.lesson} ${training.candidate}`;
        if (lesson !== this.#lesson) {
            this.#lesson = lesson;
            this.#undoLog.clear();
            const { faults } = training.exam ? await get('/v1/training/faults') : { faults: [] };
            part('pool-fault').replaceChildren(...faults.map((name, index) => option(index + 1, name[language])));
        }
        part('pool').hidden = training.lesson === null || training.ended || part('pool-fault').options.length === 0;
    }

    // ---- display ----

    #show(bench) {
        this.#showAbnormalities(abnormalitiesOf(bench, this.#undoLog));
        part('undo').disabled = this.#undoLog.isEmpty;
        part('note').textContent = [bench.isPaused && text.paused, bench.isRecording && text.recording].filter(Boolean).join(' ');
        part('devices').textContent = bench.devices.length > 0 ? text.devices(bench.devices.join(', ')) : '';
        part('mains').textContent = bench.mains ? text.mainsOff : text.mainsOn;
        for (const [button, isSo] of this.#toggles) {
            press(button, isSo(bench));
        }
        this.#showNumbers('voltage', bench.voltage);
        this.#showNumbers('current', bench.load.current);
    }

    #showNumbers(name, values) {
        const inputs = this.#inputs[name];
        if (!inputs.some((input) => input.dataset.entered || input === document.activeElement)) {
            inputs.forEach((input, index) => { input.value = Number(values[index].toFixed(3)); });
        }
    }

    /** Keeps the elements of lines that remain, so that they keep the focus. */
    #showAbnormalities(abnormalities) {
        const list = part('wrong');
        const lines = abnormalities.length > 0 ? abnormalities : [{ key: 'sound', said: text.sound }];
        for (const gone of [...list.children].filter((item) => !lines.some(({ key }) => key === item.dataset.key))) {
            if (gone.contains(document.activeElement)) {
                part('wrong-title').focus();
            }
            gone.remove();
        }
        for (const wrong of lines) {
            const known = [...list.children].find((item) => item.dataset.key === wrong.key);
            this.#fill(known ?? list.appendChild(this.#line(wrong)), wrong);
        }
    }

    #line({ key, takeBack }) {
        const item = make('li', { className: takeBack ? '' : 'sound' });
        item.dataset.key = key;
        item.append(make('span'));
        if (takeBack) {
            item.append(make('button', { type: 'button', textContent: text.takeBack }));
        }
        return item;
    }

    #fill(item, { said, takeBack }) {
        const [words, button] = item.children;
        if (words.textContent !== said) {
            words.textContent = said;
        }
        if (button) {
            button.setAttribute('aria-label', `${text.takeBack}, ${said}`);
            button.onclick = () => this.#act(text.takenBack(said), takeBack);
        }
    }

    // ---- commands ----

    /** Runs a command with the present state of the bench and reports it; `what` completes "Done: ...". */
    async #act(what, change) {
        if (this.#isActing) {
            return;
        }
        this.#isActing = true;
        ++this.#acts;
        try {
            const was = await readBench();
            await change(was);
            const is = await readBench();
            this.#undoLog.record(was, is);
            this.#show(is);
            this.#say(text.carriedOut(what), false);
        } catch (error) {
            this.#say(explanation(error), true);
        } finally {
            this.#isActing = false;
        }
    }

    #say(said, isRefusal) {
        part('outcome').classList.toggle('refused', isRefusal);
        part('outcome').textContent = said;
    }

    #onSubmit(form, what, change) {
        part(form).addEventListener('submit', (event) => {
            event.preventDefault();
            this.#act(what(), change);
        });
    }

    #prepareWiring() {
        for (const group of this.#place.querySelectorAll('[data-flag]')) {
            const { flag } = group.dataset;
            for (const at of flag === 'reverse' ? PHASES : CONDUCTORS) {
                const button = toggle(at);
                button.addEventListener('click', () => {
                    const said = FLAGS[flag](at);
                    this.#act(isPressed(button) ? text.takenBack(said) : said, ({ wiring }) => {
                        const others = wiring[flag].filter((other) => other !== at);
                        const now = others.length < wiring[flag].length ? others : [...others, at];
                        return send('PATCH', '/v1/input', { wiring: { [flag]: now } });
                    });
                });
                this.#toggles.set(button, (bench) => bench.wiring[flag].includes(at));
                group.append(button);
            }
        }
        part('pair').append(...PAIRS.map((pair, index) => option(index, pair.join(' – '))));
        this.#onSubmit('wiring', () => `${text.swap} ${PAIRS[part('pair').value].join(' – ')}`, ({ wiring }) => {
            const [one, other] = PAIRS[part('pair').value].map((conductor) => CONDUCTORS.indexOf(conductor));
            const sides = part('side').value === 'both' ? ['supply_at', 'load_at'] : [part('side').value];
            const change = {};
            for (const side of sides) {
                change[side] = [...wiring[side]];
                [change[side][one], change[side][other]] = [wiring[side][other], wiring[side][one]];
            }
            return send('PATCH', '/v1/input', { wiring: change });
        });
    }

    /** Three numbers for the phases; they show the values of the bench until the user enters something. */
    #prepareNumbers(form, name, change, what) {
        const group = this.#place.querySelector(`[data-phases="${name}"]`);
        for (const phase of PHASES) {
            const input = make('input', { type: 'number', min: 0, max: group.dataset.most, step: 'any', required: true });
            input.addEventListener('input', () => { input.dataset.entered = 'yes'; });
            const label = make('label');
            label.append(make('span', { textContent: phase }), input);
            group.append(label);
            this.#inputs[name].push(input);
        }
        group.append(make('button', { type: 'submit', textContent: text.set }));
        const values = () => this.#inputs[name].map((input) => input.valueAsNumber);
        this.#onSubmit(form, () => `${what} ${values().join(' / ')}`, async () => {
            await send('PATCH', '/v1/input', change(values()));
            this.#inputs[name].forEach((input) => { delete input.dataset.entered; });
        });
    }

    #prepareSwitches() {
        part('undo').addEventListener('click', () => this.#act(text.asItWas, (bench) => this.#undoLog.undoAll(bench)));
        part('mains').addEventListener('click', () => {
            this.#act(part('mains').textContent, ({ mains }) => send('POST', '/v1/power', { on: !mains }));
        });
        for (const tariff of [1, 2]) {
            const button = toggle(String(tariff));
            button.addEventListener('click',
                () => this.#act(`${text.tariff} ${tariff}`, () => send('PATCH', '/v1/input', { tariff })));
            this.#toggles.set(button, (bench) => bench.tariff === tariff);
            part('tariffs').append(button);
        }
        this.#onSubmit('pool', () => part('pool-fault').selectedOptions[0].textContent,
            () => send('POST', '/v1/training', { do: 'fault', fault: Number(part('pool-fault').value) }));
    }

    #prepareFaults() {
        part('kind').append(...Object.entries(text.kinds).map(([kind, [name]]) => option(kind, name)));
        const showKind = () => {
            const kind = part('kind').value;
            const fits = [kind, STATES.includes(kind) ? 'states' : 'replies'];
            part('kind-text').textContent = text.kinds[kind][1];
            for (const label of this.#place.querySelectorAll('[data-of]')) {
                label.hidden = !fits.includes(label.dataset.of);
                label.querySelector('input').disabled = label.hidden; // what does not belong is not asked for
            }
        };
        part('kind').addEventListener('change', showKind);
        showKind();
        part('faults').addEventListener('submit', (event) => {
            event.preventDefault();
            if (part('kind').value === 'delay' && part('most').valueAsNumber < part('least').valueAsNumber) {
                this.#say(text.mostFirst, true);
                part('most').focus();
                return;
            }
            const fault = this.#enteredFault();
            this.#act(text.kinds[fault.kind][0], () => send('POST', '/v1/faults', fault));
        });
    }

    #enteredFault() {
        const fault = { kind: part('kind').value, probability: part('probability').valueAsNumber / 100 };
        const given = (id) => part(id).value !== '' && !part(id).disabled;
        if (given('least')) {
            fault.delay = [`${part('least').value} ms`, `${part('most').value} ms`];
        }
        if (given('gap')) {
            fault.gap = `${part('gap').value} ms`;
        }
        for (const id of ['code', 'message', 'count', 'for']) {
            if (given(id)) {
                fault[id] = part(id).valueAsNumber;
            }
        }
        if (given('client')) {
            fault.client = part('client').value.trim();
        }
        return fault;
    }
}
