// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the meter while a trainee uses it: display, keys and progress of the lesson. On the instructor's page, with the
// operator token, the bench is controlled too (instructor.js).

import { Unauthorized, RequestError, follow, forgetToken, get, getPicture, hasToken, useToken } from '/bench.js';
import { Instructor } from '/instructor.js';
import { language, text, translate } from '/texts.js';

const LOG_LENGTH = 200;
const RETRY_MS = 2000;
const LOOK_MS = 1000;
const IS_INSTRUCTORS = (document.documentElement.dataset.page ?? location.pathname) === '/instructor'; // in a frame there is no path

const part = (id) => document.getElementById(id);
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

const glass = part('glass').appendChild(Object.assign(new Image(), { alt: '' })); // its text stands below
let instructor = null; // with the token to work with

let began = 0; // meter time, s
let shownGlass = '';
let isPainting = false;
let isStale = false;

function glassText({ menu, main, unit, icons }) {
    const marks = icons.map((icon) => text.marks[icon] ?? icon);
    return [[menu, main, unit].filter(Boolean).join(' '), ...marks].filter(Boolean).join(' · ') || text.dark;
}

/** Loads one picture at a time, however fast the display changes; the last one is always shown. */
async function showGlass() {
    isStale = true;
    if (isPainting) {
        return;
    }
    isPainting = true;
    try {
        while (isStale) {
            isStale = false;
            const lcd = await get('/v1/lcd');
            if (JSON.stringify(lcd) !== shownGlass) {
                const picture = await getPicture('/v1/lcd.png?scale=6');
                URL.revokeObjectURL(glass.src);
                glass.src = URL.createObjectURL(picture);
                part('glass-text').textContent = glassText(lcd);
                shownGlass = JSON.stringify(lcd);
            }
        }
    } finally {
        isPainting = false;
    }
}

function clock(seconds) {
    return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function row(cells) {
    const tr = document.createElement('tr');
    for (const cell of cells) {
        tr.append(Object.assign(document.createElement('td'), { textContent: cell }));
    }
    return tr;
}

function showLesson(now) {
    part('steps-frame').hidden = now.lesson === null;
    began = now.began_s ?? 0;
    if (now.lesson === null) {
        part('lesson').textContent = text.noLesson;
        part('step').textContent = '';
        part('time').textContent = '';
        return;
    }
    part('lesson').textContent = now.title[language] + (now.candidate ? ` – ${now.candidate}` : '');
    part('step').textContent = now.text ? `${now.step}. ${now.text[language]}` : text.ended;
    part('time').textContent = `${clock(now.time_s)} / ${now.minutes} min`;
    const state = (step) => (step.state === 'done' ? text.finished : text[step.state]);
    part('steps').replaceChildren(...now.steps.map((step, index) => row(
        [index + 1, state(step), step.key_presses, step.wrong_answers, step.mistakes, step.hints])));
}

function log(time, what) {
    part('log').prepend(Object.assign(document.createElement('li'), { textContent: `${clock(Math.max(0, time - began))}  ${what}` }));
    while (part('log').children.length > LOG_LENGTH) {
        part('log').lastChild.remove();
    }
}

function take(kind, event) {
    if (kind === 'lcd') {
        showGlass().catch(() => {}); // the next look says why
    } else if (kind === 'key') {
        part(`key-${event.key}`).classList.toggle('down', event.pressed);
        log(event.meter_time_s, `${event.key.toUpperCase()} ${event.pressed ? text.pressed : text.released}`);
    } else if (kind === 'fault') {
        log(event.meter_time_s, `${text.fault} ${event.active ? '+' : '−'} ${text.kinds[event.kind][0]}`);
    } else if (kind === 'tariff') {
        log(event.meter_time_s, `${text.tariffEvent} ${event.tariff}`);
    }
}

async function refresh() {
    const training = await get('/v1/training');
    showLesson(training);
    await showGlass(); // an event may come a moment before what it tells of can be read
    await instructor?.refresh(training);
}

async function keepLooking(signal) {
    while (!signal.aborted) {
        await refresh();
        await pause(LOOK_MS);
    }
}

function complain(message) {
    if (part('trouble').textContent !== message) {
        part('trouble').textContent = message; // said again only when it is something else
    }
    part('trouble').hidden = message === '';
}

/** Shows the parts of the page that this token allows. */
function admit(access) {
    part('ask').hidden = true;
    part('forget').hidden = !hasToken();
    const worksHere = IS_INSTRUCTORS && access === 'work';
    if (worksHere && instructor === null) {
        instructor = new Instructor(part('bench'));
    } else if (!worksHere) {
        part('bench').replaceChildren();
        instructor = null;
    }
    part('bench').hidden = !worksHere;
    document.body.classList.toggle('instructor', worksHere);
    complain(IS_INSTRUCTORS && !worksHere ? text.lookOnly : '');
}

function askForToken() {
    part('seen').hidden = true;
    part('bench').replaceChildren();
    instructor = null;
    part('ask').hidden = false;
    part('token').focus();
}

function explanation(error) {
    return error instanceof RequestError ? text.failed(error.message) : text.lost;
}

/** Runs until the token is refused. */
async function watch() {
    for (;;) {
        const over = new AbortController();
        try {
            admit((await get('/v1/status')).access);
            await refresh();
            part('seen').hidden = false;
            const types = instructor ? 'lcd,key,tariff,fault' : 'lcd,key,tariff';
            await Promise.race([follow(types, over.signal, take), keepLooking(over.signal)]);
        } catch (error) {
            if (error instanceof Unauthorized) {
                complain(hasToken() ? text.refused : '');
                forgetToken();
                askForToken();
                return;
            }
            complain(explanation(error));
            instructor?.rest();
        } finally {
            over.abort();
        }
        await pause(RETRY_MS);
    }
}

document.documentElement.lang = language;
document.title = part('title').textContent = IS_INSTRUCTORS ? text.instructorTitle : text.watchTitle;
translate(document);
part('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    useToken(part('token').value.trim());
    part('token').value = '';
    complain('');
    watch();
});
part('forget').addEventListener('click', () => {
    forgetToken();
    location.reload();
});
watch();
