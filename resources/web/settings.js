// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of the settings pages: filled from the JSON interface and sent to it. The path of a form is in data-put or
// data-post, and in data-get if it differs.
import {order, renewToken, showOutcome} from '/forms.js';
import {follow} from '/live.js';
import {number, valueAt} from '/values.js';

const RENEW_MS = 2000;

function fields(form) {
    return [...form.elements].filter((field) => field.name && !('skip' in field.dataset));
}

function fill(form, values) {
    for (const field of fields(form)) {
        const value = values[field.name];
        if (field.type === 'radio') {
            field.checked = field.value === String(value);
        } else if (field.type === 'checkbox') {
            field.checked = value;
        } else if (value !== undefined) {
            field.value = value;
        }
    }
}

function valueOf(field) {
    if (field.type === 'checkbox') {
        return field.checked;
    }
    if (field.type === 'datetime-local') { // browsers leave out seconds that are zero
        return field.value.length === 'YYYY-MM-DDTHH:MM'.length ? `${field.value}:00` : field.value;
    }
    return field.type === 'number' || 'number' in field.dataset ? Number(field.value) : field.value;
}

function content(form) {
    const body = {};
    for (const field of fields(form)) {
        if (field.type !== 'radio' || field.checked) {
            body[field.name] = valueOf(field);
        }
    }
    return body;
}

function markWrong(form, name) {
    for (const field of fields(form)) {
        field.toggleAttribute('aria-invalid', false);
        if (field.name === name) {
            field.setAttribute('aria-invalid', 'true');
            field.focus();
        }
    }
}

async function load(form) {
    const path = form.dataset.get ?? form.dataset.put;
    if (!path || 'clear' in form.dataset || form.dataset.watch) {
        return;
    }
    const response = await fetch(path, {cache: 'no-store'});
    if (response.ok) {
        fill(form, await response.json());
    }
}

async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
        return;
    }
    const outcome = form.querySelector('.outcome');
    try {
        const refusal = form.dataset.put ? await order('PUT', form.dataset.put, content(form))
            : await order('POST', form.dataset.post);
        showOutcome(outcome, refusal);
        markWrong(form, refusal?.field);
        if (refusal === null && 'clear' in form.dataset) {
            form.reset();
            await renewToken();
            await showUsers();
        }
    } catch {
        showOutcome(outcome, {message: outcome.dataset.lost});
    }
}

for (const form of document.querySelectorAll('form.settings')) {
    form.addEventListener('submit', submit);
    load(form);
    if (form.dataset.watch) { // shows the state of the meter until somebody chooses
        let chosen = false;
        form.addEventListener('input', () => { chosen = true; });
        form.addEventListener('submit', () => { chosen = false; });
        follow((live) => chosen || fill(form, {[fields(form)[0].name]: valueAt(live, form.dataset.watch)}));
    }
}

for (const field of document.querySelectorAll('[data-same]')) {
    const other = document.getElementById(field.dataset.same);
    const check = () => field.setCustomValidity(field.value === other.value ? '' : field.dataset.differs);
    field.addEventListener('input', check);
    other.addEventListener('input', check);
}

for (const button of document.querySelectorAll('[data-counter] [data-action]')) {
    const outcome = document.getElementById('partial-outcome');
    const {counter} = button.closest('[data-counter]').dataset;
    button.addEventListener('click', async () => {
        if (button.dataset.confirm && !window.confirm(button.dataset.confirm)) {
            return;
        }
        try {
            const {action} = button.dataset;
            showOutcome(outcome, await order('POST', '/api/partials', {counter, action}), outcome.dataset[action]);
        } catch {
            showOutcome(outcome, {message: outcome.dataset.lost});
        }
    });
}

/** Shows only the one of start and stop that is possible; the focus stays in the row. */
function offer(live) {
    for (const cell of document.querySelectorAll('td[data-counter]')) {
        const running = live.partials_running[cell.dataset.counter];
        const [start, stop] = ['start', 'stop'].map((action) => cell.querySelector(`[data-action="${action}"]`));
        const hadFocus = [start, stop].includes(document.activeElement);
        start.hidden = running;
        stop.hidden = !running;
        if (hadFocus) {
            (running ? stop : start).focus();
        }
    }
}

follow(offer);

async function showUsers() {
    const list = document.getElementById('users');
    const response = list && await fetch('/api/users', {cache: 'no-store'});
    if (!response?.ok) {
        return;
    }
    const {users} = await response.json();
    list.replaceChildren(...users.map(({user, role, factory_password: factory}) => {
        const row = document.createElement('tr');
        const name = document.createElement('th');
        name.scope = 'row';
        name.textContent = user;
        const rights = document.createElement('td');
        rights.textContent = list.dataset[role];
        const password = document.createElement('td');
        password.textContent = factory ? list.dataset.factory : list.dataset.own;
        password.classList.toggle('alarm', factory);
        rights.className = 'unit';
        password.classList.add('state');
        row.append(name, rights, password);
        return row;
    }));
}

/** A list of values from the path in data-state; updated at intervals. */
async function showState(list) {
    const response = await fetch(list.dataset.state, {cache: 'no-store'});
    if (!response.ok) {
        return;
    }
    const state = await response.json();
    for (const field of list.querySelectorAll('[data-field]')) {
        field.textContent = stateText(valueAt(state, field.dataset.field), field.dataset);
    }
}

function stateText(value, {duration: isDuration, decimals, ...words}) {
    if (isDuration !== undefined) {
        return duration(value);
    }
    return words[value] ?? (decimals === undefined ? value || '–' : number(value, Number(decimals)));
}

/** Seconds as days, hours, minutes and seconds. */
function duration(seconds) {
    const whole = Math.floor(seconds);
    const two = (value) => String(value).padStart(2, '0');
    const clock = `${two(Math.floor(whole / 3600) % 24)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
    return whole >= 86400 ? `${Math.floor(whole / 86400)} d ${clock}` : clock;
}

showUsers();
for (const list of document.querySelectorAll('[data-state]')) {
    const show = () => showState(list).catch(() => {}); // live.js says that the meter does not answer
    show();
    window.setInterval(show, RENEW_MS);
}
