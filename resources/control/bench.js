// SPDX-License-Identifier: GPL-3.0-or-later
// The control API of the bench that serves this page.

const PATIENCE_MS = 5000; // a bench that has not answered by then is gone
const KEPT = 'vmeter-token';

/** The token is missing or wrong (401). */
export class Unauthorized extends Error {}

/** Error response of the control API; `code` and `field` are for programs, the message is for people. */
export class RequestError extends Error {
    constructor({ code, message, field }) {
        super(message);
        this.code = code;
        this.field = field;
    }
}

// The token is stored only until the tab is closed, and is sent only in a header.
let token = sessionStorage.getItem(KEPT) ?? '';

export function useToken(entered) {
    token = entered;
    sessionStorage.setItem(KEPT, entered);
}

export function forgetToken() {
    token = '';
    sessionStorage.removeItem(KEPT);
}

export const hasToken = () => token !== '';

async function call(method, path, body, signal = AbortSignal.timeout(PATIENCE_MS)) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    if (method !== 'GET') {
        headers['Content-Type'] = 'application/json'; // asked of every page that changes something, body or not
    }
    const answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
    if (answer.status === 401) {
        throw new Unauthorized();
    }
    if (!answer.ok) {
        const said = await answer.json().catch(() => null);
        throw new RequestError(said?.error ?? { code: 'error', message: `${method} ${path}: ${answer.status}` });
    }
    return answer;
}

export const get = async (path) => (await call('GET', path)).json();
export const getPicture = async (path) => (await call('GET', path)).blob();
export const send = async (method, path, body) => (await call(method, path, body)).json();

/** Calls `take(kind, data)` for each event until the stream ends. */
export async function follow(types, signal, take) {
    const stream = (await call('GET', `/v1/events?types=${types}`, undefined, signal)).body;
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
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
