// SPDX-License-Identifier: GPL-3.0-or-later
// For a page that has this one in a frame: orders come by postMessage and are answered so (docs/interfaces.md, section
// 8.4).

/**
 * `does`: a function for each order, which returns its answer. Returns the function that tells the outer page what
 * happens; without an outer page it does nothing.
 */
export function embed(does) {
    if (window.parent === window) {
        return () => {};
    }
    window.addEventListener('message', async ({ data, source, origin }) => {
        const work = data?.vmeter !== undefined && source === window.parent && Object.hasOwn(does, data.vmeter) ? does[data.vmeter] : null;
        if (work === null) {
            return;
        }
        try {
            source.postMessage({ vmeter: 'answer', id: data.id, ...await work(data) }, origin === 'null' ? '*' : origin);
        } catch (error) {
            source.postMessage({ vmeter: 'answer', id: data.id, error: String(error) }, origin === 'null' ? '*' : origin);
        }
    });
    return (said) => window.parent.postMessage(said, '*');
}
