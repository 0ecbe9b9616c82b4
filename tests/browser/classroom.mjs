// SPDX-License-Identifier: GPL-3.0-or-later
// A viewer at /watch while a trainee works, and the instructor at /instructor, who causes faults meanwhile.
import {expect, inspect, says, visitor, WIDTHS} from './browser.mjs';
import {LOOK, VmeterProgram, WORK} from './vmeter_program.mjs';

const LESSON = '08_address_007';
const EXAM = 'setup_and_wiring';
const RIGHT_WIRING = { // in the order in which it is reported
    load_at: ['L1', 'L2', 'L3', 'N'], open: [], open_load: [], reverse: [], supply_at: ['L1', 'L2', 'L3', 'N'],
};
const MISSING = {en: 'phase missing', fr: 'phase absente'};

const program = new VmeterProgram();

export const openClassroom = () => program.start();
export const closeClassroom = () => program.stop();

const faults = async () => (await program.call('GET', '/v1/faults')).faults;
const wiring = async () => (await program.call('GET', '/v1/input')).input.wiring;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Enters the token with the keyboard only. The first response, that a token is required, is no error. */
async function enter({page, complaints, site}, path, token) {
    await page.goto(site + path);
    await page.waitForFunction(() => document.activeElement.id === 'token'); // without a click
    complaints.splice(0);
    await page.keyboard.type(token);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#seen:not([hidden])');
}

async function as(browser, token, path, work, options) {
    const guest = await visitor(browser, {...options, site: program.site});
    try {
        await program.call('PUT', '/v1/faults', {faults: []});
        await program.call('POST', '/v1/training', {do: 'start', lesson: LESSON});
        await enter(guest, path, token);
        await work(guest);
        expect(guest.complaints.length === 0, `the browser complains: ${guest.complaints.join('; ')}`);
    } finally {
        await program.ask('POST', '/v1/training', {do: 'leave'});
        await guest.context.close();
    }
}

const instructor = (browser, work, options) => as(browser, WORK, '/instructor', work, options);
const button = (page, group, name) => page.locator(`[data-flag="${group}"]`).getByRole('button', {name, exact: true});
const done = (page) => says(page, '#outcome', 'Done');

export async function pagesOfTheClassroom(browser, check) {
    for (const [title, path, token] of
        [['watch', '/watch', LOOK], ['instructor', '/instructor', WORK], ['instructor-look', '/instructor', LOOK]]) {
        for (const lang of ['en', 'fr']) {
            for (const width of Object.keys(WIDTHS)) {
                await check(`${title} ${lang} ${width}`, () => as(browser, token, path, async (guest) => {
                    const {page} = guest;
                    expect(await page.getAttribute('html', 'lang') === lang, `not in ${lang}`);
                    if (title === 'instructor') {
                        await program.call('PATCH', '/v1/input', {wiring: {open: ['L2'], swap_supply: ['L1', 'L3']}});
                        await program.call('PUT', '/v1/faults', {faults: [{kind: 'delay', delay: '2 s', for: '90 s'}]});
                        await page.waitForSelector('#wrong li:nth-child(3)');
                    }
                    await inspect(guest, path, `${title}-${lang}-${width}`);
                }, {lang, width}));
            }
        }
    }
    await check('asking for the token', async () => {
        const guest = await visitor(browser, {site: program.site});
        await guest.page.goto(`${program.site}/instructor`);
        await guest.page.waitForSelector('#ask:not([hidden])');
        guest.complaints.splice(0);
        await inspect(guest, '/instructor', 'instructor-token');
        await guest.context.close();
    });
}

async function missingPhase(browser, lang) {
    await instructor(browser, async ({page}) => {
        await button(page, 'open', 'L2').click();
        await says(page, '#wrong', lang === 'fr' ? 'phase absente' : 'missing phase');
        await says(page, '#glass-text', MISSING[lang]);
        expect(same(await wiring(), {...RIGHT_WIRING, open: ['L2']}), 'the wiring is another');
        expect(await button(page, 'open', 'L2').getAttribute('aria-pressed') === 'true', 'not said of the button');
        await page.locator('#wrong button').click();
        await page.waitForSelector('#wrong li.sound');
        await page.waitForFunction(
            (mark) => !document.getElementById('glass-text').textContent.includes(mark), MISSING[lang]);
        expect(same(await wiring(), RIGHT_WIRING), 'the wiring is not right again');
    }, {lang});
}

export const classroomDeeds = {
    'the display follows a missing phase, and its mending': (browser) => missingPhase(browser, 'en'),
    'the same in French': (browser) => missingPhase(browser, 'fr'),

    'a fault of Modbus is injected beside others and taken back': (browser) => instructor(browser, async ({page}) => {
        await program.call('POST', '/v1/faults', {kind: 'frozen'});
        await page.selectOption('#kind', 'delay');
        await page.fill('#least', '200');
        await page.fill('#most', '300');
        await page.fill('#for', '60');
        await page.click('#faults button[type="submit"]');
        await done(page);
        const [, late] = await faults();
        expect(late.kind === 'delay' && same(late.delay, ['200 ms', '300 ms']) && late.for === 60, JSON.stringify(late));
        await says(page, '#wrong', 'Late reply, 200 ms to 300 ms');
        await says(page, '#log', 'fault + Late reply');
        await page.locator('#wrong li', {hasText: 'Late reply'}).getByRole('button').click();
        await says(page, '#outcome', 'taken back');
        expect(same((await faults()).map(({kind}) => kind), ['frozen']), 'the other has not been left alone');
    }),

    'all that was done is undone, and nothing else': (browser) => instructor(browser, async ({page}) => {
        await program.call('PATCH', '/v1/input', {wiring: {reverse: ['L1']}}); // by another client, before
        await program.call('POST', '/v1/faults', {kind: 'frozen'});
        const before = (await program.call('GET', '/v1/input')).input;
        await says(page, '#wrong', 'L1 reversed');
        expect(await page.isDisabled('#undo'), 'there is nothing to undo');
        await button(page, 'open', 'N').click();
        await says(page, '#wrong', 'open neutral');
        await page.selectOption('#side', 'load_at');
        await page.click('#wiring button[type="submit"]');
        await says(page, '#wrong', 'Conductors exchanged, load side');
        await page.locator('[data-phases="voltage"] input').nth(1).fill('115');
        await page.click('#supply button[type="submit"]');
        await says(page, '#wrong', '230 / 115 / 230 V (before: 230 / 230 / 230 V)');
        await page.selectOption('#kind', 'unplugged');
        await page.click('#faults button[type="submit"]');
        await says(page, '#wrong', 'Cable unplugged');
        await page.click('#mains');
        await says(page, '#wrong', 'Mains off');
        await says(page, '#glass-text', 'dark');
        await page.click('#undo');
        await says(page, '#outcome', 'all is as it was');
        expect(same((await program.call('GET', '/v1/input')).input, before), 'the terminals are not as they were');
        expect((await program.call('GET', '/v1/status')).mains, 'the mains is off');
        expect(same((await faults()).map(({kind}) => kind), ['frozen']), 'the faults are not as they were');
    }),

    'what somebody else has changed since is not undone': (browser) => instructor(browser, async ({page}) => {
        await button(page, 'open', 'L3').click();
        await says(page, '#wrong', 'missing phase');
        await program.call('PATCH', '/v1/input', {wiring: {open: [], reverse: ['L2']}});
        await says(page, '#wrong', 'L2 reversed');
        expect(await page.isDisabled('#undo'), 'it would be undone');
    }),

    'a fault of the pool is injected into an exam and undone': (browser) => instructor(browser,
        async ({page}) => {
            await program.call('POST', '/v1/training', {do: 'start', lesson: EXAM, candidate: 'Ada', seed: 42});
            await page.waitForSelector('#pool:not([hidden])');
            const pool = (await program.call('GET', '/v1/training/faults')).faults;
            expect(await page.locator('#pool-fault option').count() === pool.length, 'not the whole pool');
            await page.selectOption('#pool-fault', {label: pool[1].en});
            await page.click('#pool button');
            await done(page);
            expect(!same(await wiring(), RIGHT_WIRING), 'nothing is wrong');
            await page.click('#undo');
            await says(page, '#outcome', 'all is as it was');
            expect(same(await wiring(), RIGHT_WIRING), 'the wiring is not as it was');
        }),

    'the keyboard is enough, and the focus is not lost': (browser) => instructor(browser, async ({page}) => {
        await page.locator('#undo').evaluate((undo) => undo.focus());
        for (let n = 0; n < 20 && await page.evaluate(() => document.activeElement.textContent) !== 'L2'; ++n) {
            await page.keyboard.press('Tab');
        }
        await page.keyboard.press('Space');
        await says(page, '#wrong', 'missing phase');
        await page.focus('#wrong button');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#wrong li.sound');
        expect(await page.evaluate(() => document.activeElement.id) === 'wrong-title', 'the focus is elsewhere');
    }),

    'what the bench does not take is said with what to do': (browser) => instructor(browser, async ({page, complaints}) => {
        await page.selectOption('#kind', 'unplugged');
        await page.click('#faults summary');
        await page.fill('#count', '2');
        await page.click('#faults button[type="submit"]');
        await says(page, '#outcome', 'say how long it lasts each time');
        await page.selectOption('#kind', 'reset');
        await page.fill('#client', 'the third row');
        await page.click('#faults button[type="submit"]');
        await says(page, '#outcome', 'A client is an address');
        expect((await faults()).length === 0, 'it was taken');
        await page.selectOption('#kind', 'delay');
        await page.fill('#least', '600');
        await page.click('#faults button[type="submit"]');
        await says(page, '#outcome', 'cannot be shorter');
        complaints.splice(0); // of the 400
    }),

    'who may only look finds nothing that acts, and the bench refuses him': (browser) => as(browser, LOOK, '/instructor',
        async ({page, complaints}) => {
            await says(page, '#trouble', 'for looking only');
            expect(await page.locator('#bench *').count() === 0, 'the controls are there');
            expect(same(await page.locator('button:visible').allTextContents(), ['Forget the token']), 'there are buttons');
            const refused = await page.evaluate(async (token) => {
                const ask = (method, path, body) => fetch(path, {
                    method, body: body && JSON.stringify(body),
                    headers: {'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json'},
                }).then(({status}) => status);
                return [
                    await ask('PATCH', '/v1/input', {wiring: {open: ['L2']}}), await ask('POST', '/v1/power', {on: false}),
                    await ask('POST', '/v1/faults', {kind: 'reset'}), await ask('DELETE', '/v1/faults?id=1'),
                    await ask('POST', '/v1/training', {do: 'next'}), await ask('GET', '/v1/input'),
                    await ask('GET', '/v1/faults'), await ask('GET', '/v1/training/faults'), await ask('GET', '/v1/session'),
                ];
            }, LOOK);
            expect(refused.every((status) => status === 403), refused.join(' '));
            expect(same(await wiring(), RIGHT_WIRING), 'it was done');
            complaints.splice(0);
        }),

    'who may only look is not told of faults': (browser) => as(browser, LOOK, '/watch', async ({page}) => {
        await program.call('POST', '/v1/faults', {kind: 'no_reply'});
        await program.call('POST', '/v1/keys', {keys: ['up']});
        await says(page, '#log', 'UP released');
        expect(!(await page.textContent('#log')).includes('fault'), 'he is');
    }),

    'the token is in no address and does not outlive the tab': (browser) => instructor(browser, async ({page, complaints}) => {
        expect(!page.url().includes(WORK), page.url());
        expect(await page.evaluate(() => localStorage.length + document.cookie.length) === 0, 'it is kept');
        await page.reload();
        await page.waitForSelector('#seen:not([hidden])');
        await page.click('#forget');
        await page.waitForSelector('#ask:not([hidden])');
        expect(await page.evaluate(() => sessionStorage.length) === 0, 'it is not forgotten');
        await page.fill('#token', 'some other word, not it');
        await page.click('#ask button');
        await says(page, '#trouble', 'refuses this token');
        complaints.splice(0); // of the 401
    }),

    'the page says that the program is gone, and goes on when it is back': (browser) => instructor(browser,
        async ({page, complaints}) => {
            await button(page, 'open', 'L1').click();
            await says(page, '#wrong', 'missing phase');
            await program.stop();
            await says(page, '#trouble', 'does not answer');
            expect(await page.locator('#bench').evaluate((bench) => bench.inert), 'it can still be worked');
            await program.start();
            await page.waitForSelector('#wrong li.sound');
            await page.waitForSelector('#trouble', {state: 'hidden'});
            expect(await page.isDisabled('#undo'), 'what was done to another bench would be undone');
            await button(page, 'open', 'L2').click();
            await says(page, '#wrong', 'Terminal L2');
            complaints.splice(0); // of the connections refused
        }),
};
