// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the LCD segment by segment from a frame.

const SVG = 'http://www.w3.org/2000/svg';

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

/** `dark`: bit for each cell that blinks and is dark now. */
function showCells(id, cells, dark) {
    cells.forEach((bits, i) => rows[id][i].forEach((segment, bit) => {
        segment.classList.toggle('lit', (bits >> bit & 1) === 1 && (dark >> i & 1) === 0);
    }));
}

export function showLcd(lcd) {
    const glass = document.getElementById('lcd');
    if (!glass) {
        return;
    }
    if (!rows.main) {
        ROWS.forEach(drawCells);
    }
    showCells('main', lcd.main, lcd.blink_on ? 0 : lcd.blinking_main);
    showCells('label', lcd.label, 0);
    for (const mark of glass.querySelectorAll('[data-icon]')) {
        const dark = !lcd.blink_on && lcd.blinking.includes(mark.dataset.icon);
        mark.classList.toggle('lit', lcd.icons.includes(mark.dataset.icon) && !dark);
    }
    glass.classList.toggle('backlit', lcd.backlight);
    glass.setAttribute('aria-label', lcd.text.trim() || glass.dataset.dark);
}
