// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the meter for its values once a second and shows them; draws the LCD segment by segment.
'use strict';

const SVG = 'http://www.w3.org/2000/svg';
const POLL_MS = 1000;
const ANSWER_MS = 5000;

// Segments a to g of a cell 20 wide and 36 high, and the decimal point: bits 0 to 7 of a cell.
const SEGMENTS = [
    '3,1 17,1 14,4 6,4', '18,2 18,17 15,15 15,5', '18,19 18,34 15,31 15,21', '3,35 17,35 14,32 6,32',
    '2,19 2,34 5,31 5,21', '2,2 2,17 5,15 5,5', '4,18 6,16.5 14,16.5 16,18 14,19.5 6,19.5',
    '20,31.5 23.5,31.5 23.5,35 20,35',
];
const ROWS = [
    {id: 'main', cells: 8, x: 82, y: 68, scale: 1.75, pitch: 42.5},
    {id: 'label', cells: 7, x: 136, y: 12, scale: 0.7, pitch: 18},
];

const rows = {};

function drawCells({id, cells, x, y, scale, pitch}) {
    const row = document.getElementById(id);
    rows[id] = [];
    for (let i = 0; i < cells; ++i) {
        const cell = document.createElementNS(SVG, 'g');
        cell.setAttribute('transform', `translate(${x + i * pitch} ${y}) scale(${scale}) skewX(-4)`);
        rows[id].push(SEGMENTS.map((points) => {
            const segment = document.createElementNS(SVG, 'polygon');
            segment.setAttribute('points', points);
            segment.setAttribute('class', 'segment');
            return cell.appendChild(segment);
        }));
        row.appendChild(cell);
    }
}

function showCells(id, cells, blinkingMask) {
    cells.forEach((bits, i) => rows[id][i].forEach((segment, bit) => {
        segment.classList.toggle('lit', (bits >> bit & 1) === 1);
        segment.classList.toggle('blinking', (blinkingMask >> i & 1) === 1);
    }));
}

function showLcd(lcd) {
    const glass = document.getElementById('lcd');
    showCells('main', lcd.main, lcd.blinking_main);
    showCells('label', lcd.label, 0);
    for (const mark of glass.querySelectorAll('[data-icon]')) {
        mark.classList.toggle('lit', lcd.icons.includes(mark.dataset.icon));
        mark.classList.toggle('blinking', lcd.blinking.includes(mark.dataset.icon));
    }
    glass.classList.toggle('backlit', lcd.backlight);
    glass.setAttribute('aria-label', lcd.text.trim() || glass.dataset.dark);
}

/** Value at a path such as "measurements.phases.0.V"; undefined where there is none. */
function valueAt(live, path) {
    return path.split('.').reduce((value, name) => value?.[name], live);
}

function number(value, decimals) {
    if (typeof value !== 'number') {
        return '–';
    }
    return value.toLocaleString(document.documentElement.lang,
        {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

/** Wh in kWh with two decimals, cut off as the display does: what is shown has been counted. */
function energy(wattHours) {
    return typeof wattHours === 'number' ? number(Math.trunc(wattHours / 10) / 100, 2) : '–';
}

function showValues(live) {
    for (const cell of document.querySelectorAll('[data-value]')) {
        const value = valueAt(live, cell.dataset.value);
        cell.textContent = 'energy' in cell.dataset ? energy(value) : number(value, Number(cell.dataset.decimals));
    }
    const {sequence, missing} = live.measurements;
    const sequenceText = document.getElementById('sequence');
    sequenceText.textContent = sequence ?? sequenceText.dataset.unknown;
    const missingText = document.getElementById('missing');
    missingText.textContent = missing.join(', ') || missingText.dataset.none;
    missingText.classList.toggle('alarm', missing.length > 0);
    document.getElementById('tariff').textContent = `T${live.energies.tariff}`;
}

function showConnection(isLive) {
    const connection = document.getElementById('connection');
    const text = isLive ? connection.dataset.live : connection.dataset.lost;
    if (connection.textContent !== text) { // said once by screen readers, not every second
        connection.textContent = text;
    }
    document.body.classList.toggle('lost', !isLive);
}

async function poll() {
    try {
        const response = await fetch('/api/live', {cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS)});
        if (response.status === 401) {
            window.location.assign('/login');
            return;
        }
        if (!response.ok) {
            throw new Error(`status ${response.status}`);
        }
        const live = await response.json();
        showLcd(live.lcd);
        showValues(live);
        showConnection(true);
    } catch {
        showConnection(false); // and try again
    }
    window.setTimeout(poll, POLL_MS);
}

ROWS.forEach(drawCells);
poll();
