// SPDX-License-Identifier: GPL-3.0-or-later
// A link is a state: what stands behind # is read when the page begins, and written by "copy link" (docs/interfaces.md,
// section 8.2).

const toText = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const toBytes = (base64) => Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

async function through(bytes, stream) {
    const done = new Blob([bytes]).stream().pipeThrough(stream);
    return new Uint8Array(await new Response(done).arrayBuffer());
}

export const LONGEST_YAML = 64 * 1024; // characters: what a link may carry

/** The state of a link; throws an Error that says what is wrong with it. */
export async function readLink(hash) {
    const fields = new URLSearchParams(hash.replace(/^#/, ''));
    const state = {
        model: fields.get('model') ?? 'e28', scenario: fields.get('scenario') ?? '', yaml: '', seed: -1,
        sealed: fields.get('sealed') === '1', speed: fields.get('speed') ?? '1', view: fields.get('view') ?? 'measurements', set: null,
    };
    if (fields.has('seed')) {
        state.seed = Number(fields.get('seed'));
        if (!Number.isSafeInteger(state.seed) || state.seed < 0) {
            throw new Error('seed');
        }
    }
    if (fields.has('yaml')) {
        try {
            state.yaml = new TextDecoder('utf-8', { fatal: true }).decode(
                await through(toBytes(fields.get('yaml')), new DecompressionStream('deflate-raw')));
        } catch {
            throw new Error('yaml');
        }
        if (state.yaml.length > LONGEST_YAML) {
            throw new Error('yaml');
        }
    }
    if (fields.has('set')) {
        try {
            state.set = JSON.parse(fields.get('set'));
        } catch {
            throw new Error('set');
        }
    }
    return state;
}

export async function linkOf(state) {
    const fields = new URLSearchParams();
    fields.set('model', state.model);
    if (state.yaml) {
        fields.set('yaml', toText(await through(new TextEncoder().encode(state.yaml), new CompressionStream('deflate-raw'))));
    } else if (state.scenario) {
        fields.set('scenario', state.scenario);
    }
    if (state.seed >= 0) {
        fields.set('seed', state.seed);
    }
    if (state.sealed) {
        fields.set('sealed', '1');
    }
    fields.set('speed', state.speed);
    fields.set('view', state.view);
    fields.set('lang', state.language);
    if (state.set) {
        fields.set('set', JSON.stringify(state.set));
    }
    return `${location.href.replace(/#.*$/, '')}#${fields}`;
}
