// SPDX-License-Identifier: GPL-3.0-or-later
// Looks on while somebody works the meter: the glass, the keys, and how the lesson goes. It only reads.
'use strict';

const TEXTS = {
    fr: {
        title: 'Observer le compteur', token: 'Jeton', watch: 'Observer', steps: 'Étapes', state: 'État', presses: 'Appuis',
        wrong: 'Réponses fausses', mistakes: 'Fautes', hints: 'Indices', done: 'Ce qui est fait', ahead: 'à venir',
        current: 'en cours', given_up: 'abandonnée', finished: 'faite', noLesson: 'Aucune leçon en cours.',
        ended: 'Terminé.', pressed: 'enfoncée', released: 'relâchée', refused: 'Le banc refuse ce jeton.',
        lost: 'La liaison avec le banc est rompue ; nouvel essai…', fault: 'défaut', tariff: 'tarif',
    },
    en: {
        title: 'Watching the meter', token: 'Token', watch: 'Watch', steps: 'Steps', state: 'State', presses: 'Key presses',
        wrong: 'Wrong answers', mistakes: 'Mistakes', hints: 'Hints', done: 'What is done', ahead: 'to come',
        current: 'now', given_up: 'given up', finished: 'done', noLesson: 'No lesson is under way.',
        ended: 'Ended.', pressed: 'pressed', released: 'released', refused: 'The bench refuses this token.',
        lost: 'The bench does not answer; trying again…', fault: 'fault', tariff: 'tariff',
    },
};
const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
const text = TEXTS[language];
const part = (id) => document.getElementById(id);
const LOG_LENGTH = 200;
const RETRY_MS = 2000;
const LOOK_MS = 1000;

let token = location.hash.startsWith('#token=') ? decodeURIComponent(location.hash.slice(7)) : '';

class Refused extends Error {}

async function ask(path) {
    const answer = await fetch(path, { headers: token ? { Authorization: `Bearer ${token}` } : {} });
    if (answer.status === 401 || answer.status === 403) {
        throw new Refused();
    }
    if (!answer.ok) {
        throw new Error(`${path}: ${answer.status}`);
    }
    return answer;
}

async function showGlass() {
    const picture = await (await ask('/v1/lcd.png?scale=6')).blob();
    const old = part('glass').src;
    part('glass').src = URL.createObjectURL(picture);
    if (old) {
        URL.revokeObjectURL(old);
    }
    const lcd = await (await ask('/v1/lcd')).json();
    part('glass-text').textContent = `${lcd.menu} ${lcd.main} ${lcd.unit}`;
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

async function showLesson() {
    const now = await (await ask('/v1/training')).json();
    if (now.lesson === null) {
        part('lesson').textContent = text.noLesson;
        part('step').textContent = '';
        part('time').textContent = '';
        part('steps').replaceChildren();
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
    part('log').prepend(Object.assign(document.createElement('li'), { textContent: `${clock(time)}  ${what}` }));
    while (part('log').children.length > LOG_LENGTH) {
        part('log').lastChild.remove();
    }
}

function take(kind, event) {
    if (kind === 'lcd') {
        showGlass().catch(() => {});
    } else if (kind === 'key') {
        part(`key-${event.key}`).classList.toggle('down', event.pressed);
        log(event.meter_time_s, `${event.key.toUpperCase()} ${event.pressed ? text.pressed : text.released}`);
    } else if (kind === 'fault') {
        log(event.meter_time_s, `${text.fault}: ${event.kind}`);
    } else if (kind === 'tariff') {
        log(event.meter_time_s, `${text.tariff} ${event.tariff}`);
    }
}

/** Reads the stream of events to its end. */
async function follow() {
    const reader = (await ask('/v1/events?types=lcd,key,tariff,fault')).body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { value, done } = await reader.read();
        if (done) {
            return;
        }
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop();
        for (const block of blocks) {
            const kind = /^event: (.*)$/m.exec(block);
            const data = /^data: (.*)$/m.exec(block);
            if (kind && data) {
                take(kind[1], JSON.parse(data[1]));
            }
        }
    }
}

async function watch() {
    for (;;) {
        try {
            await showGlass();
            await showLesson();
            part('ask').hidden = true;
            part('seen').hidden = false;
            part('trouble').hidden = true;
            const looking = setInterval(() => showLesson().catch(() => {}), LOOK_MS);
            await follow().finally(() => clearInterval(looking));
        } catch (error) {
            part('trouble').hidden = false;
            part('trouble').textContent = error instanceof Refused ? text.refused : text.lost;
            if (error instanceof Refused) {
                part('ask').hidden = false;
                return;
            }
        }
        await new Promise((resolve) => { setTimeout(resolve, RETRY_MS); });
    }
}

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text[element.dataset.text];
}
part('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    token = part('token').value.trim();
    watch();
});
watch();
