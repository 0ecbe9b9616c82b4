// SPDX-License-Identifier: GPL-3.0-or-later
// Writes live values into elements that have a path in data-value, data-switch and so on.

/** W below which the display shows 00.00 kW, and no arrow. */
const LEAST_POWER = 5;

/** Value at a path such as "measurements.phases.0.V"; undefined if there is none. */
export function valueAt(live, path) {
    return path.split('.').reduce((value, name) => value?.[name], live);
}

export function number(value, decimals) {
    if (typeof value !== 'number') {
        return '–';
    }
    return value.toLocaleString(document.documentElement.lang,
        {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

/** Wh in kWh with two decimals, truncated as on the display; a balance cut to zero has no sign. */
function energy(wattHours) {
    return typeof wattHours === 'number' ? number(Math.trunc(wattHours / 10) / 100 || 0, 2) : '–';
}

// An unchanged text is not written again, so that it can be selected and screen readers do not repeat it.
function setText(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

function showNumbers(live) {
    for (const cell of document.querySelectorAll('[data-value]')) {
        const value = valueAt(live, cell.dataset.value);
        const {scale, decimals} = cell.dataset;
        setText(cell, 'energy' in cell.dataset ? energy(value)
            : number(typeof value === 'number' ? value * Number(scale ?? 1) : value, Number(decimals)));
    }
    for (const set of document.querySelectorAll('[data-set]')) {
        const energies = valueAt(live, set.dataset.set);
        for (const cell of set.querySelectorAll('[data-of]')) {
            setText(cell, energy(valueAt(energies, cell.dataset.of)));
        }
    }
}

function showStates(live) {
    for (const state of document.querySelectorAll('[data-switch]')) {
        const on = valueAt(live, state.dataset.switch);
        setText(state, on ? state.dataset.on : state.dataset.off);
        state.classList.toggle('off', !on);
    }
    for (const cell of document.querySelectorAll('[data-direction]')) {
        const power = valueAt(live, cell.dataset.direction);
        setText(cell, Math.abs(power ?? 0) < LEAST_POWER ? '–' : power > 0 ? '→' : '←');
    }
}

function showPhases({sequence, missing}) {
    for (const element of document.querySelectorAll('[data-sequence]')) {
        const turn = {'123': '↻ 123', '132': '↺ 132'}[sequence];
        setText(element, turn ?? element.dataset.sequence);
    }
    for (const element of document.querySelectorAll('[data-missing-phases]')) {
        setText(element, missing.join(', ') || element.dataset.missingPhases);
        element.classList.toggle('alarm', missing.length > 0);
    }
    for (const mark of document.querySelectorAll('[data-phase]')) {
        const isMissing = missing.includes(mark.dataset.phase);
        mark.classList.toggle('missing', isMissing);
        setText(mark, `${mark.dataset.phase} ${isMissing ? mark.dataset.missing : mark.dataset.live}`);
    }
}

export function showValues(live) {
    showNumbers(live);
    showStates(live);
    showPhases(live.measurements);
    for (const alarm of document.querySelectorAll('[data-malfunction]')) {
        alarm.hidden = live.malfunction === 0;
    }
}
