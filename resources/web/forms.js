// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the meter, with the CSRF token of this page.

/** Sends `body` as JSON; returns {message, field} of an error, or null if accepted. Throws without a response. */
export async function order(method, path, body) {
    const response = await fetch(path, {
        method,
        headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken().content},
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status === 401) {
        window.location.assign('/login');
    }
    return response.ok ? null : (await response.json()).error;
}

/** A change of the password starts a new web login with a new token. */
export async function renewToken() {
    const response = await fetch('/api/session', {cache: 'no-store'});
    csrfToken().content = (await response.json()).csrf_token;
}

/** Shows why it was refused, or what is done now: the text `data-saved` of the outcome, or another one. */
export function showOutcome(outcome, refusal, done = outcome.dataset.saved) {
    outcome.textContent = refusal === null ? done : refusal.message;
    outcome.classList.toggle('refusal', refusal !== null);
}

function csrfToken() {
    return document.querySelector('meta[name="csrf-token"]');
}
