// SPDX-License-Identifier: GPL-3.0-or-later
// Orders to the meter, with the token that shows they come from this page.

/** Sends `body` as JSON; returns the refusal's {message, field}, or null when the order was taken. Throws without an answer. */
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

/** After a change of password there is a new session with a new token. */
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
