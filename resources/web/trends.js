// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the trends of power and voltages as SVG.
import {number} from '/values.js';

const SVG = 'http://www.w3.org/2000/svg';
const RENEW_MS = 5000;
const HEIGHT = 240;
const ROOM_FOR_NOW = 100; // px that the label of the newest tick may take
const MARGIN = {left: 60, right: 12, top: 12, bottom: 28};
const PERIODS = {
    hour: {seconds: 3600, ticks: [0, 15, 30, 45, 60], tick: 60, unit: 'min'},
    day: {seconds: 86400, ticks: [0, 6, 12, 18, 24], tick: 3600, unit: 'h'},
};

let trend = null;
let period = 'hour';

function element(name, attributes, text = '') {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, value);
    }
    made.textContent = text;
    return made;
}

/** Round numbers from below `least` to above `most`, three to seven of them. */
function scaleOf(least, most) {
    const span = Math.max(most - least, Math.abs(most) * 1e-3, 0.01);
    const power = 10 ** Math.floor(Math.log10(span / 4));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => span / candidate <= 5);
    const first = Math.floor(least / step) * step;
    const marks = [];
    for (let n = 0; marks.length === 0 || marks.at(-1) < most || marks.length < 2; ++n) {
        marks.push(first + n * step);
    }
    return {marks, step};
}

/** The columns of a chart in its unit, and the positions of values and time steps. */
function layout(chart) {
    const scale = Number(chart.dataset.scale);
    const columns = chart.dataset.columns.split(' ')
        .map((name) => trend[name].map((value) => value === null ? null : value * scale));
    const values = columns.flat().filter((value) => value !== null);
    if (values.length === 0) {
        return null;
    }
    const {marks, step} = scaleOf(Math.min(...values), Math.max(...values));
    const width = Math.max(chart.clientWidth, 240);
    const right = width - MARGIN.right;
    const bottom = HEIGHT - MARGIN.bottom;
    const {seconds} = PERIODS[period];
    return {
        columns, values, marks, step, width, right, bottom,
        y: (value) => bottom - (value - marks[0]) / (marks.at(-1) - marks[0]) * (bottom - MARGIN.top),
        x: (ago) => right - ago / seconds * (right - MARGIN.left),
    };
}

function drawGrid(chart, svg, {marks, step, right, bottom, x, y}) {
    const decimals = Math.max(0, -Math.floor(Math.log10(step)));
    for (const mark of marks) {
        svg.append(
            element('line', {class: 'grid', x1: MARGIN.left, x2: right, y1: y(mark), y2: y(mark)}),
            element('text', {x: MARGIN.left - 6, y: y(mark) + 4, 'text-anchor': 'end'}, number(mark, decimals)));
    }
    const {ticks, tick, unit} = PERIODS[period];
    for (const ago of ticks) {
        const at = x(ago * tick);
        svg.append(element('line', {class: 'grid', x1: at, x2: at, y1: MARGIN.top, y2: bottom}));
        if (ago === 0 || right - at > ROOM_FOR_NOW) {
            svg.append(element('text', {x: at, y: HEIGHT - 8, 'text-anchor': ago === 0 ? 'end' : 'middle'},
                ago === 0 ? chart.dataset.now : `−${ago} ${unit}`));
        }
    }
}

/** A path through a column, interrupted where a value is missing. */
function pathOf(column, {x, y}) {
    let path = '';
    let pen = 'M';
    column.forEach((value, n) => {
        if (value === null) {
            pen = 'M';
            return;
        }
        const ago = (column.length - n - 0.5) * trend.step_s;
        path += `${pen}${x(ago).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = 'L';
    });
    return path;
}

function draw(chart) {
    const plan = layout(chart);
    if (!plan) {
        chart.textContent = chart.dataset.none;
        return;
    }
    const {unit, decimals, range, now} = chart.dataset;
    const shown = (value) => `${number(value, Number(decimals))} ${unit}`;
    const newest = plan.columns.map((column) => column.at(-1)).filter((value) => value !== null).map(shown);
    const svg = element('svg', {
        viewBox: `0 0 ${plan.width} ${HEIGHT}`, width: plan.width, height: HEIGHT, role: 'img',
        'aria-label': `${range} ${shown(Math.min(...plan.values))} … ${shown(Math.max(...plan.values))}; `
            + `${now} ${newest.join(', ')}`,
    });
    drawGrid(chart, svg, plan);
    svg.append(element('text', {x: 4, y: MARGIN.top + 10, class: 'axis'}, unit));
    plan.columns.forEach((column, n) => svg.append(
        element('path', {class: `series series${n + 1}`, d: pathOf(column, plan)})));
    chart.replaceChildren(svg);
}

function drawAll() {
    if (trend) {
        document.querySelectorAll('.chart').forEach(draw);
    }
}

async function renew() {
    try {
        const response = await fetch(`/api/trends/${period}`, {cache: 'no-store'});
        if (response.ok) {
            trend = await response.json();
            drawAll();
        }
    } catch {
        // live.js shows that the meter does not answer
    }
}

document.getElementById('periods').addEventListener('change', (event) => {
    period = event.target.value;
    renew();
});
window.addEventListener('resize', drawAll);
window.setInterval(renew, RENEW_MS);
renew();
