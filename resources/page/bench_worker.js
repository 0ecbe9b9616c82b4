// SPDX-License-Identifier: GPL-3.0-or-later
// The bench in a worker of its own: loads the module and runs it, answers calls of the page, and sends what the front
// shows about 30 times a second. The page sends {id, what, ...}; an answer is {id, ...}. It is no module, because a page
// from a file may only start a worker from a text.
/* global createVmeter, importScripts */
(() => {
    const VIEW_MS = 33;
    const IDLE_MS = 5;
    const SCOPE_CHANNELS = 7;
    const SCOPE_SETS = 800;

    let vm = null;
    let watched = new Set(); // of 'scope' and 'phasors': what is sent with each view
    let lastView = '';
    const streams = new Map();

    const text = (name, types = [], values = []) => vm.ccall(name, 'string', types, values);

    function request({ method, target, body }) {
        const status = vm.ccall('vm_request', 'number', ['string', 'string', 'string'], [method, target, body ?? '']);
        const type = text('vm_type');
        const stream = vm.ccall('vm_stream', 'number');
        if (stream) {
            streams.set(stream, true);
        }
        return { status, type, body: text('vm_body'), stream };
    }

    function modbus({ frame }) {
        const place = vm._malloc(frame.length);
        vm.HEAPU8.set(frame, place);
        const size = vm.ccall('vm_modbus', 'number', ['number', 'number'], [place, frame.length]);
        vm._free(place);
        const reply = vm.ccall('vm_modbus_reply', 'number');
        return { reply: vm.HEAPU8.slice(reply, reply + size) };
    }

    function start({ model, scenario, yaml, seed, utcSeconds, sealed }) {
        const refusal = text('vm_start', ['string', 'string', 'string', 'number', 'number', 'number'],
            [model, scenario, yaml, seed, utcSeconds, sealed ? 1 : 0]);
        if (refusal === '') {
            streams.clear();
        }
        lastView = '';
        return { refusal };
    }

    const DOES = {
        start,
        request,
        modbus,
        key: ({ key, pressed }) => { vm.ccall('vm_key', null, ['number', 'number'], [key, pressed ? 1 : 0]); return {}; },
        switch: ({ kind, from, to, on }) => {
            vm.ccall('vm_switch', null, ['string', 'number', 'number', 'number'], [kind, from, to, on ? 1 : 0]);
            return {};
        },
        watch: ({ of }) => { watched = new Set(of); lastView = ''; return {}; },
        drop: ({ stream }) => { streams.delete(stream); vm.ccall('vm_stream_end', null, ['number'], [stream]); return {}; },
        digest: () => ({ digest: text('vm_digest') }),
        scenarioText: ({ name }) => ({ yaml: text('vm_scenario_text', ['string'], [name]) }),
    };

    function scope() {
        const place = vm.ccall('vm_scope', 'number') / Float32Array.BYTES_PER_ELEMENT;
        return vm.HEAPF32.slice(place, place + SCOPE_CHANNELS * SCOPE_SETS);
    }

    function show() {
        for (const stream of streams.keys()) {
            const piece = text('vm_stream_next', ['number'], [stream]);
            if (piece) {
                postMessage({ stream, piece });
            }
        }
        const view = text('vm_view');
        if (view !== lastView) {
            lastView = view;
            postMessage({
                view: JSON.parse(view),
                scope: watched.has('scope') ? scope() : undefined,
                phasors: watched.has('phasors') ? JSON.parse(text('vm_phasors')) : undefined,
            });
        }
    }

    // A message to oneself comes at once; a timer of 0 ms would wait for 4 ms.
    const again = new MessageChannel();
    let nextView = 0;
    function run() {
        const isBusy = vm.ccall('vm_pump', 'number') === 1;
        if (performance.now() >= nextView) {
            nextView = performance.now() + VIEW_MS;
            show();
        }
        if (isBusy) {
            again.port2.postMessage(null);
        } else {
            setTimeout(run, IDLE_MS);
        }
    }
    again.port1.onmessage = run;

    let isRunning = false;
    async function load({ script, wasm }) {
        if (script) {
            importScripts(script);
        }
        vm = await createVmeter(wasm ? { wasmBinary: wasm } : {});
        return { scenarios: JSON.parse(text('vm_scenarios')), devices: JSON.parse(text('vm_devices')) };
    }

    onmessage = async ({ data }) => {
        try {
            const answer = data.what === 'load' ? await load(data) : DOES[data.what](data);
            postMessage({ id: data.id, ...answer });
            if (data.what === 'start' && answer.refusal === '' && !isRunning) {
                isRunning = true;
                run();
            }
        } catch (error) {
            postMessage({ id: data.id, error: String(error) });
        }
    };
})();
