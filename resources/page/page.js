// SPDX-License-Identifier: GPL-3.0-or-later
// The page: the bench of this page (bench.js), its front, and what one sees of it.

import { Refused, ask, benchFetch, call, load } from 'page/bench.js';
import { embed } from 'page/embedding.js';
import { Front } from 'page/front.js';
import { instructorFrame } from 'page/instructor_frame.js';
import { linkOf, readLink } from 'page/link.js';
import { LoadBoard } from 'page/loads.js';
import { bytesOf, frameOf, FUNCTIONS, hexOf, pduOf, replyText, requestText, wordsOf } from 'page/modbus.js';
import { drawPhasors, drawScope, phasorRows } from 'page/signals.js';
import { language, number, otherLanguage, text, translate } from 'page/texts.js';

const LOOK_MS = 500;
const VIEWS = ['measurements', 'loads', 'signals', 'phasors', 'modbus', 'bench', 'own'];
const WATCHED = { signals: ['scope'], phasors: ['phasors'] };
const QUANTITIES = [['V', 'V', 1, 1], ['I', 'A', 1, 3], ['P', 'kW', 1e-3, 3], ['Q', 'kvar', 1e-3, 3], ['S', 'kVA', 1e-3, 3], ['PF', '', 1, 3]];
const ENERGIES = [['Ea+', 'kWh'], ['Ea-', 'kWh'], ['Er+', 'kvarh'], ['Er-', 'kvarh'], ['Eap', 'kVAh']];

const parts = JSON.parse(document.getElementById('vmeter-parts')?.textContent ?? 'null'); // a page that is one file has them
const part = (id) => document.getElementById(id);

let state = null; // of the link
let view = null;
let front = null;
let shown = 'measurements';
let scenarios = [];
let kinds = [];
let board = null;

function say(said, isRefusal = false) {
    part('outcome').textContent = said;
    part('outcome').classList.toggle('refused', isRefusal);
}

/** Does `work`; a refusal is said, and is no error of the page. */
async function attempt(work) {
    try {
        say('');
        await work();
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        say(text.failed(error.message), true);
    }
}

function row(cells) {
    const line = document.createElement('tr');
    cells.forEach((cell, index) => {
        const place = document.createElement(index === 0 ? 'th' : 'td');
        if (index === 0) {
            place.scope = 'row';
        }
        place.textContent = cell;
        line.append(place);
    });
    return line;
}

function clock(seconds) {
    const two = (value) => String(Math.floor(value)).padStart(2, '0');
    return `${Math.floor(seconds / 3600)}:${two(seconds / 60 % 60)}:${two(seconds % 60)}`;
}

function showView({ view: now, scope, phasors }) {
    view = now;
    front.show(now);
    const { menu, main, unit, icons } = now.display;
    part('display').textContent = [[menu, main, unit].filter(Boolean).join(' '), ...icons.map((icon) => text.marks[icon] ?? icon)].filter(Boolean).join(' · ') || text.off;
    part('time').textContent = clock(now.meter_time_s);
    part('mains').textContent = now.mains ? text.mainsOff : text.mainsOn;
    if (scope && shown === 'signals') {
        drawScope(part('scope'), scope);
    }
    if (phasors && shown === 'phasors') {
        drawPhasors(part('arrows'), phasors);
        part('phasor-rows').replaceChildren(...phasorRows(phasors).map(row));
    }
    tellFrame({ vmeter: 'view', view: now });
}

async function showMeasurements() {
    const now = await call('GET', '/v1/measurements');
    const cells = (of) => QUANTITIES.map(([name, , factor, decimals]) => (of[name] === null ? '–' : number(of[name] * factor, decimals)));
    const columns = [...now.phases, now.system].map(cells);
    part('quantities').replaceChildren(...QUANTITIES.map(([name, unit], index) => row(
        [unit ? `${name}, ${unit}` : name, ...columns.map((column) => column[index])])));
    const others = [[text.frequency, now.frequency === null ? '–' : `${number(now.frequency, 3)} Hz`], [text.sequence, now.sequence ?? '–'],
        [text.missing, now.missing.join(', ') || text.none], ['U12, U23, U31', `${now.line_voltages.map((volts) => number(volts, 1)).join(' / ')} V`],
        [text.neutral, `${number(now.IN, 3)} A`]];
    part('others').replaceChildren(...others.flatMap(([name, value]) => [
        Object.assign(document.createElement('dt'), { textContent: name }), Object.assign(document.createElement('dd'), { textContent: value })]));
    const energies = await call('GET', '/v1/energies');
    part('counted').replaceChildren(...ENERGIES.map(([name, unit]) => row([`${name}, ${unit}`,
        ...[energies.total, ...energies.tariffs].map((set) => number(set[name].sum / 1000, 5))])));
}

function makeBoard() {
    const icons = (id) => (parts ? `data:image/svg+xml,${encodeURIComponent(parts.icons[id])}` : `icons/${id}.svg`);
    board = new LoadBoard(part('devices'), kinds, icons, (kind, place, isOn) => attempt(async () => {
        await ask('switch', { kind, from: place.from, to: place.to, on: isOn });
        await showLoads();
    }));
}

async function showLoads() {
    board.show((await call('GET', '/v1/input')).devices);
}

async function showRegisters(address, count) {
    try {
        const { registers } = await call('GET', `/v1/registers?address=${address}&count=${count}`);
        part('rows').replaceChildren(...registers.map((register) => row([register.address, register.name,
            register.value === null ? '–' : `${register.value} ${register.unit ?? ''}`, register.words.join(' ')])));
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        part('rows').replaceChildren(); // the reply says why
    }
}

async function exchange(frame) {
    const { reply } = await ask('modbus', { frame });
    front.showTraffic();
    part('frame').value = hexOf(frame);
    part('request-hex').textContent = hexOf(frame);
    part('request-words').textContent = requestText(frame);
    part('reply-hex').textContent = reply.length ? hexOf(reply) : text.noReply;
    part('reply-words').textContent = reply.length ? replyText(reply) : '';
    if (frame.length >= 12 && frame[7] <= 4) {
        await showRegisters(frame[8] << 8 | frame[9], frame[10] << 8 | frame[11]);
    }
}

function prepareModbus() {
    const showCode = () => {
        const code = Number(part('code').value);
        const writes = code === FUNCTIONS.writeWord || code === FUNCTIONS.writeWords;
        part('count-label').hidden = writes;
        part('words-label').hidden = !writes;
    };
    part('code').addEventListener('change', showCode);
    part('terminal').addEventListener('submit', (event) => {
        event.preventDefault();
        const code = Number(part('code').value);
        const writes = code === FUNCTIONS.writeWord || code === FUNCTIONS.writeWords;
        const words = wordsOf(part('words').value);
        if (writes && words === null) {
            say(text.badWords, true);
            return;
        }
        say('');
        exchange(frameOf(part('unit').valueAsNumber, pduOf(code, part('address').valueAsNumber, part('count').valueAsNumber, words)));
    });
    part('raw').addEventListener('submit', (event) => {
        event.preventDefault();
        const bytes = bytesOf(part('frame').value);
        if (bytes === null || bytes.length < 8) {
            say(text.badHex, true);
            return;
        }
        say('');
        exchange(bytes);
    });
}

async function choose(name) {
    shown = name;
    for (const id of VIEWS) {
        part(id).hidden = id !== name;
        part(`tab-${id}`).setAttribute('aria-selected', String(id === name));
        part(`tab-${id}`).tabIndex = id === name ? 0 : -1;
    }
    await ask('watch', { of: WATCHED[name] ?? [] });
    if (name === 'bench' && !part('bench').firstChild) {
        part('bench').append(instructorFrame(parts, benchFetch, language));
    }
}

function prepareTabs() {
    VIEWS.forEach((id, index) => {
        part(`tab-${id}`).addEventListener('click', () => choose(id));
        part(`tab-${id}`).addEventListener('keydown', (event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (step) {
                event.preventDefault();
                event.stopPropagation();
                const next = VIEWS[(index + step + VIEWS.length) % VIEWS.length];
                part(`tab-${next}`).focus();
                choose(next);
            }
        });
    });
}

function showScenarios() {
    const option = (id, name) => Object.assign(document.createElement('option'), { value: id, textContent: name });
    const groups = Object.entries(text.groups).map(([group, label]) => {
        const place = Object.assign(document.createElement('optgroup'), { label });
        place.append(...scenarios.filter((scenario) => scenario.group === group).map(({ id, name }) => option(id, name[language])));
        return place;
    });
    part('scenario').replaceChildren(...groups, option('', text.own));
    part('scenario').value = state.yaml ? '' : state.scenario;
    describeScenario();
}

function describeScenario() {
    const chosen = scenarios.find(({ id }) => id === part('scenario').value);
    part('description').textContent = chosen ? chosen.description[language] : '';
}

/** Builds the meter of `state`; what it says is wrong goes to the user. */
async function begin() {
    const { refusal } = await ask('start', { ...state, utcSeconds: Date.now() / 1000 });
    if (refusal) {
        throw new Refused(refusal);
    }
    if (state.set) {
        await call('PATCH', '/v1/input', state.set);
    }
    await setSpeed(state.speed);
    part('bench').replaceChildren();
    await choose(shown);
}

async function setSpeed(speed) {
    await call('PUT', '/v1/time', { speed: speed === 'max' ? 'max' : Number(speed) });
    state.speed = speed;
    part('speed').value = speed;
}

async function play(yaml) {
    await call('PUT', '/v1/scenario', yaml);
}

async function drawing(model) {
    return parts ? parts[`front_${model}`] : (await fetch(new URL(`front_${model}.svg`, document.baseURI))).text();
}

function prepareControls() {
    part('scenario').addEventListener('change', () => attempt(async () => {
        const id = part('scenario').value;
        if (id === '') {
            await choose('own');
            return;
        }
        const { yaml } = await ask('scenarioText', { name: id });
        await play(yaml);
        Object.assign(state, { scenario: id, yaml: '', set: null });
        describeScenario();
    }));
    part('model').addEventListener('change', () => attempt(async () => {
        state.model = part('model').value;
        front.draw(await drawing(state.model));
        await begin();
    }));
    part('speed').addEventListener('change', () => attempt(() => setSpeed(part('speed').value)));
    part('mains').addEventListener('click', () => attempt(() => call('POST', '/v1/power', { on: !view.mains })));
    part('language').addEventListener('click', () => {
        translate(otherLanguage());
        front.retranslate();
        showScenarios();
        makeBoard();
        part('bench').replaceChildren();
        choose(shown);
    });
    part('copy').addEventListener('click', async () => {
        const link = await currentLink();
        history.replaceState(null, '', new URL(link).hash); // the address has it too
        try {
            await navigator.clipboard.writeText(link);
            say(text.copied);
        } catch {
            say(`${text.link}: ${link}`); // a page may not be allowed to use the clipboard
        }
    });
    part('yaml-form').addEventListener('submit', (event) => {
        event.preventDefault();
        attempt(async () => {
            await play(part('yaml').value);
            Object.assign(state, { scenario: '', yaml: part('yaml').value, set: null });
            part('scenario').value = '';
            describeScenario();
        });
    });
    part('from-ready').addEventListener('click', async () => {
        part('yaml').value = (await ask('scenarioText', { name: part('scenario').value || 'reference_10a_60deg' })).yaml;
    });
}

/** With the wiring as it is now, if somebody changed it. */
async function currentLink() {
    const { input } = await call('GET', '/v1/input');
    const { open, open_load: openLoad, reverse, supply_at: supplyAt, load_at: loadAt } = input.wiring;
    const isPlain = [open, openLoad, reverse].every((list) => list.length === 0)
        && [supplyAt, loadAt].every((order) => order.join() === 'L1,L2,L3,N');
    return linkOf({ ...state, view: shown, language, set: isPlain ? null : { wiring: input.wiring } });
}

const tellFrame = embed({
    key: ({ key, down }) => ask('key', { key: ['set', 'up', 'enter'].indexOf(key), pressed: down === true }),
    request: async ({ method, path, body }) => {
        const answer = await benchFetch(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
        return { status: answer.status, body: await answer.text() };
    },
    modbus: async ({ frame }) => ({ reply: [...(await ask('modbus', { frame: Uint8Array.from(frame) })).reply] }),
    link: async () => ({ link: await currentLink() }),
});

async function run() {
    translate();
    say(text.loading);
    const asked = await readLink(location.hash).catch((error) => error);
    state = asked instanceof Error ? await readLink('') : asked;
    shown = VIEWS.includes(state.view) ? state.view : 'measurements';
    front = new Front(part('front'), await drawing(state.model === 'e27' ? 'e27' : 'e28'), (key, pressed) => ask('key', { key, pressed }));
    ({ scenarios, devices: kinds } = await load(showView, parts));
    makeBoard();
    try {
        await begin();
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        say(text.badLink(error.message), true);
        state = await readLink('');
        await begin();
    }
    state.scenario ||= state.yaml ? '' : 'household_day';
    part('yaml').value = state.yaml;
    part('model').value = state.model;
    showScenarios();
    part('version').textContent = (await call('GET', '/v1/status')).version;
    prepareControls();
    prepareTabs();
    prepareModbus();
    if (asked instanceof Error) {
        say(text.badLink(asked.message), true);
    } else if (!part('outcome').classList.contains('refused')) {
        say('');
    }
    document.documentElement.dataset.ready = 'yes';
    tellFrame({ vmeter: 'ready' });
    for (;;) {
        if (shown === 'measurements') {
            await showMeasurements();
        } else if (shown === 'loads') {
            await showLoads();
        }
        await new Promise((resolve) => { setTimeout(resolve, LOOK_MS); });
    }
}

run().catch((error) => {
    say(String(error), true);
    throw error;
});
