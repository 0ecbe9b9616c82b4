// SPDX-License-Identifier: GPL-3.0-or-later
// Updates the page from the meter's events; shows when they stop, and reconnects.
import {showLcd} from '/lcd.js';
import {showValues} from '/values.js';

const SILENCE_MS = 6000; // the meter speaks at least every two seconds
const RETRY_MS = 2000;

let source = null;
let watchdog = 0;
const followers = [];
let newest = null;

/** Calls `follower(live)` for each event, and at once for the last one, because a paused meter sends no next event. */
export function follow(follower) {
    followers.push(follower);
    if (newest) {
        follower(newest);
    }
}

function showConnection(isLive) {
    const connection = document.getElementById('connection');
    const text = isLive ? connection.dataset.live : connection.dataset.lost;
    if (connection.textContent !== text) { // said once by screen readers, not at every event
        connection.textContent = text;
    }
    document.body.classList.toggle('lost', !isLive);
    document.body.dataset.connection = isLive ? 'live' : 'lost';
}

function take(event) {
    const live = JSON.parse(event.data);
    window.clearTimeout(watchdog);
    watchdog = window.setTimeout(lose, SILENCE_MS);
    showLcd(live.lcd);
    showValues(live);
    newest = live;
    followers.forEach((follower) => follower(live));
    showConnection(true);
}

/** The browser's own reconnection stops after some errors; this one does not. */
function lose() {
    window.clearTimeout(watchdog);
    source.close();
    showConnection(false);
    window.setTimeout(retry, RETRY_MS);
}

async function retry() {
    try {
        const response = await fetch('/api/session', {cache: 'no-store', signal: AbortSignal.timeout(SILENCE_MS)});
        if (response.status === 401) {
            window.location.assign('/login');
            return;
        }
        const csrf = document.querySelector('meta[name="csrf-token"]');
        csrf.content = (await response.json()).csrf_token;
        connect();
    } catch {
        window.setTimeout(retry, RETRY_MS);
    }
}

function connect() {
    source = new EventSource('/api/events');
    source.addEventListener('live', take);
    source.addEventListener('error', lose);
    watchdog = window.setTimeout(lose, SILENCE_MS);
}

connect();

// On a phone the pages are one row that scrolls.
document.querySelector('.pages [aria-current="page"]')?.scrollIntoView({inline: 'center', block: 'nearest'});
