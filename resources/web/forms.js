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

export function showOutcome(outcome, refusal) {
    outcome.textContent = refusal === null ? outcome.dataset.saved : refusal.message;
    outcome.classList.toggle('refusal', refusal !== null);
}

function csrfToken() {
    return document.querySelector('meta[name="csrf-token"]');
}
