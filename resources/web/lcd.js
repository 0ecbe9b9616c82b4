// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the display as the meter draws it, so that it is the same on the page as on the front.

let shown = '';
let pictures = 0;

export function showLcd(lcd) {
    const glass = document.getElementById('lcd');
    const frame = JSON.stringify(lcd);
    if (!glass || frame === shown) {
        return;
    }
    shown = frame;
    pictures += 1;
    glass.src = `/api/lcd.png?n=${pictures}`;
    const text = lcd.text.trim() || glass.dataset.dark;
    glass.alt = text;
    glass.setAttribute('aria-label', text);
}
