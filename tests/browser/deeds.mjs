// SPDX-License-Identifier: GPL-3.0-or-later
// Actions of users on the pages, and actions that must not be possible.
import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';

import {control, expect, live, says, signIn, visitor, WEB} from './browser.mjs';

const FACTORY_NETWORK = {address: '192.168.0.4', netmask: '255.255.255.0', gateway: '192.168.0.1'};

async function as(browser, user, work, options) {
    const guest = await visitor(browser, options);
    try {
        await signIn(guest, user);
        await work(guest);
    } finally {
        await guest.context.close();
    }
}

async function open(page, path) {
    await page.goto(WEB + path);
    await live(page);
}

async function submit(page, form) {
    await page.click(`${form} button[type="submit"]`);
}

async function glassSays(page) {
    return page.getAttribute('#lcd', 'aria-label');
}

/** A page of another origin on the same host: its requests carry the cookie, SameSite or not. */
async function otherSite(html) {
    const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html));
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return {server, url: `http://127.0.0.1:${server.address().port}/`};
}

export const deeds = {
    'the mirror of the display follows the keys': (browser) => as(browser, 'user', async ({page}) => {
        await live(page);
        const before = await glassSays(page);
        await control('POST', '/v1/keys', {keys: ['enter'], hold_ms: 100});
        const {menu} = await control('GET', '/v1/lcd');
        await page.waitForFunction(
            (label) => document.getElementById('lcd').getAttribute('aria-label').startsWith(label), menu);
        expect(await glassSays(page) !== before, 'the glass has not changed');
    }),

    'a mark that blinks on the display blinks in the mirror': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/tariff');
        await page.click('[data-counter="Ea+T1"] [data-action="stop"]');
        await says(page, '[data-switch="partials_running.Ea+T1"]', 'stopped');
        for (let n = 0; (await control('GET', '/v1/lcd')).menu !== 'PAr.b' && n < 7; ++n) {
            await control('POST', '/v1/keys', {keys: ['enter'], hold_ms: 100});
        }
        const pictures = [];
        // A busy browser may miss a phase of the blinking.
        const several = new Promise((resolve) => {
            page.on('response', async (response) => {
                if (response.url().includes('/api/lcd.png?n=') && pictures.length < 8) {
                    pictures.push(response.body());
                    if (pictures.length === 8) {
                        resolve(Promise.all(pictures));
                    }
                }
            });
        });
        await open(page, '/');
        const [first, ...others] = await several;
        const changed = others.findIndex((picture) => !first.equals(picture));
        expect(changed >= 0, 'the picture does not change');
        expect(others.slice(changed).some((picture) => first.equals(picture)), 'the mark does not come back');
        await open(page, '/tariff');
        await page.click('[data-counter="Ea+T1"] [data-action="start"]');
        await says(page, '[data-switch="partials_running.Ea+T1"]', 'running');
    }),

    'a page says when the meter stops answering and recovers by itself': (browser) => as(browser, 'user', async ({page}) => {
        await live(page);
        await control('POST', '/v1/power', {on: false});
        await page.waitForSelector('body[data-connection="lost"]');
        await says(page, '#connection', 'does not answer');
        await control('POST', '/v1/power', {on: true});
        await live(page);
        await says(page, '#connection', 'Live');
    }),

    'the tariff is chosen on its page': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/tariff');
        await page.check('input[name="tariff"][value="2"]');
        await submit(page, 'form.settings');
        await says(page, 'form.settings .outcome', 'Saved.');
        expect((await control('GET', '/v1/energies')).tariff === 2, 'the meter counts in another tariff');
        await page.check('input[name="tariff"][value="1"]');
        await submit(page, 'form.settings');
        await page.waitForSelector('input[name="tariff"][value="1"]:checked');
    }),

    'all partial meters are zeroed after a question': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/tariff');
        page.once('dialog', (dialog) => dialog.dismiss());
        await page.click('[data-counter="all"] button');
        expect((await control('GET', '/v1/energies')).partial.Eap > 100, 'zeroed without consent');
        page.once('dialog', (dialog) => dialog.accept());
        await page.click('[data-counter="all"] button');
        await says(page, '#partial-outcome', 'Set to zero.');
        expect((await control('GET', '/v1/energies')).partial.Eap < 100, 'not zeroed');
    }),

    'an address that does not fit is refused at its field': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/network');
        await page.waitForFunction(() => document.getElementById('address').value !== '');
        await page.fill('#address', '192.168.0.255');
        await submit(page, 'form.settings');
        await says(page, '.outcome', 'cannot be the address');
        expect(await page.getAttribute('#address', 'aria-invalid') === 'true', 'the field is not marked');
        const words = await control('GET', '/v1/registers?address=29184&count=7');
        expect(JSON.stringify(words).includes(FACTORY_NETWORK.address), 'the address has been changed');
    }),

    'a gateway outside the net is taken, and said to be there': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/network');
        await page.waitForFunction(() => document.getElementById('address').value !== '');
        for (const [gateway, use] of [['10.0.0.1', 'not in the meter'], [FACTORY_NETWORK.gateway, 'in the meter']]) {
            await page.fill('#gateway', gateway);
            await submit(page, 'form.settings');
            await says(page, '[data-field="in_force.gateway"]', gateway);
            await says(page, '[data-field="in_force.gateway_use"]', use);
        }
    }),

    'the Modbus address is changed in force and for Modbus to read': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/network');
        await page.waitForFunction(() => document.getElementById('address').value !== '');
        for (const id of ['17', '5']) {
            await page.fill('#unit_id', id);
            await submit(page, 'form.settings');
            await page.waitForFunction(async (wanted) => {
                const settings = await (await fetch('/api/network')).json();
                return String(settings.unit_id) === wanted;
            }, id);
        }
    }),

    'the page of the network says where the address is from': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/network');
        await says(page, '[data-field="in_force.source"]', 'as set');
        await says(page, '[data-field="in_force.address"]', FACTORY_NETWORK.address);
    }),

    'the clock is set and shown': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/time');
        await page.waitForFunction(() => document.getElementById('clock').value !== '');
        await page.fill('#clock', '2030-05-06T07:08:09');
        await submit(page, 'form[data-put="/api/clock"]');
        await says(page, 'form[data-put="/api/clock"] .outcome', 'Saved.');
        await page.reload();
        await page.waitForFunction(() => document.getElementById('clock').value.startsWith('2030-05-06T07:08'));
        await says(page, '[data-field="clock"]', '2030-05-06T07:08');
    }),

    'versions and checksums are those of the inFo pages': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/system');
        await says(page, '[data-field="cs2"]', '9E14');
        await says(page, '[data-field="rel1"]', '1.03');
    }),

    'the meter restarts after a question': (browser) => as(browser, 'admin', async ({page}) => {
        await open(page, '/system');
        page.once('dialog', (dialog) => dialog.accept());
        await submit(page, 'form.settings');
        await says(page, '.outcome', 'restarted');
        await live(page);
    }),

    'energies are downloaded as CSV': (browser) => as(browser, 'user', async ({page}) => {
        await open(page, '/energies');
        const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
        const text = await readFile(await download.path(), 'utf8');
        expect(download.suggestedFilename() === 'energies.csv', 'another name');
        expect(text.startsWith('set,energy,element,value,unit\r\ntotal,'), text.slice(0, 100));
    }),

    'trends show the hour and the day': (browser) => as(browser, 'user', async ({page}) => {
        await open(page, '/trends');
        await page.waitForSelector('#power svg path.series1', {state: 'attached'});
        await page.check('input[value="day"]');
        await says(page, '#power', '−24 h');
    }),

    'the way to the content is one key long': (browser) => as(browser, 'user', async ({page}) => {
        await open(page, '/energies');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement.id) === 'content', 'the focus is elsewhere');
    }),

    'the language is switched and kept': (browser) => as(browser, 'user', async ({page}) => {
        await page.click('a[hreflang="fr"]');
        await says(page, 'h1', 'Vue d’ensemble');
        await page.goto(`${WEB}/energies`);
        await says(page, 'h1', 'Énergies');
    }),

    'user finds no page and no order of admin': (browser) => as(browser, 'user', async ({page}) => {
        for (const path of ['/network', '/time', '/tariff', '/system']) {
            const response = await page.goto(WEB + path);
            expect(response.status() === 403, `${path} is open`);
        }
        await open(page, '/');
        const status = await page.evaluate(async () => {
            const token = document.querySelector('meta[name="csrf-token"]').content;
            const headers = {'Content-Type': 'application/json', 'X-CSRF-Token': token};
            return (await fetch('/api/tariff', {method: 'PUT', headers, body: '{"tariff":2}'})).status;
        });
        expect(status === 403, `answered with ${status}`);
    }),

    'a new password ends the other sessions of its owner': (browser) => as(browser, 'user', async (other) => {
        await as(browser, 'user', async ({page}) => {
            const change = async (old, next) => {
                await open(page, '/users');
                await page.fill('#old', old);
                await page.fill('#new', next);
                await page.fill('#again', next);
                await submit(page, 'form.settings');
                await says(page, '.outcome', 'has been changed');
            };
            await change('user', 'a longer password');
            await other.page.waitForURL(`${WEB}/login`);
            await page.goto(WEB);
            expect(page.url() === `${WEB}/`, 'the session in which the password was changed has ended');
            await control('POST', '/v1/keys', {keys: ['up'], hold_ms: 100}); // the meter goes on
        });
        const guest = await visitor(browser);
        await signIn(guest, 'user', 'a longer password');
        await guest.context.close();
    }),

    'Eth SdEF on the meter restores the passwords': async (browser) => {
        const press = (key, milliseconds = 100) => control('POST', '/v1/keys', {keys: [key], hold_ms: milliseconds});
        for (let n = 0; !(await control('GET', '/v1/lcd')).menu.startsWith('SEtuP') && n < 8; ++n) {
            await press('enter');
        }
        await press('enter', 3200);
        expect((await control('GET', '/v1/lcd')).main.includes('SdEF'), 'not at Eth SdEF');
        await press('enter');
        await press('enter', 3200);
        await press('enter');
        await as(browser, 'user', ({page}) => live(page));
    },

    'pages of another origin change nothing': (browser) => as(browser, 'admin', async ({page}) => {
        const {server, url} = await otherSite(`<!DOCTYPE html><title>evil</title>
            <form method="post" action="${WEB}/logout"><button>win</button></form>
            <script>
                const headers = {'Content-Type': 'text/plain'};
                const tries = ['PUT', 'POST'].map((method) => fetch('${WEB}/api/tariff',
                    {method, headers, credentials: 'include', mode: method === 'PUT' ? 'cors' : 'no-cors', body: '{"tariff":2}'}));
                const read = fetch('${WEB}/api/live', {credentials: 'include'}).then((r) => r.text());
                Promise.allSettled([...tries, read]).then((all) => { document.title = all[2].status; });
            </script>`);
        try {
            await page.goto(url);
            await page.waitForFunction(() => document.title === 'rejected' || document.title === 'fulfilled');
            expect(await page.title() === 'rejected', 'it can read');
            const [response] = await Promise.all([page.waitForResponse(`${WEB}/logout`), page.click('button')]);
            expect(response.status() === 403, `signed out: ${response.status()}`);
            expect((await control('GET', '/v1/energies')).tariff === 1, 'it has changed the tariff');
            await open(page, '/');
        } finally {
            server.close();
        }
    }),

    'no page can be framed': (browser) => as(browser, 'admin', async ({page}) => {
        const {server, url} = await otherSite(`<!DOCTYPE html><title>frame</title><iframe src="${WEB}/"></iframe>`);
        try {
            await page.goto(url);
            const frame = page.frames().at(-1);
            expect(!(await frame.content()).includes('COUNTIS'), 'the overview is in a frame');
        } finally {
            server.close();
        }
    }),
};
