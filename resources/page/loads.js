// SPDX-License-Identifier: GPL-3.0-or-later
// The load board: a card for each kind of device, with a switch for each place where it can be connected.

import { language, number, text } from 'page/texts.js';

const PHASES = ['L1', 'L2', 'L3'];

/** Places of a kind: what a switch is called, its phases, and the name of the device that it runs. */
function placesOf({ id, connection }) {
    switch (connection) {
    case 'single':
        return PHASES.map((phase, index) => ({ title: phase, from: index, to: index, name: `${id} ${phase}` }));
    case 'between':
        return [[0, 1], [1, 2], [0, 2]].map(([from, to]) => (
            { title: `${PHASES[from]}–${PHASES[to]}`, from, to, name: `${id} ${PHASES[from]}-${PHASES[to]}` }));
    default:
        return [{ title: text.switchOn, from: 0, to: 1, name: id }];
    }
}

export class LoadBoard {
    #switches = new Map(); // by the name of the device

    /** `icons`: address of the icon of each kind; `flip(kind, place, isOn)` switches a device. */
    constructor(place, kinds, icons, flip) {
        place.replaceChildren(...kinds.map((kind) => this.#card(kind, icons(kind.id), flip)));
    }

    #card(kind, icon, flip) {
        const card = document.createElement('li');
        const image = Object.assign(new Image(), { src: icon, alt: '', width: 40, height: 40 });
        const name = Object.assign(document.createElement('strong'), { textContent: kind.name[language] });
        const power = Object.assign(document.createElement('span'), {
            textContent: `${number(kind.W / 1000, 2)} kW, ${number(kind.A, 1)} A` });
        const row = document.createElement('div');
        row.className = 'row';
        for (const place of placesOf(kind)) {
            const button = Object.assign(document.createElement('button'), { type: 'button', textContent: place.title });
            button.setAttribute('aria-label', `${kind.name[language]} ${place.title}`);
            button.setAttribute('aria-pressed', 'false');
            button.addEventListener('click', () => flip(kind.id, place, button.getAttribute('aria-pressed') !== 'true'));
            this.#switches.set(place.name, button);
            row.append(button);
        }
        card.append(image, name, power, row);
        return card;
    }

    /** `devices`: names of those that run. */
    show(devices) {
        for (const [name, button] of this.#switches) {
            button.setAttribute('aria-pressed', String(devices.includes(name)));
        }
    }
}
