// SPDX-License-Identifier: GPL-3.0-or-later
// Checks all pages of the meter and of the control API for each kind of user, in both languages, on a phone and a
// desktop; then the actions on them.
import {mkdir} from 'node:fs/promises';

import {deeds} from './deeds.mjs';
import {expect, inspect, launch, live, SCREENSHOTS, signIn, visitor, WEB, WIDTHS} from './browser.mjs';
import {classroomDeeds, openClassroom, closeClassroom, pagesOfTheClassroom} from './classroom.mjs';

const PAGES = {
    user: ['overview', 'measurements', 'energies', 'trends', 'users'],
    admin: ['overview', 'measurements', 'energies', 'trends', 'network', 'time', 'tariff', 'users', 'system'],
};

let passed = 0;
let failed = 0;

async function check(title, work) {
    try {
        await work();
        ++passed;
    } catch (error) {
        ++failed;
        console.log(`FAILED ${title}\n    ${String(error.message ?? error).split('\n').slice(0, 6).join('\n    ')}`);
    }
}

async function visitAll(browser, role, lang, width) {
    const guest = await visitor(browser, {lang, width});
    const {context, page} = guest;
    if (role === 'user') {
        await page.goto(`${WEB}/login`);
        await check(`login ${lang} ${width}`, () => inspect(guest, '/login', `login-${lang}-${width}`));
    }
    await signIn(guest, role);
    for (const name of PAGES[role]) {
        await check(`${name} ${role} ${lang} ${width}`, async () => {
            const path = name === 'overview' ? '/' : `/${name}`;
            await page.goto(WEB + path);
            await live(page);
            expect(await page.getAttribute('html', 'lang') === lang, `not in ${lang}`);
            if (name === 'trends') {
                await page.waitForSelector('#voltage svg path.series3', {state: 'attached'});
            }
            if (name === 'users') {
                await page.waitForSelector('#users tr');
            }
            await inspect(guest, path, `${name}-${role}-${lang}-${width}`);
        });
    }
    await context.close();
}

await mkdir(SCREENSHOTS, {recursive: true});
const browser = await launch();
for (const role of Object.keys(PAGES)) {
    for (const lang of ['en', 'fr']) {
        for (const width of Object.keys(WIDTHS)) {
            await visitAll(browser, role, lang, width);
        }
    }
}
await openClassroom();
await pagesOfTheClassroom(browser, check);
for (const [title, deed] of Object.entries({...deeds, ...classroomDeeds})) {
    await check(title, () => deed(browser));
}
await closeClassroom();
await browser.close();
console.log(`pictures in ${SCREENSHOTS}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
