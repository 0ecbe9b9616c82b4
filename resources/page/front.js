// SPDX-License-Identifier: GPL-3.0-or-later
// The front of the meter: the drawing of the window (front_e28.svg), shown as the bench says, and its keys.

import { text } from 'page/texts.js';

export const KEYS = ['set', 'up', 'enter'];
const KEYBOARD = { s: 0, u: 1, ArrowUp: 1, e: 2, ArrowLeft: 2 };
const TRAFFIC_MS = 120;

/** Lights one picture for new pulses, and never two pictures one after the other, so that fast pulses flicker. */
class FlashPacer {
    #seen = null;
    #isPending = false;
    #isLit = false;

    next(pulses) {
        this.#isPending ||= this.#seen !== null && pulses !== this.#seen;
        this.#seen = pulses;
        this.#isLit = this.#isPending && !this.#isLit;
        this.#isPending &&= !this.#isLit;
        return this.#isLit;
    }
}

/** Segments and marks that are lit: calls `light(path, isLit)` for each. */
export function showInk(drawing, lcd, light) {
    const hidden = lcd.blink_on ? [] : lcd.blinking;
    const icons = new Set(lcd.icons.filter((icon) => !hidden.includes(icon)));
    for (const path of drawing.querySelectorAll('#ink path')) {
        const { cell, bit, icons: marks } = path.dataset;
        if (marks !== undefined) {
            light(path, marks.split(' ').some((mark) => icons.has(mark)));
        } else {
            const at = Number(cell.slice(-1));
            const isMain = cell.startsWith('main');
            const isHidden = isMain && !lcd.blink_on && (lcd.blinking_main >> at & 1) === 1;
            light(path, !isHidden && ((isMain ? lcd.main : lcd.label)[at] >> Number(bit) & 1) === 1);
        }
    }
}

export class Front {
    #place;
    #drawing;
    #press;
    #hands = [new Set(), new Set(), new Set()]; // of each key: who holds it
    #buttons = [];
    #led = new FlashPacer();
    #pulse = new FlashPacer();
    #trafficUntil = 0;
    #shownLcd = '';

    /** `press(key, isDown)` is called when a key moves. */
    constructor(place, svgText, press) {
        this.#place = place;
        this.#press = press;
        this.draw(svgText);
        document.addEventListener('keydown', (event) => this.#onKeyboard(event, true));
        document.addEventListener('keyup', (event) => this.#onKeyboard(event, false));
        window.addEventListener('blur', () => this.releaseAll());
    }

    draw(svgText) {
        this.#place.innerHTML = svgText;
        this.#drawing = this.#place.querySelector('svg');
        this.#drawing.setAttribute('aria-hidden', 'true');
        this.#shownLcd = '';
        this.#buttons = KEYS.map((key, index) => this.#addButton(key, index));
        this.retranslate();
    }

    retranslate() {
        this.#buttons.forEach((button, index) => button.setAttribute('aria-label', text.keys[KEYS[index]]));
    }

    /** A button over the drawing of a key: what a finger, a mouse or a keyboard presses. */
    #addButton(key, index) {
        const view = this.#drawing.viewBox.baseVal;
        const box = this.#drawing.querySelector(`#key-${key}-up`).getBBox();
        const button = document.createElement('button');
        button.type = 'button';
        button.id = `press-${key}`;
        button.className = 'key';
        button.style.left = `${(box.x - view.x) / view.width * 100}%`;
        button.style.top = `${(box.y - view.y) / view.height * 100}%`;
        button.style.width = `${box.width / view.width * 100}%`;
        button.style.height = `${box.height / view.height * 100}%`;
        button.addEventListener('pointerdown', (event) => {
            button.setPointerCapture(event.pointerId);
            if (this.#hands[index].has('kept')) {
                this.#hold(index, 'kept', false);
            } else if (event.shiftKey) {
                this.#hold(index, 'kept', true);
            } else {
                this.#hold(index, event.pointerId, true);
            }
        });
        for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
            button.addEventListener(end, (event) => this.#hold(index, event.pointerId, false));
        }
        button.addEventListener('contextmenu', (event) => event.preventDefault()); // a long touch is a long press
        button.addEventListener('keydown', (event) => this.#onSpace(event, index, true));
        button.addEventListener('keyup', (event) => this.#onSpace(event, index, false));
        this.#place.append(button);
        return button;
    }

    #onSpace(event, index, isDown) {
        if (event.key === ' ' || event.key === 'Enter') {
            event.preventDefault();
            this.#hold(index, 'space', isDown);
        }
    }

    #onKeyboard(event, isDown) {
        const index = KEYBOARD[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        const isElsewhere = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.role === 'tab';
        if (index === undefined || event.ctrlKey || event.metaKey || event.altKey || (isElsewhere && isDown)) {
            return;
        }
        event.preventDefault();
        this.#hold(index, 'keyboard', isDown);
    }

    #hold(index, hand, isDown) {
        const hands = this.#hands[index];
        const was = hands.size > 0;
        if (isDown) {
            hands.add(hand);
        } else {
            hands.delete(hand);
        }
        if (was !== hands.size > 0) {
            this.#press(index, hands.size > 0);
        }
    }

    releaseAll() {
        this.#hands.forEach((hands, index) => [...hands].forEach((hand) => this.#hold(index, hand, false)));
    }

    showTraffic() {
        this.#trafficUntil = performance.now() + TRAFFIC_MS;
    }

    #showOne(of, name) {
        for (const group of this.#drawing.querySelectorAll(of.map((id) => `#${id}`).join())) {
            group.style.display = group.id === name ? '' : 'none';
        }
    }

    #lamp(name, isLit) {
        this.#showOne([`${name}-off`, `${name}-on`], `${name}-${isLit ? 'on' : 'off'}`);
    }

    show(view) {
        const { lcd } = view;
        const frame = JSON.stringify(lcd);
        if (frame !== this.#shownLcd) {
            this.#shownLcd = frame;
            showInk(this.#drawing, lcd, (path, isLit) => { path.style.display = isLit ? '' : 'none'; });
        }
        const glass = view.powered ? lcd.backlight ? 'lit' : 'dim' : 'dark';
        this.#showOne(['glass-dark', 'glass-dim', 'glass-lit'], `glass-${glass}`);
        this.#showOne(['covers'], view.sealed ? 'covers' : '');
        KEYS.forEach((key, index) => {
            this.#showOne([`key-${key}-up`, `key-${key}-down`], `key-${key}-${view.keys[index] ? 'down' : 'up'}`);
        });
        const isLinked = view.powered && !view.unplugged;
        this.#lamp('led', this.#led.next(view.led_pulses));
        this.#lamp('pulse', this.#pulse.next(view.output_pulses));
        this.#lamp('link', isLinked);
        this.#lamp('traffic', isLinked && performance.now() < this.#trafficUntil);
    }
}
