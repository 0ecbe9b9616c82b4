// SPDX-License-Identifier: GPL-3.0-or-later
// The bench of this page: its worker, and calls of the control API that stay in the page.

let worker = null;
let lastId = 0;
const waiting = new Map();
const streams = new Map();
let onView = () => {};

function take({ data }) {
    if (data.view) {
        onView(data);
    } else if (data.stream && data.piece !== undefined) {
        streams.get(data.stream)?.enqueue(new TextEncoder().encode(data.piece));
    } else {
        const { resolve, reject } = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.error) {
            reject(new Error(data.error));
        } else {
            resolve(data);
        }
    }
}

/** Asks the worker; `what` is one of those that bench_worker.js does. */
export function ask(what, order = {}, transfer = []) {
    return new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, what, ...order }, transfer);
    });
}

async function unpacked(base64) {
    const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
}

/**
 * Starts the worker and loads the module; `show` is called with each view. Returns `scenarios` and `devices`. A page that
 * is one file has worker and module in `parts`; otherwise they are files beside the page.
 */
export async function load(show, parts) {
    onView = show;
    if (parts) {
        worker = new Worker(URL.createObjectURL(new Blob([parts.worker], { type: 'text/javascript' })));
    } else {
        worker = new Worker(new URL('bench_worker.js', document.baseURI));
    }
    worker.onmessage = take;
    const order = parts
        ? { wasm: await unpacked(parts.wasm) }
        : { script: new URL('vmeter.js', document.baseURI).href };
    return ask('load', order);
}

/** A call of the control API, as fetch() makes one over HTTP; also for the pages that run in a frame of this page. */
export async function benchFetch(path, { method = 'GET', body, signal } = {}) {
    const target = path.replace(/^https?:\/\/[^/]*/, '');
    const answer = await ask('request', { method, target, body });
    const headers = { 'Content-Type': answer.type };
    if (!answer.stream) {
        return new Response(answer.body, { status: answer.status, headers });
    }
    const end = () => {
        streams.delete(answer.stream);
        ask('drop', { stream: answer.stream });
    };
    const body_ = new ReadableStream({
        start(controller) {
            streams.set(answer.stream, controller);
            signal?.addEventListener('abort', () => {
                end();
                controller.error(new DOMException('aborted', 'AbortError'));
            });
        },
        cancel: end,
    });
    return new Response(body_, { status: answer.status, headers });
}

export class Refused extends Error {}

/** The answer of a call as an object; throws Refused with what the bench says. */
export async function call(method, path, body) {
    const answer = await benchFetch(path, { method, body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) {
        throw new Refused(said.error.message);
    }
    return said;
}
