// SPDX-License-Identifier: GPL-3.0-or-later
// Oscilloscope and phasors, drawn on a canvas: some lines and arrows, for which a plot library would be larger than the
// rest of the page.

import { number, text } from 'page/texts.js';

const SETS = 800;
const RATE_KHZ = 8;
const SHOWN_SETS = 320; // 40 ms
const PHASES = ['L1', 'L2', 'L3'];
const CURRENT_AT = 3;
const ALL = 7;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
const lineColour = (index) => colour(['--l1', '--l2', '--l3', '--n'][index]);

/** Makes the canvas as sharp as the screen; returns its context and its size in CSS pixels. */
function prepare(canvas) {
    const scale = window.devicePixelRatio;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    context.scale(scale, scale);
    context.font = '12px system-ui, sans-serif';
    return { context, width, height };
}

/** The smallest of 1, 2, 5, 10, ... that is not below `value`. */
function roundUp(value) {
    const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-3)));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= value);
}

/** First set of a rising zero crossing of the first channel with voltage. */
function trigger(scope) {
    for (let channel = 0; channel < CURRENT_AT; channel += 1) {
        for (let set = 1; set < SETS - SHOWN_SETS; set += 1) {
            if (scope[channel * SETS + set - 1] < -1 && scope[channel * SETS + set] >= 0) {
                return set;
            }
        }
    }
    return SETS - SHOWN_SETS - 1;
}

function drawScreen({ context, width }, { top, height, title, channels, scope, first }) {
    let peak = 0;
    for (const channel of channels) {
        for (let set = first; set < first + SHOWN_SETS; set += 1) {
            peak = Math.max(peak, Math.abs(scope[channel * SETS + set]));
        }
    }
    const reach = roundUp(peak * 1.05);
    const middle = top + height / 2;
    const half = height / 2 - 16;
    context.strokeStyle = colour('--grid');
    context.lineWidth = 1;
    context.beginPath();
    for (let ms = 0; ms <= SHOWN_SETS / RATE_KHZ; ms += 5) {
        const x = ms / (SHOWN_SETS / RATE_KHZ) * width;
        context.moveTo(x, middle - half);
        context.lineTo(x, middle + half);
    }
    for (const share of [-1, -0.5, 0, 0.5, 1]) {
        context.moveTo(0, middle + share * half);
        context.lineTo(width, middle + share * half);
    }
    context.stroke();
    context.fillStyle = colour('--ink');
    context.fillText(`${title}   ±${number(reach, reach < 1 ? 3 : 0)}`, 4, top + 11);
    channels.forEach((channel, index) => {
        context.strokeStyle = lineColour(index);
        context.lineWidth = 1.5;
        context.beginPath();
        for (let set = 0; set < SHOWN_SETS; set += 1) {
            context.lineTo(set / SHOWN_SETS * width, middle - scope[channel * SETS + first + set] / reach * half);
        }
        context.stroke();
    });
}

export function drawScope(canvas, scope) {
    const sheet = prepare(canvas);
    const first = trigger(scope);
    const height = sheet.height / 2;
    drawScreen(sheet, { top: 0, height, title: text.volts, channels: [0, 1, 2], scope, first });
    drawScreen(sheet, { top: height, height, title: text.amperes, channels: [CURRENT_AT, 4, 5, ALL - 1], scope, first });
    sheet.context.fillText(`5 ${text.perDivision}`, 4, sheet.height - 4);
}

function drawArrow(context, centre, radius, degrees, strong) {
    const angle = degrees * Math.PI / 180;
    const tip = { x: centre.x + radius * Math.cos(angle), y: centre.y - radius * Math.sin(angle) };
    context.lineWidth = strong ? 2.5 : 1.5;
    context.setLineDash(strong ? [] : [5, 3]);
    context.beginPath();
    context.moveTo(centre.x, centre.y);
    context.lineTo(tip.x, tip.y);
    for (const side of [2.7, -2.7]) {
        context.moveTo(tip.x, tip.y);
        context.lineTo(tip.x + 9 * Math.cos(angle + side), tip.y - 9 * Math.sin(angle + side));
    }
    context.stroke();
    context.setLineDash([]);
    return tip;
}

/** Voltages as full lines, currents as broken ones, each to its own scale. */
export function drawPhasors(canvas, phasors) {
    const { context, width, height } = prepare(canvas);
    const centre = { x: width / 2, y: height / 2 };
    const radius = Math.min(width, height) / 2 - 22;
    context.strokeStyle = colour('--grid');
    for (const share of [0.5, 1]) {
        context.beginPath();
        context.arc(centre.x, centre.y, radius * share, 0, 2 * Math.PI);
        context.stroke();
    }
    for (const [kind, strong, share] of [['voltage', true, 1], ['current', false, 0.8]]) {
        const largest = Math.max(...phasors[kind].map(({ rms }) => rms));
        phasors[kind].forEach(({ rms, angle }, index) => {
            if (largest > (strong ? 1 : 0.005) && rms > largest / 100) {
                context.strokeStyle = context.fillStyle = lineColour(index);
                const tip = drawArrow(context, centre, radius * share * rms / largest, angle, strong);
                context.fillText(`${strong ? 'U' : 'I'}${index + 1}`, tip.x + 4, tip.y - 4);
            }
        });
    }
}

export function phasorRows(phasors) {
    return PHASES.map((phase, index) => {
        const { voltage, current } = phasors;
        return [phase, `${number(voltage[index].rms, 1)} V`, `${number(voltage[index].angle, 1)}°`,
            `${number(current[index].rms, 3)} A`, `${number(current[index].angle, 1)}°`];
    });
}
